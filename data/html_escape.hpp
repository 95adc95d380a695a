// Text from outside, made safe for a page.
#pragma once

#include <string>
#include <string_view>

namespace kindred {

/// For elements and for quoted attributes: & < > " ' as entities, white space as spaces, broken
/// bytes as \xNN. Control characters, line separators and those that turn the direction of what
/// follows (U+202A to U+202E, U+2066 to U+2069) become U+FFFD.
std::string escape_html(std::string_view text);

/// The same in an element of its own, whose direction does not reach beyond it. Not for attributes.
std::string isolated_html(std::string_view text);

}  // namespace kindred
