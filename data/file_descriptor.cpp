#include "data/file_descriptor.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace kindred {

FileDescriptor::~FileDescriptor() {
  if (fd_ >= 0) ::close(fd_);
}

bool FileDescriptor::close() {
  const int fd = fd_;
  fd_ = -1;
  return ::close(fd) == 0;
}

Error system_error(const std::string& path, std::string_view action) {
  const int code = errno;
  return {code == ENOENT ? Errc::not_found : Errc::io,
          "cannot " + std::string(action) + ": " + std::strerror(code), path, 0};
}

bool write_all(int fd, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
  return true;
}

bool write_all(int fd, std::string_view bytes) {
  return write_all(fd, std::as_bytes(std::span(bytes)));
}

}  // namespace kindred
