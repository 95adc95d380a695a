// Large files of the cache are checked once, not each time.
#pragma once

#include <string>

#include "data/file_stamp.hpp"

namespace kindred {

/// Was the file, with this stamp, found sound since the machine was started? Nobody has written to
/// it then; and what a power failure may take is only what had not reached the disk. The answer is
/// kept in a file beside it. No for a stamp that is not known.
bool is_known_sound(const std::string& path, const FileStamp& stamp);

/// Keeps that answer, if it can be kept.
void remember_sound(const std::string& path, const FileStamp& stamp);

/// The file beside it.
std::string mark_path(const std::string& path);

}  // namespace kindred
