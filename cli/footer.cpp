#include "cli/footer.hpp"

#include <algorithm>
#include <sstream>

#include "core/text.hpp"

namespace kindred::cli {
namespace {

constexpr std::string_view kExamples = "Examples:";
constexpr std::string_view kExitCodes = "Exit codes:";

// "Exit codes: 0 clean": a word or two, and a colon.
bool has_label(std::string_view line) {
  const auto colon = line.find(": ");
  if (colon == std::string_view::npos || line[0] < 'A' || line[0] > 'Z') return false;
  return std::all_of(line.begin() + 1, line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
}

Term example(std::string_view line) {
  line = trim(line);
  const auto gap = std::min(line.find("  "), line.size());
  return {std::string(line.substr(0, gap)), std::string(trim(line.substr(gap)))};
}

// "0 clean; 2 could not run."
std::vector<Term> exit_codes(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  std::vector<Term> codes;
  while (!(text = trim(text)).empty()) {
    const auto semicolon = text.find(';');
    const auto code = text.substr(0, semicolon);
    const auto space = std::min(code.find(' '), code.size());
    codes.push_back({std::string(code.substr(0, space)), std::string(trim(code.substr(space)))});
    text.remove_prefix(std::min(semicolon, text.size() - 1) + 1);
  }
  return codes;
}

}  // namespace

Footer read_footer(std::string_view text) {
  Footer footer;
  std::vector<std::string> paragraphs;
  bool begins = true;  // a paragraph
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  ")) {
      footer.examples.push_back(example(line));
    } else if (line.empty() || line == kExamples) {
      begins = true;
    } else if (begins || has_label(line)) {
      paragraphs.push_back(line);
      begins = false;
    } else {
      paragraphs.back() += " " + line;
    }
  }
  for (const std::string& paragraph : paragraphs) {
    if (paragraph.starts_with(kExitCodes)) {
      footer.exit_codes = exit_codes(std::string_view(paragraph).substr(kExitCodes.size()));
    } else {
      footer.notes.push_back(paragraph);
    }
  }
  return footer;
}

}  // namespace kindred::cli
