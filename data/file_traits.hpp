// What a file is besides its bytes.
#pragma once

#include <string>

#include "core/result.hpp"

struct stat;

namespace kindred {

/// Gives the new file `to` the owner, group, mode, access list and other extended attributes of the
/// open file `from`, whose stat() is `info`; `shown` is its path in errors. Labels of the system's
/// own (security.*) are left to its rules. Errors: one of them cannot be kept.
Status keep_traits(int from, const struct stat& info, int to, const std::string& shown);

}  // namespace kindred
