// How a file is known to be the one that was read.
#pragma once

#include <cstdint>

struct stat;

namespace kindred {

/// What tells whether a file is still the one that was read. All 0: not known.
struct FileStamp {
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t changed = 0;   // likewise: its bytes, mode, owner or name
  std::uint64_t inode = 0;
  std::uint64_t device = 0;

  [[nodiscard]] bool known() const { return inode != 0; }
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

FileStamp stamp_of(const struct stat& info);

/// The moment before files are stamped and read, in nanoseconds since 1970. A file that changed no
/// earlier than two seconds before it may change again under the same stamp, as coarse as some file
/// systems tell the time: its stamp is not to be trusted.
class ReadingTime {
 public:
  ReadingTime();
  [[nodiscard]] FileStamp trusted(const FileStamp& stamp) const;

 private:
  std::int64_t begun_;
};

}  // namespace kindred
