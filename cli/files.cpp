#include "cli/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "data/file_descriptor.hpp"
#include "data/read_file.hpp"
#include "data/write_file.hpp"

namespace kindred::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStandard = "-";

constexpr int kMostLinks = 40;  // as Linux follows

Error cannot_write(const std::string& path) {
  return {Errc::io, std::string("cannot be written: ") + std::strerror(errno), path, 0};
}

Error is_folder(const std::string& path) { return {Errc::io, "is a folder; name a file", path, 0}; }

/// What `path` leads to, whether that is there or not.
fs::path behind_links(fs::path path) {
  std::error_code error;
  for (int i = 0; i < kMostLinks && fs::is_symlink(path, error); ++i) {
    path = path.parent_path() / fs::read_symlink(path, error);
  }
  return path;
}

/// A device or a pipe is written to; a file is replaced.
bool is_special(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error) && !fs::is_regular_file(path, error);
}

Status check_writable(const std::string& path) {
  const fs::path target = behind_links(path);
  std::error_code error;
  if (fs::is_directory(target, error)) return is_folder(path);
  const fs::path folder = target.has_parent_path() ? target.parent_path() : ".";
  const bool writable = is_special(target) ? ::access(target.c_str(), W_OK) == 0
                                           : ::access(folder.c_str(), W_OK | X_OK) == 0;
  return writable ? ok() : cannot_write(path);
}

}  // namespace

Result<std::string> read_text(const std::string& path) {
  if (path != kStandard) return read_file(path);
  std::ostringstream text;
  text << std::cin.rdbuf();
  return text.str();
}

bool wants_standard_output(std::span<const OutputFile> files) {
  return std::any_of(files.begin(), files.end(),
                     [](const OutputFile& file) { return file.path == kStandard; });
}

Status check_outputs(std::span<const OutputFile> files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const OutputFile& file = files[i];
    for (const OutputFile& other : files.first(i)) {
      if (other.path != file.path) continue;
      const std::string place = file.path == kStandard ? "standard output" : "'" + file.path + "'";
      return Error{Errc::invalid,
                   other.option + " and " + file.option + " both write to " + place +
                       "; name another file for one of them",
                   "", 0};
    }
    if (file.path == kStandard) continue;
    if (auto status = check_writable(file.path); !status) return status;
  }
  return ok();
}

Status write_text(const std::string& path, std::string_view text, std::string& standard_output) {
  if (path == kStandard) {
    standard_output += text;
    return ok();
  }
  const std::string target = behind_links(path).string();
  const auto fill = [&](int fd) { return write_all(fd, text); };
  if (is_special(target)) {
    FileDescriptor file(
        uninterrupted([&] { return ::open(target.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY); }));
    return file && fill(file.get()) && file.close() ? ok() : cannot_write(path);
  }
  auto status = write_file(target, Readers::everybody, Sync::disk, fill);
  if (!status) status.error().path = path;
  return status;
}

Status create_file(const std::string& path, std::string_view text) {
  FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file && errno == EEXIST) {
    return Error{Errc::conflict, "is there already, and is never overwritten", path, 0};
  }
  if (!file) return system_error(path, "be written");
  if (write_all(file.get(), text) && file.close()) return ok();
  const Error failed = system_error(path, "be written");
  ::unlink(path.c_str());
  return failed;
}

}  // namespace kindred::cli
