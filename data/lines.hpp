// Text by lines.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/text.hpp"

namespace kindred {

/// Calls `visit(line)` for each line, without its end.
template <class Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto newline = text.find('\n');
    auto line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    visit(line);
  }
}

/// Behind the end of the line that `at` is in.
inline std::size_t line_end(std::string_view bytes, std::size_t at) {
  const auto newline = bytes.find('\n', at);
  return newline == std::string_view::npos ? bytes.size() : newline + 1;
}

/// The start of the line before the one that starts at `at`.
inline std::size_t line_before(std::string_view bytes, std::size_t at) {
  if (at < 2) return 0;
  const auto newline = bytes.rfind('\n', at - 2);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

/// Does it begin with a line break of YAML 1.1 that YAML 1.2 and editors do not count: NEL, LS, PS?
inline bool begins_with_other_break(std::string_view text) {
  return text.starts_with("\u0085") || text.starts_with("\u2028") || text.starts_with("\u2029");
}
inline bool holds_other_break(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_with_other_break(text.substr(i))) return true;
  }
  return false;
}

/// White space, or nothing. Most lines end with something else, which settles it.
inline bool is_blank(std::string_view line) {
  return line.empty() || (static_cast<unsigned char>(line.back()) <= ' ' && trim(line).empty());
}

}  // namespace kindred
