#include "cli/roff.hpp"

#include <array>
#include <cctype>
#include <sstream>
#include <utility>

namespace kindred::cli {
namespace {

constexpr std::size_t kWidth = 80;

// Characters that would be read as roff, or shown as typographic ones.
constexpr std::array kEscapes = {std::pair{'\\', "\\e"},   std::pair{'-', "\\-"},
                                 std::pair{'\'', "\\(aq"}, std::pair{'"', "\\(dq"},
                                 std::pair{'`', "\\(ga"},  std::pair{'^', "\\(ha"},
                                 std::pair{'~', "\\(ti"}};

const char* escape_of(char c) {
  for (const auto& [special, escape] : kEscapes) {
    if (special == c) return escape;
  }
  return nullptr;
}

std::string upper(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

// ASCII text that shows as it is, on one line.
std::string roff_text(std::string_view text) {
  std::string out;
  if (text.starts_with('.')) out = "\\&";  // a request, at the beginning of a line
  for (const char c : text) {
    const char* escape = escape_of(c);
    out += escape != nullptr ? std::string(escape) : std::string(1, c);
  }
  return out;
}

}  // namespace

Roff::Roff(std::string_view name, std::string_view version)
    : Page(".TH " + roff_text(upper(name)) + " 1 " + KINDRED_DATE + " \"kindred " +
           std::string(version) + "\" \"User Commands\"\n") {}

std::string Roff::bold(std::string_view text) const { return "\\fB" + roff_text(text) + "\\fR"; }

std::string Roff::italic(std::string_view text) const { return "\\fI" + roff_text(text) + "\\fR"; }

std::string Roff::reference(std::string_view page) const { return bold(page) + "(1)"; }

void Roff::section(std::string_view heading) {
  text_ += ".SH \"" + roff_text(upper(heading)) + "\"\n";
  begins_ = true;
}

void Roff::paragraph(std::string_view text) {
  space();
  fill(text);
}

void Roff::line(std::string_view line) {
  text_ += std::string(line) + "\n";
  begins_ = false;
}

void Roff::item(std::string_view tag, std::string_view text) {
  if (text.empty()) {
    space();
    line(tag);
  } else {
    line(".TP");
    line(tag);
    fill(text);
  }
}

// Lines of less than 80 bytes, as roff likes them.
void Roff::fill(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::string current;
  for (std::string word; words >> word;) {
    if (!current.empty() && roff_text(current + " " + word).size() >= kWidth) {
      line(roff_text(current));
      current.clear();
    }
    current += (current.empty() ? "" : " ") + word;
  }
  line(roff_text(current));
}

void Roff::space() {
  if (!begins_) line(".PP");
}

}  // namespace kindred::cli
