// A whole file that somebody named.
#pragma once

#include <string>

#include "core/result.hpp"

namespace kindred {

/// The bytes of a file, or of a pipe until its end. Errors: there is none (not_found), a folder,
/// more than 1 GiB, what cannot be read.
Result<std::string> read_file(const std::string& path);

}  // namespace kindred
