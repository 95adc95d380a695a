#include "data/tsv.hpp"

#include <algorithm>

#include "data/utf8.hpp"

namespace kindred {

std::string tsv_plain(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t control = control_length(text);
    out += control > 0 ? ' ' : text.front();
    text.remove_prefix(std::max<std::size_t>(control, 1));
  }
  return out;
}

std::string tsv_field(std::string_view text) {
  constexpr std::string_view kStartsFormula = "=+-@\t\r";
  const bool formula = !text.empty() && kStartsFormula.find(text.front()) != std::string_view::npos;
  return (formula ? "'" : "") + tsv_plain(text);
}

std::string tsv_row(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) line += (i == 0 ? "" : "\t") + fields[i];
  return line + "\n";
}

}  // namespace kindred
