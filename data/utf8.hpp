// Are these bytes text?
#pragma once

#include <string>
#include <string_view>

namespace kindred {

/// Offset of the first byte that is NUL or breaks UTF-8; npos where there is none.
std::size_t first_bad_byte(std::string_view bytes);

/// Offset of the first byte that breaks UTF-8; npos where there is none.
std::size_t first_invalid_utf8(std::string_view bytes);

/// The bytes with each broken one written as \xNN, fit for messages and JSON.
std::string printable_utf8(std::string_view bytes);

}  // namespace kindred
