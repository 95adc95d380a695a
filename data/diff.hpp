// Two versions of a file as a unified diff.
#pragma once

#include <string>
#include <string_view>

namespace kindred {

/// A unified diff that `patch -p1` and `git apply` take: `--- a/path`, `+++ b/path`, hunks with
/// three lines of context. A path with control characters, quotes or backslashes is quoted as git
/// quotes it. Empty where nothing differs.
std::string unified_diff(const std::string& path, std::string_view before, std::string_view after);

}  // namespace kindred
