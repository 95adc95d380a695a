// Files as the system sees them: what reading and writing them share.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace kindred {

/// An open file; closed at the end, at the latest.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor();
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  [[nodiscard]] int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  /// Closes and reports what close() says; a full disk may only show here.
  bool close();

 private:
  int fd_;
};

/// What errno says about an action that failed: "cannot be read: Permission denied".
Error system_error(const std::string& path, std::string_view action);

/// Writes all of it, however many calls that takes. False: errno says why.
bool write_all(int fd, std::span<const std::byte> bytes);
bool write_all(int fd, std::string_view bytes);

}  // namespace kindred
