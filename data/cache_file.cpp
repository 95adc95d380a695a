#include "data/cache_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstring>

#include "core/parallel.hpp"
#include "data/cache_mark.hpp"
#include "data/file_descriptor.hpp"
#include "data/write_file.hpp"

namespace kindred {
namespace {

static_assert(std::endian::native == std::endian::little, "the format of cache files");

constexpr std::array<char, 8> kMagic = {'k', 'i', 'n', 'd', 'r', 'e', 'd', '\n'};
constexpr std::uint64_t kAlignment = 64;  // a line of the processor's cache
constexpr std::uint32_t kMostPieces = 1024;
constexpr std::uint64_t kLarge = 32U << 20;  // below that, checking takes a few milliseconds

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t format = kCacheFormat;
  std::uint32_t pieces = 0;
  std::uint64_t key = 0;
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;
};
static_assert(sizeof(Header) == 40);

struct TableEntry {
  std::array<char, 56> name = {};
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;
};
static_assert(sizeof(TableEntry) == 80);

using Bytes = std::span<const std::byte>;

std::uint64_t checksum(Bytes bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

/// Of the header, whose own checksum does not count, and the table.
std::uint64_t checksum(Header header, std::span<const TableEntry> table) {
  header.checksum = 0;
  const std::uint64_t parts[] = {checksum(std::as_bytes(std::span(&header, 1))),
                                 checksum(std::as_bytes(table))};
  return checksum(std::as_bytes(std::span(parts)));
}

std::uint64_t aligned(std::uint64_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

/// The whole file, until nobody needs it any more.
class Mapping {
 public:
  Mapping(int fd, std::size_t size)
      : bytes_(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0)), size_(size) {}
  ~Mapping() {
    if (*this) ::munmap(bytes_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  explicit operator bool() const { return bytes_ != MAP_FAILED; }
  [[nodiscard]] Bytes bytes() const { return {static_cast<const std::byte*>(bytes_), size_}; }

 private:
  void* bytes_;
  std::size_t size_;
};

Error damaged(const std::string& path) { return {Errc::malformed, "is damaged", path, 0}; }

/// The table of a file that begins well; checks all but the pieces themselves.
Result<std::vector<TableEntry>> read_table(Bytes file, const std::string& path, std::uint64_t key) {
  Header header;
  if (file.size() < sizeof header) return damaged(path);
  std::memcpy(&header, file.data(), sizeof header);
  if (header.magic != kMagic || header.pieces > kMostPieces || header.size != file.size()) {
    return damaged(path);
  }
  const std::size_t table_size = header.pieces * sizeof(TableEntry);
  if (file.size() < sizeof header + table_size) return damaged(path);
  std::vector<TableEntry> table(header.pieces);
  const Bytes entries = file.subspan(sizeof header, table_size);  // may be empty, without a place
  std::copy(entries.begin(), entries.end(), std::as_writable_bytes(std::span(table)).begin());
  if (checksum(header, table) != header.checksum) return damaged(path);
  if (header.format != kCacheFormat || header.key != key) {
    return Error{Errc::conflict, "was made of something else", path, 0};
  }
  for (const TableEntry& entry : table) {
    if (entry.offset % kAlignment != 0 || entry.offset > file.size() ||
        entry.size > file.size() - entry.offset || entry.name.back() != '\0') {
      return damaged(path);
    }
  }
  return table;
}

/// Are the pieces as they were written?
bool are_sound(Bytes file, std::span<const TableEntry> table, unsigned threads) {
  std::atomic<bool> sound{true};
  Progress progress;
  parallel_for(table.size(), 1, threads, progress, [&](std::size_t i, std::size_t) {
    if (checksum(file.subspan(table[i].offset, table[i].size)) != table[i].checksum) sound = false;
  });
  return sound;
}

TableEntry entry_of(const std::string& name, Bytes piece, std::uint64_t offset) {
  TableEntry entry;
  assert(name.size() < entry.name.size());
  std::copy(name.begin(), name.end(), entry.name.begin());
  entry.offset = offset;
  entry.size = piece.size();
  entry.checksum = checksum(piece);
  return entry;
}

bool write_pieces(int fd, const Sections& sections, std::uint64_t key) {
  Header header;
  header.pieces = static_cast<std::uint32_t>(sections.pieces().size());
  header.key = key;
  std::vector<TableEntry> table;
  std::uint64_t end = sizeof header + header.pieces * sizeof(TableEntry);
  for (const auto& [name, piece] : sections.pieces()) {
    table.push_back(entry_of(name, piece.span(), aligned(end)));
    end = table.back().offset + piece.size();
  }
  header.size = end;
  header.checksum = checksum(header, table);
  constexpr std::array<std::byte, kAlignment> kZeros = {};
  std::uint64_t at = sizeof header + header.pieces * sizeof(TableEntry);
  if (!write_all(fd, std::as_bytes(std::span(&header, 1)))) return false;
  if (!write_all(fd, std::as_bytes(std::span(table)))) return false;
  for (std::size_t i = 0; const auto& [name, piece] : sections.pieces()) {
    if (!write_all(fd, std::span(kZeros).first(table[i].offset - at))) return false;
    if (!write_all(fd, piece.span())) return false;
    at = table[i++].offset + piece.size();
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<CacheFile>> CacheFile::open(const std::string& path, std::uint64_t key,
                                                   unsigned threads) {
  const FileDescriptor file(
      uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); }));
  struct stat info {};
  if (!file || ::fstat(file.get(), &info) != 0) return system_error(path, "be read");
  if (!S_ISREG(info.st_mode) || info.st_size == 0) return damaged(path);
  const auto mapping =
      std::make_shared<const Mapping>(file.get(), static_cast<std::size_t>(info.st_size));
  if (!*mapping) return system_error(path, "be read");
  const auto table = read_table(mapping->bytes(), path, key);
  if (!table) return table.error();
  const FileStamp stamp = ReadingTime().trusted(stamp_of(info));
  const bool large = mapping->bytes().size() >= kLarge;
  if (!large || !is_known_sound(path, stamp)) {
    if (!are_sound(mapping->bytes(), *table, threads)) return damaged(path);
    if (large) remember_sound(path, stamp);
  }
  auto cache = std::make_unique<CacheFile>();
  for (const TableEntry& entry : *table) {
    cache->pieces_[entry.name.data()] = {mapping->bytes().subspan(entry.offset, entry.size),
                                         mapping};
  }
  return cache;
}

Result<Array<std::byte>> CacheFile::bytes(const std::string& name) const {
  const auto piece = pieces_.find(name);
  if (piece == pieces_.end()) return damaged(name);
  return piece->second;
}

Status write_cache_file(const std::string& path, std::uint64_t key, const Sections& sections) {
  return write_file(path, Readers::owner, Sync::kernel,
                    [&](int fd) { return write_pieces(fd, sections, key); });
}

void remove_cache_file(const std::string& path) {
  ::unlink(mark_path(path).c_str());
  ::unlink(path.c_str());
}

}  // namespace kindred
