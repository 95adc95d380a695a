// Function words by language: they carry no meaning of their own and tell languages apart.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_set>

namespace kindred {

/// The stop words of a language by its Snowball name, case folded (German ß is ss). Empty for
/// languages without a list.
const std::unordered_set<std::string_view>& stop_words(std::string_view language);

/// The languages that have a list, the same order always.
std::span<const std::string_view> stop_word_languages();

/// In which of them is the (folded) word a stop word? One bit each, the lowest for the first.
std::uint32_t stop_word_in(std::string_view word);

}  // namespace kindred
