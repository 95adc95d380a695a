#include "cli/files.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace kindred::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStandard = "-";

Error cannot_write(const std::string& path) {
  return {Errc::io, std::string("cannot be written: ") + std::strerror(errno), path, 0};
}

}  // namespace

Result<std::string> read_text(const std::string& path) {
  std::ostringstream text;
  if (path == kStandard) {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return Error{Errc::io, "is a folder; name a file", path, 0};
  }
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) {
    const bool there = fs::exists(path, error);
    return Error{there ? Errc::io : Errc::not_found,
                 there ? "cannot be read" : "there is no such file", path, 0};
  }
  text << file.rdbuf();
  if (file.bad()) return Error{Errc::io, "cannot be read", path, 0};
  return text.str();
}

Status write_text(const std::string& path, std::string_view text) {
  if (path == kStandard) {
    std::cout << text;
    return ok();
  }
  std::error_code error;
  // A device or a pipe is written to; a file is replaced.
  const bool special = fs::exists(path, error) && !fs::is_regular_file(path, error);
  const std::string target = special ? path : path + ".kindred-" + std::to_string(::getpid());
  std::ofstream file(target, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    const Error failed = cannot_write(path);
    if (!special) fs::remove(target, error);
    return failed;
  }
  if (!special && std::rename(target.c_str(), path.c_str()) != 0) {
    const Error failed = cannot_write(path);
    fs::remove(target, error);
    return failed;
  }
  return ok();
}

}  // namespace kindred::cli
