// The bytes of an article that is open.
#pragma once

#include <string>

#include "core/result.hpp"
#include "data/file_stamp.hpp"

namespace kindred {

/// How an article is opened: not blocking, so that a pipe in its place cannot hold us up, and never
/// through a link.
extern const int kArticleFlags;

/// The bytes of an open file, and its stamp as it was before they were read; `shown` is its path in
/// errors. Errors: no regular file; larger than 64 MiB, unread; what the system says. A file that
/// grows meanwhile comes back with more than its stamp's size.
Result<std::string> read_article(int fd, const std::string& shown, FileStamp& stamp);

}  // namespace kindred
