// Patterns of urls, "/:year/:title/", as Jekyll and Hugo write them.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.hpp"

namespace kindred {

/// What a placeholder stands for; its name comes without the colon, with what is in brackets behind
/// it ("sections[1:]").
using PlaceholderValue = std::function<std::string(std::string_view name)>;

/// The pattern with each placeholder replaced, but for names that `valid` does not hold. A last
/// "_" of a name that is none belongs to the text.
std::string expand_pattern(std::string_view pattern, std::span<const std::string_view> valid,
                           const PlaceholderValue& value);

/// Errors: a placeholder that is not among `valid`; says which are, and the nearest.
Status check_pattern(std::string_view pattern, std::span<const std::string_view> valid,
                     std::uint32_t line);

/// A placeholder that is a part of the date, and what strftime() calls it.
using DatePart = std::pair<const char*, const char*>;

/// Does the pattern name any of these?
bool asks_for_date(std::string_view pattern, std::span<const DatePart> parts);

/// For a path in a url: all but RFC 3986's unreserved characters, its sub-delimiters, ':', '@', '%'
/// and '/' as %XX.
std::string escape_path(std::string_view path);

/// "//" made "/".
std::string squeeze_slashes(std::string_view path);

/// "/blog" of "https://example.org/blog/", "blog" and "/blog/"; empty for the root of a host.
std::string base_path(std::string_view url);

}  // namespace kindred
