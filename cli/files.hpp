// Single files that an option names.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"

namespace kindred::cli {

/// A whole file, "-" for standard input.
Result<std::string> read_text(const std::string& path);

/// Writes a whole file, "-" for standard output. What stood there before is lost only once the new
/// text is complete.
Status write_text(const std::string& path, std::string_view text);

}  // namespace kindred::cli
