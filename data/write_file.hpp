// A whole file that nobody else writes: an output, or a file of the cache.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "data/replace_file.hpp"

namespace kindred {

/// Who may read a new file.
enum class Readers { owner, everybody };  // everybody whom the umask lets

/// Puts what `fill` writes into a descriptor in place of the file `path`, or of none, whole or not
/// at all; `fill` returns false where errno says why it could not. What dead runs left in the
/// folder is removed. A file that is there keeps its mode and owner where that is possible. `path`
/// is replaced itself where it is a symbolic link. Errors: io, not_found (the folder).
Status write_file(const std::string& path, Readers readers, Sync sync,
                  const std::function<bool(int fd)>& fill);

}  // namespace kindred
