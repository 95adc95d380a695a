#include "data/yaml_text.hpp"

#include <algorithm>
#include <cstdint>

#include "core/text.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

// Characters that some YAML reader would take for a line break or refuse, as \uXXXX; the others of
// the Unicode planes stand for themselves.
bool needs_escape(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 ||
         code == 0xFEFF || (code & 0xFFFEU) == 0xFFFE;
}

void append_escape(std::string& out, std::uint32_t code) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  switch (code) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const unsigned digits = code > 0xFFFF ? 8 : 4;
  out += digits == 8 ? "\\U" : "\\u";
  for (unsigned i = digits; i-- > 0;) out += kHex[code >> (4 * i) & 15U];
}

/// How many characters at the start stand for themselves and are ASCII: mostly all.
std::size_t plain_length(std::string_view text) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) -
                                  text.begin());
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    const std::size_t plain = plain_length(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto [code, size] = first_character(text);
    if (code == '"' || code == '\\') {
      out += '\\';
      out += static_cast<char>(code);
    } else if (needs_escape(code)) {
      append_escape(out, code);
    } else {
      out += text.substr(0, size);
    }
    text.remove_prefix(size);
  }
  out += '"';
}

bool is_safe_plain(std::string_view text) {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`";
  if (text.empty() || text != trim(text)) return false;
  const bool number = text.size() > 1 && text[0] == '-' && text[1] >= '0' && text[1] <= '9';
  if (kIndicators.find(text.front()) != std::string_view::npos && !number) return false;
  if (text.ends_with(':') || text.find(": ") != std::string_view::npos ||
      text.find(" #") != std::string_view::npos) {
    return false;
  }
  if (text == "---" || text == "..." || text == "=" || text == "<<") return false;
  // Some parsers end a plain scalar at a tab before '#' or after ':', others refuse tabs.
  for (std::string_view rest = text; !rest.empty();) {
    const auto [code, size] = first_character(rest);
    if (needs_escape(code)) return false;
    rest.remove_prefix(size);
  }
  return true;
}

std::string flow_scalar(std::string_view text) {
  const bool plain = is_safe_plain(text) &&
                     text.find_first_of(",?[]{}") == std::string_view::npos && text != "~" &&
                     lower_ascii(text) != "null";
  if (plain) return std::string(text);
  std::string out;
  append_quoted(out, text);
  return out;
}

}  // namespace kindred
