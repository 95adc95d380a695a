#include "data/diff.hpp"

#include <algorithm>
#include <dtl/dtl.hpp>
#include <sstream>
#include <utility>
#include <vector>

namespace kindred {
namespace {

constexpr std::size_t kContext = 3;

// Lines with their ends, so that CRLF and a missing last end are differences.
std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto newline = text.find('\n');
    const auto size = newline == std::string_view::npos ? text.size() : newline + 1;
    lines.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

void append_line(std::string& out, char sign, const std::string& line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string range(std::size_t first, std::size_t count) {
  return std::to_string(count == 0 ? first : first + 1) +
         (count == 1 ? "" : "," + std::to_string(count));
}

/// A name as patch(1) and git read it: in quotes where it could end the line or turn into another
/// one.
std::string shown_name(const std::string& name) {
  const auto needs_escape = [](char c) {
    return (c >= 0 && c < 0x20) || c == 0x7f || c == '"' || c == '\\';
  };
  if (std::none_of(name.begin(), name.end(), needs_escape)) {
    // patch(1) ends a name at a space, unless a tab stands behind the whole.
    return name.find(' ') == std::string::npos ? name : name + "\t";
  }
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (needs_escape(c)) {
      const auto digit = [&](unsigned shift) {
        return static_cast<char>('0' + (static_cast<unsigned char>(c) >> shift & 7U));
      };
      out += {'\\', digit(6), digit(3), digit(0)};
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace

std::string unified_diff(const std::string& path, std::string_view before, std::string_view after) {
  const auto a = split_lines(before);
  const auto b = split_lines(after);
  // An edit changes one place: one hunk, in which dtl finds the smallest script.
  std::size_t head = 0;
  while (head < std::min(a.size(), b.size()) && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < std::min(a.size(), b.size()) - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
    ++tail;
  }
  if (head == a.size() && head == b.size()) return "";
  const std::size_t begin = head - std::min(head, kContext);
  const std::size_t after_context = std::min(tail, kContext);
  const auto slice = [&](const std::vector<std::string>& lines) {
    return std::vector<std::string>(lines.begin() + static_cast<std::ptrdiff_t>(head),
                                    lines.end() - static_cast<std::ptrdiff_t>(tail));
  };
  dtl::Diff<std::string, std::vector<std::string>> diff(slice(a), slice(b));
  diff.compose();

  const std::size_t context = head - begin + after_context;
  std::string out = "--- " + shown_name("a/" + path) + "\n+++ " + shown_name("b/" + path) + "\n";
  out += "@@ -" + range(begin, a.size() - tail - head + context) + " +" +
         range(begin, b.size() - tail - head + context) + " @@\n";
  for (std::size_t i = begin; i < head; ++i) append_line(out, ' ', a[i]);
  std::string added;  // behind what it replaces
  for (const auto& [line, info] : diff.getSes().getSequence()) {
    if (info.type == dtl::SES_ADD) {
      append_line(added, '+', line);
      continue;
    }
    if (info.type != dtl::SES_DELETE) out += std::exchange(added, "");
    append_line(out, info.type == dtl::SES_DELETE ? '-' : ' ', line);
  }
  out += added;
  for (std::size_t i = a.size() - tail; i < a.size() - tail + after_context; ++i) {
    append_line(out, ' ', a[i]);
  }
  return out;
}

}  // namespace kindred
