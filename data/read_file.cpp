#include "data/read_file.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace kindred {

namespace fs = std::filesystem;

Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return Error{Errc::io, "is a folder; name a file", path, 0};
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) {
    const bool there = fs::exists(path, error);
    return Error{there ? Errc::io : Errc::not_found,
                 there ? "cannot be read" : "there is no such file", path, 0};
  }
  std::ostringstream text;
  text << file.rdbuf();
  if (file.bad()) return Error{Errc::io, "cannot be read", path, 0};
  return text.str();
}

}  // namespace kindred
