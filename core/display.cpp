#include "core/display.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace kindred {
namespace {

/// What a reader takes for one character, at the start of `text`.
struct Cluster {
  std::size_t bytes = 0;
  std::size_t columns = 0;
};

/// Unicode's extended grapheme clusters (UAX 29). Bytes that are no UTF-8 are a column each.
Cluster first_cluster(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  Cluster cluster;
  utf8proc_int32_t previous = 0;
  utf8proc_int32_t state = 0;
  while (cluster.bytes < text.size()) {
    utf8proc_int32_t code = 0;
    const auto left = static_cast<utf8proc_ssize_t>(text.size() - cluster.bytes);
    const auto size = utf8proc_iterate(bytes + cluster.bytes, left, &code);
    if (size <= 0) return cluster.bytes > 0 ? cluster : Cluster{1, 1};
    if (cluster.bytes > 0 && utf8proc_grapheme_break_stateful(previous, code, &state)) break;
    const auto columns = static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
    cluster.columns = std::max(cluster.columns, columns);
    cluster.bytes += static_cast<std::size_t>(size);
    previous = code;
  }
  return cluster;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Cluster cluster = first_cluster(text);
    width += cluster.columns;
    text.remove_prefix(cluster.bytes);
  }
  return width;
}

std::string fitted(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return "";
  std::string out;
  std::size_t used = 1;  // the ellipsis
  while (!text.empty()) {
    const Cluster cluster = first_cluster(text);
    if (used + cluster.columns > width) break;
    used += cluster.columns;
    out += text.substr(0, cluster.bytes);
    text.remove_prefix(cluster.bytes);
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "…";
}

std::string padded(std::string_view text, std::size_t width, bool right_aligned) {
  const std::size_t used = display_width(text);
  const std::string padding(used < width ? width - used : 0, ' ');
  return right_aligned ? padding + std::string(text) : std::string(text) + padding;
}

}  // namespace kindred
