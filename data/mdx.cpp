#include "data/mdx.hpp"

#include "core/text.hpp"
#include "data/lines.hpp"

namespace kindred {

std::string without_statements(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  bool in_statement = false;
  std::string_view fence;  // of the code block that is open; one of the other kind is its text
  for_each_line(body, [&](std::string_view line) {
    const auto mark = line.substr(0, 3);
    if (mark == "```" || mark == "~~~") fence = fence.empty() ? mark : fence == mark ? "" : fence;
    if (trim(line).empty()) in_statement = false;  // a blank line ends it
    const bool begins = line.starts_with("import ") || line.starts_with("export ");
    in_statement = in_statement || (begins && fence.empty());
    if (!in_statement) out += line;
    out += '\n';
  });
  return out;
}

}  // namespace kindred
