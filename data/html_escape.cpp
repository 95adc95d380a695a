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

}  // namespace

std::string escape_html(std::string_view text) {
  const std::string valid = printable_utf8(text);
  std::string out;
  out.reserve(valid.size());
  for (std::string_view rest = valid; !rest.empty();) {
    std::size_t n = 1;
    if (const auto entity = escaped(rest.front()); !entity.empty()) {
      out += entity;
    } else if (const std::size_t unwanted = control_length(rest) + turning_length(rest);
               unwanted > 0) {
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
