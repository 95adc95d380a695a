// Are these bytes text?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kindred {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Offset of the first byte that is NUL or breaks UTF-8; npos where there is none.
std::size_t first_bad_byte(std::string_view bytes);

/// Offset of the first byte that breaks UTF-8; npos where there is none.
std::size_t first_invalid_utf8(std::string_view bytes);

/// A code point, and of how many bytes.
struct Character {
  std::uint32_t code = 0;
  std::size_t size = 1;
};

/// The character at the start of valid UTF-8 that is not empty.
Character first_character(std::string_view text);

/// Bytes of the control character that `text` begins with: C0, DEL, or C1 (U+0080 to U+009F) as two
/// bytes; 0 where it begins with another character or is empty.
std::size_t control_length(std::string_view text);

/// The same for a character that ends a line or turns the direction of what follows: U+2028 to
/// U+202E, U+2066 to U+2069.
std::size_t turning_length(std::string_view text);

/// The bytes with each broken one written as \xNN, fit for messages and JSON.
std::string printable_utf8(std::string_view bytes);

}  // namespace kindred
