// Single files that an option names.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace kindred::cli {

/// A whole file, "-" for standard input.
Result<std::string> read_text(const std::string& path);

/// A file that an option asks for.
struct OutputFile {
  std::string option;  // "--report"
  std::string path;    // "-" for standard output
};

/// Is one of them standard output?
bool wants_standard_output(std::span<const OutputFile> files);

/// To be asked before long work. Errors: two options name the same file, or both standard output; a
/// folder where a file belongs; a folder that is not there or cannot be written to.
Status check_outputs(std::span<const OutputFile> files);

/// Writes a whole file; for "-" appends to `standard_output`. What stood there before is lost only
/// once the new text is complete. A symbolic link stays, and what it leads to is written.
Status write_text(const std::string& path, std::string_view text, std::string& standard_output);

/// Writes a file that must not be there yet, whole or not at all.
Status create_file(const std::string& path, std::string_view text);

}  // namespace kindred::cli
