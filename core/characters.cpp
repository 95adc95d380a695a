#include "core/characters.hpp"

#include <utf8proc.h>

namespace kindred {
namespace {

CharacterKind kind_of(utf8proc_int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return CharacterKind::letter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharacterKind::mark;
    case UTF8PROC_CATEGORY_ND:
      return CharacterKind::digit;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharacterKind::space;
    default:
      return code >= 0x09 && code <= 0x0d ? CharacterKind::space : CharacterKind::other;
  }
}

/// Calls `visit(bytes, code)` for every character; code < 0 where bytes are none.
template <class Visit>
void for_each_code(std::string_view text, Visit visit) {
  while (!text.empty()) {
    utf8proc_int32_t code = -1;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code);
    const std::size_t length = size > 0 ? static_cast<std::size_t>(size) : 1;
    visit(text.substr(0, length), size > 0 ? code : -1);
    text.remove_prefix(length);
  }
}

}  // namespace

std::vector<Character> characters(std::string_view text) {
  std::vector<Character> out;
  out.reserve(text.size());
  for_each_code(text, [&](std::string_view bytes, utf8proc_int32_t code) {
    out.push_back({bytes, code < 0 ? CharacterKind::other : kind_of(code)});
  });
  return out;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_code(text, [&](std::string_view bytes, utf8proc_int32_t code) {
    if (code < 0) {
      out += bytes;
      return;
    }
    utf8proc_uint8_t small[4];
    const auto size = utf8proc_encode_char(utf8proc_tolower(code), small);
    out.append(small, small + size);
  });
  return out;
}

}  // namespace kindred
