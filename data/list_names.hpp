// What is in a folder.
#pragma once

#include <dirent.h>

#include <functional>
#include <string>

namespace kindred {

/// Calls `found(name, type)` for each name in an open folder but "." and "..": DT_REG, DT_DIR, or
/// another of readdir()'s. False: the folder cannot be listed to its end, errno says why.
bool list_names(int folder, const std::function<void(const std::string&, unsigned char)>& found);

}  // namespace kindred
