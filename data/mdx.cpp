#include "data/mdx.hpp"

#include "core/text.hpp"
#include "data/lines.hpp"

namespace kindred {

std::string without_statements(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  bool in_statement = false;
  bool in_fence = false;
  for_each_line(body, [&](std::string_view line) {
    if (line.starts_with("```") || line.starts_with("~~~")) in_fence = !in_fence;
    if (trim(line).empty()) in_statement = false;  // a blank line ends it
    const bool begins = line.starts_with("import ") || line.starts_with("export ");
    in_statement = in_statement || (begins && !in_fence);
    if (!in_statement) out += line;
    out += '\n';
  });
  return out;
}

}  // namespace kindred
