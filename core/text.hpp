// Small questions about text that every layer asks.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kindred {

/// Case folded (Unicode), runs of white space made one space, ends trimmed. Invalid UTF-8 is kept
/// byte for byte.
std::string fold(std::string_view text);

/// The nearest of `names` by edit distance, for "did you mean"; empty where none is near.
std::string nearest(std::string_view word, std::span<const std::string> names);

/// The least edit distance of `word` to any part of `text`: 0 where it holds it.
std::size_t distance_within(std::string_view word, std::string_view text);

/// ": did you mean 'nearest'?", or nothing.
std::string suggestion(std::string_view word, std::span<const std::string> names);

/// ASCII white space off both ends.
std::string_view trim(std::string_view text);

/// ASCII letters made small.
std::string lower_ascii(std::string_view text);

/// The last `digits` digits, small.
std::string hexadecimal(std::uint64_t number, std::size_t digits = 16);

}  // namespace kindred
