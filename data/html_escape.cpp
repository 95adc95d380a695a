#include "data/html_escape.hpp"

#include "data/utf8.hpp"

namespace kindred {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\t':
    case '\n':
    case '\r':
      return " ";
    default:
      return {};
  }
}

// Length of what must not reach a page at the start of valid UTF-8, or 0: control characters,
// U+2028 to U+202E, U+2066 to U+2069.
std::size_t unwanted_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) != 0xE2) return control_length(text);
  const bool line_or_turn = byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE;
  const bool isolate = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
  return line_or_turn || isolate ? 3 : 0;
}

}  // namespace

std::string escape_html(std::string_view text) {
  const std::string valid = printable_utf8(text);
  std::string out;
  out.reserve(valid.size());
  for (std::string_view rest = valid; !rest.empty();) {
    std::size_t n = 1;
    if (const auto entity = escaped(rest.front()); !entity.empty()) {
      out += entity;
    } else if (const std::size_t unwanted = unwanted_length(rest); unwanted > 0) {
      out += kReplacement;
      n = unwanted;
    } else {
      out += rest.front();
    }
    rest.remove_prefix(n);
  }
  return out;
}

std::string isolated_html(std::string_view text) { return "<bdi>" + escape_html(text) + "</bdi>"; }

}  // namespace kindred
