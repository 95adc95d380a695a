// Where do words begin and end? Unicode text as words, words as their parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kindred {

/// Appends the words of `text` (UTF-8) as they stand there. A word is a run of letters, digits and
/// marks; `-`, `_`, `.` and `::` inside it belong to it (`New-CimInstance`, `std::vector`), and so
/// do `#` and `++` at its end (`C#`). Scripts without spaces (Chinese, Japanese, Thai, ...) and
/// Hangul give overlapping pairs of characters.
void split_words(std::string_view text, std::vector<std::string_view>& words);

/// The parts of a word from split_words(), as they stand: at the signs inside it and where camel
/// case begins a word (`CRichEditView` gives C, Rich, Edit, View). At least one.
void split_parts(std::string_view word, std::vector<std::string_view>& parts);

/// Case folded and normalised (NFKC), so that equal words are equal bytes. Diacritics stay.
std::string fold_word(std::string_view word);

/// Is that evidently the word itself? (Small ASCII letters and digits, as in most words.)
bool is_folded(std::string_view word);

}  // namespace kindred
