#include "data/file_descriptor.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace kindred {

bool FileDescriptor::close() {
  const int before = errno;
  const int fd = release();
  // Once it was called the descriptor is gone, also where a signal came.
  if (fd >= 0 && ::close(fd) != 0 && errno != EINTR) return false;
  errno = before;
  return true;
}

Error system_error(const std::string& path, std::string_view action) {
  const int code = errno;
  return {code == ENOENT ? Errc::not_found : Errc::io,
          "cannot " + std::string(action) + ": " + std::strerror(code), path, 0};
}

bool write_all(int fd, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto n = uninterrupted([&] { return ::write(fd, bytes.data(), bytes.size()); });
    if (n == 0) errno = ENOSPC;  // nothing went wrong, and nothing went on: not for ever
    if (n <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return true;
}

bool write_all(int fd, std::string_view bytes) {
  return write_all(fd, std::as_bytes(std::span(bytes)));
}

bool flush(int fd) {
  return uninterrupted([&] { return ::fsync(fd); }) == 0;
}

}  // namespace kindred
