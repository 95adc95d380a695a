// One file takes the place of another, and nobody's words are lost.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace kindred {

/// What is waited for.
enum class Sync {
  disk,    // new bytes are on the disk before they stand under the file's name
  kernel,  // they are whole for all programs, but a power cut may tear them
};

/// Puts `bytes` in place of the file `name` of an open folder if its fingerprint is `expected`,
/// with owner, mode and extended attributes as they are; `shown` is its path in errors. At every
/// moment the name stands for all of the old file or all of the new one. Errors: conflict, the file
/// is not as expected, or changed until the last moment, or another program has it open for
/// writing; others as the system says. The file is as it was then, or as somebody else saved it.
///
/// The two files change places, and what came out is looked at: so whatever is saved meanwhile,
/// into the file or over its name, is put back. Where a file system cannot exchange files (NFS,
/// FAT), the last look is before the renaming, and what is saved in the microseconds between is
/// lost.
Status replace_file(int folder, const std::string& name, const std::string& shown,
                    std::uint64_t expected, std::string_view bytes, Sync sync);

}  // namespace kindred
