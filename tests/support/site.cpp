#include "tests/support/site.hpp"

#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace kindred::test {

namespace fs = std::filesystem;

TempSite::TempSite(const Tree& files) {
  std::string name = (fs::temp_directory_path() / "kindred-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
  for (const auto& [path, bytes] : files) write(path, bytes);
}

TempSite::~TempSite() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TempSite::write(const std::string& path, std::string_view bytes) const {
  const fs::path target = fs::path(path_) / path;
  fs::create_directories(target.parent_path());
  std::ofstream file(target, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file) throw std::runtime_error("cannot write " + target.string());
}

std::string TempSite::read(const std::string& path) const { return read_file(path_ + "/" + path); }

Tree TempSite::tree() const { return read_tree(path_); }

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Tree read_tree(const std::string& folder) {
  Tree tree;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    tree[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
  }
  return tree;
}

std::string article(std::string_view title, std::string_view excerpt,
                    std::string_view more_fields) {
  std::string text = "---\ncategory: news\ntitle: \"" + std::string(title) + "\"\nexcerpt: \"" +
                     std::string(excerpt) + "\"\n";
  if (more_fields.find("webUrl") == std::string_view::npos) {
    text +=
        "webUrl: \"https://news.example/" + std::to_string(std::hash<std::string>{}(text)) + "\"\n";
  }
  return text + std::string(more_fields) + "---\n\n";
}

std::string shared_folder() {
  const char* named = std::getenv("KINDRED_SHARED");
  const fs::path folder =
      named != nullptr ? fs::path(named) : fs::path(KINDRED_SOURCE_DIR) / ".." / "shared";
  std::error_code ignored;
  return fs::is_directory(folder / "corpora", ignored) ? folder.string() : "";
}

}  // namespace kindred::test
