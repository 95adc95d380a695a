#include "data/tsv.hpp"

#include <algorithm>

#include "data/utf8.hpp"

namespace kindred {
namespace {

constexpr std::string_view kFormula = "=+-@";  // what spreadsheets take for the start of one

}  // namespace

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
  const std::string plain = tsv_plain(text);
  // Also behind spaces, which some take off, and behind apostrophes, so that one of ours can be
  // told from one of the text's.
  const auto first = plain.find_first_not_of("' ");
  const bool formula =
      first != std::string::npos && kFormula.find(plain[first]) != std::string_view::npos;
  return formula ? "'" + plain : plain;
}

std::string tsv_row(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) line += (i == 0 ? "" : "\t") + fields[i];
  return line + "\n";
}

}  // namespace kindred
