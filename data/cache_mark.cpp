#include "data/cache_mark.hpp"

#include <unistd.h>

#include <optional>

#include "data/file_descriptor.hpp"
#include "data/read_file.hpp"
#include "data/write_file.hpp"

namespace kindred {
namespace {

/// The stamp, the machine's start, and a line end that says that nothing is missing.
std::optional<std::string> mark_of(const FileStamp& stamp) {
  const auto boot = read_file("/proc/sys/kernel/random/boot_id");
  if (!boot || !stamp.known()) return std::nullopt;
  std::string mark;
  for (const std::uint64_t number :
       {stamp.size, static_cast<std::uint64_t>(stamp.modified),
        static_cast<std::uint64_t>(stamp.changed), stamp.inode, stamp.device}) {
    mark += std::to_string(number) + " ";
  }
  return mark + *boot;
}

}  // namespace

std::string mark_path(const std::string& path) { return path + ".checked"; }

bool is_known_sound(const std::string& path, const FileStamp& stamp) {
  const auto mark = mark_of(stamp);
  const auto kept = mark ? read_file(mark_path(path)) : Error{};
  return kept && *kept == *mark;
}

void remember_sound(const std::string& path, const FileStamp& stamp) {
  const auto mark = mark_of(stamp);
  if (!mark) return;
  (void)write_file(mark_path(path), Readers::owner, Sync::kernel,
                   [&](int fd) { return write_all(fd, *mark); });
}

}  // namespace kindred
