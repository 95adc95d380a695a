// Opening what lies below a folder, and nothing else.
#pragma once

#include <string>

namespace kindred {

/// Opens `path`, relative to the open folder; "" is the folder itself. No symbolic link is
/// followed, whoever put it there and when, and nothing above the folder is reached. `flags` as for
/// open(), without O_CREAT; the descriptor does not outlive exec. -1: errno says why; ELOOP or
/// ENOTDIR for a link, EXDEV for a path that leads out. Thread-safe.
int open_below(int folder, const std::string& path, int flags);

/// The same without the system call that does it at once (openat2), for systems that have none and
/// for paths that are too long for one call.
int open_step_by_step(int folder, const std::string& path, int flags);

}  // namespace kindred
