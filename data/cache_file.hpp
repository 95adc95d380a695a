// A file of the cache: pieces of memory that are used where they lie.
//
//     offset  size  meaning (numbers little-endian)
//          0     8  "kindred\n"
//          8     4  version of the format: kCacheFormat
//         12     4  number of pieces, n
//         16     8  key: what the contents were made of
//         24     8  size of the file
//         32     8  checksum of the bytes before it and of the table behind it
//         40        table: n times
//                     56  name, ended by zeros
//                      8  offset of the piece in the file, a multiple of 64
//                      8  its size
//                      8  its checksum
//                 the pieces
//
// Checksums are XXH3-64. Pieces are arrays of plain values as this machine holds them: a cache is
// no format for exchange. Their names and types are those of save() and load().
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "core/sections.hpp"

namespace kindred {

constexpr std::uint32_t kCacheFormat = 1;

/// A cache file in memory, checked to the last byte. Pieces keep it mapped. All const access is
/// thread-safe. Whoever replaces the file replaces its name, never its bytes.
class CacheFile : public SectionSource {
 public:
  /// Errors: not_found; io; conflict, it was made of something else; malformed, it is damaged.
  static Result<std::unique_ptr<CacheFile>> open(const std::string& path, std::uint64_t key,
                                                 unsigned threads);

  [[nodiscard]] Result<Array<std::byte>> bytes(const std::string& name) const override;

 private:
  std::map<std::string, Array<std::byte>> pieces_;
};

/// Writes a file that holds `sections`, in place of the one that is there, whole or not at all.
/// Not flushed to the disk: what a power failure tears is found by its checksum.
Status write_cache_file(const std::string& path, std::uint64_t key, const Sections& sections);

/// Removes a file that write_cache_file() wrote, if it is there.
void remove_cache_file(const std::string& path);

}  // namespace kindred
