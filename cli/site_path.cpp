#include "cli/site_path.hpp"

#include <filesystem>

namespace kindred::cli {

namespace fs = std::filesystem;

std::string relative_to_site(const std::string& site, const std::string& typed) {
  std::error_code error;
  fs::path relative = typed;
  if (fs::exists(typed, error)) {
    const fs::path inside =
        fs::canonical(typed, error).lexically_relative(fs::canonical(site, error));
    if (!inside.empty() && *inside.begin() != "..") relative = inside;
  }
  std::string name = relative.lexically_normal().generic_string();
  while (name.ends_with('/')) name.pop_back();
  return name == "." ? "" : name;
}

}  // namespace kindred::cli
