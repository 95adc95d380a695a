#include "cli/markdown_page.hpp"

#include <cctype>

namespace kindred::cli {
namespace {

// Text may hold `code`; elsewhere no character may be read as Markdown or HTML.
std::string escaped(std::string_view text) {
  constexpr std::string_view kSpecial = "\\*_<[";
  std::string out;
  bool code = false;
  for (const char c : text) {
    code = code != (c == '`');
    if (!code && kSpecial.find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

}  // namespace

MarkdownPage::MarkdownPage(std::string_view name)
    : Page("<!-- Made by scripts/reference of the program's own tables. -->\n# " +
           std::string(name) + "\n") {}

std::string MarkdownPage::bold(std::string_view text) const {
  return "`" + std::string(text) + "`";
}

std::string MarkdownPage::italic(std::string_view text) const { return "*" + escaped(text) + "*"; }

std::string MarkdownPage::reference(std::string_view page) const {
  return "[" + std::string(page) + "](" + std::string(page) + ".md)";
}

void MarkdownPage::section(std::string_view heading) {
  text_ += "\n## ";
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const auto c = static_cast<unsigned char>(heading[i]);
    text_ += static_cast<char>(i == 0 ? std::toupper(c) : std::tolower(c));
  }
  text_ += "\n";
  in_list_ = false;
}

void MarkdownPage::paragraph(std::string_view text) { line(escaped(text)); }

void MarkdownPage::line(std::string_view line) {
  text_ += "\n" + std::string(line) + "\n";
  in_list_ = false;
}

void MarkdownPage::item(std::string_view tag, std::string_view text) {
  if (!in_list_) text_ += "\n";
  text_ += "- " + std::string(tag) + (text.empty() ? "" : ": ") + escaped(text) + "\n";
  in_list_ = true;
}

}  // namespace kindred::cli
