#include "data/file_stamp.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>

namespace kindred {
namespace {

constexpr std::int64_t kCoarsestClock = 2'000'000'000;  // nanoseconds: two seconds, as FAT has it

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

FileStamp stamp_of(const struct stat& info) {
  return {static_cast<std::uint64_t>(info.st_size), nanoseconds(info.st_mtim),
          nanoseconds(info.st_ctim), info.st_ino, info.st_dev};
}

ReadingTime::ReadingTime()
    : begun_(std::chrono::duration_cast<std::chrono::nanoseconds>(
                 std::chrono::system_clock::now().time_since_epoch())
                 .count()) {}

FileStamp ReadingTime::trusted(const FileStamp& stamp) const {
  const std::int64_t latest = std::max(stamp.modified, stamp.changed);
  return latest < begun_ - kCoarsestClock ? stamp : FileStamp{};
}

}  // namespace kindred
