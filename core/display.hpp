// How wide is text on a terminal?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kindred {

/// The columns that `text` (UTF-8, without control characters) takes on a terminal: a character
/// with its marks and joiners counts once, wide ones (CJK, emoji) two.
std::size_t display_width(std::string_view text);

/// `text` cut to at most `width` columns, the last of them "…" where something is missing.
std::string fitted(std::string_view text, std::size_t width);

/// `text` filled with spaces to `width` columns, on the left for `right_aligned`.
std::string padded(std::string_view text, std::size_t width, bool right_aligned = false);

}  // namespace kindred
