// Text as characters, for whoever makes names of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kindred {

enum class CharacterKind : std::uint8_t { letter, mark, digit, space, other };  // digit: decimal

struct Character {
  std::string_view bytes;  // of the text
  CharacterKind kind = CharacterKind::other;
};

/// The characters of `text` (Unicode). A byte that breaks UTF-8 is a character of its own.
std::vector<Character> characters(std::string_view text);

/// Every letter made small (Unicode, one by one).
std::string lower(std::string_view text);

}  // namespace kindred
