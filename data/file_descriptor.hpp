// Files as the system sees them: what reading and writing them share.
#pragma once

#include <cerrno>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.hpp"

namespace kindred {

/// An open file, or none; closed at the end, at the latest.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor() { close(); }
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  [[nodiscard]] int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  /// Leaves it open, and to the caller.
  [[nodiscard]] int release() { return std::exchange(fd_, -1); }
  /// Closes and reports what close() says; a full disk may only show here. True where there is
  /// none. Does not change errno where it succeeds.
  bool close();

 private:
  int fd_;
};

/// What `call` returns, made again for as long as a signal interrupts it.
template <class Call>
auto uninterrupted(Call call) {
  auto returned = call();
  while (returned == -1 && errno == EINTR) returned = call();
  return returned;
}

/// What errno says about an action that failed: "cannot be read: Permission denied".
Error system_error(const std::string& path, std::string_view action);

/// Writes all of it, however many calls that takes. False: errno says why.
bool write_all(int fd, std::span<const std::byte> bytes);
bool write_all(int fd, std::string_view bytes);

/// Has the disk hold what was written, or for a folder the names in it. False: errno says why.
bool flush(int fd);

}  // namespace kindred
