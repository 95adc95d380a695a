#include "data/read_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "data/file_descriptor.hpp"

namespace kindred {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 30;
constexpr std::size_t kStep = 64U << 10;  // of what does not say its size

Error too_large(const std::string& path) {
  return {Errc::malformed, "larger than " + std::to_string(kLargest >> 30U) + " GiB", path, 0};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const FileDescriptor file(
      uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY); }));
  if (!file && errno == ENOENT) return Error{Errc::not_found, "there is no such file", path, 0};
  struct stat info {};
  if (!file || ::fstat(file.get(), &info) != 0) return system_error(path, "be read");
  if (S_ISDIR(info.st_mode)) return Error{Errc::io, "is a folder; name a file", path, 0};
  const std::size_t size = S_ISREG(info.st_mode) ? static_cast<std::size_t>(info.st_size) : 0;
  if (size > kLargest) return too_large(path);
  std::string bytes;
  for (std::size_t done = 0;;) {
    if (done > kLargest) return too_large(path);
    if (done == bytes.size()) bytes.resize(done + std::max(size - std::min(done, size), kStep));
    const auto n =
        uninterrupted([&] { return ::read(file.get(), &bytes[done], bytes.size() - done); });
    if (n < 0) return system_error(path, "be read");
    done += static_cast<std::size_t>(n);
    if (n > 0) continue;
    bytes.resize(done);
    return bytes;
  }
}

}  // namespace kindred
