// Which files of a folder are articles?
#include <fnmatch.h>

#include <algorithm>
#include <array>

#include "data/store.hpp"

namespace kindred {
namespace {

constexpr std::array<std::string_view, 10> kPassedOver = {
    "_site",  "_layouts",     "_includes", "_drafts", "archetypes",
    "themes", "node_modules", "vendor",    "public",  "resources"};

bool has_markdown_extension(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".markdown") || path.ends_with(".mdx");
}

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool is_glob(std::string_view pattern) {
  return pattern.find_first_of("*?[") != std::string_view::npos;
}

std::string_view without_slashes(std::string_view pattern) {
  while (pattern.starts_with("./")) pattern.remove_prefix(2);
  while (pattern.ends_with('/')) pattern.remove_suffix(1);
  return pattern;
}

bool is_within(std::string_view path, std::string_view folder) {
  return folder.empty() || folder == "." ||
         (path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/'));
}

// Does a glob such as `_draft*/x` name the folder `_drafts`? One that is all wildcards names
// nothing.
bool glob_names_folder(std::string_view raw_pattern, std::string_view path) {
  const auto depth = std::count(path.begin(), path.end(), '/');
  std::string pattern(without_slashes(raw_pattern));
  std::size_t end = pattern.find('/');
  for (auto i = depth; i > 0 && end != std::string::npos; --i) end = pattern.find('/', end + 1);
  pattern.resize(std::min(end, pattern.size()));
  return file_name(pattern).find_first_not_of("*?") != std::string_view::npos &&
         fnmatch(pattern.c_str(), std::string(path).c_str(), FNM_PATHNAME | FNM_PERIOD) == 0;
}

bool matches(const std::string& path, std::string_view raw_pattern) {
  const std::string pattern(without_slashes(raw_pattern));
  if (!is_glob(pattern)) {
    return is_within(path, pattern) && (has_markdown_extension(path) || path == pattern);
  }
  if (fnmatch(pattern.c_str(), path.c_str(), 0) == 0) {
    return has_markdown_extension(path) || pattern.ends_with(".html");
  }
  // A glob for a folder takes in what lies below it.
  for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    if (fnmatch(pattern.c_str(), path.substr(0, slash).c_str(), 0) == 0) {
      return has_markdown_extension(path);
    }
  }
  return false;
}

}  // namespace

bool is_content(std::string_view path, const std::vector<std::string>& content) {
  if (content.empty()) return has_markdown_extension(path);
  return std::any_of(content.begin(), content.end(), [&](const std::string& pattern) {
    return matches(std::string(path), pattern);
  });
}

bool is_content_folder(std::string_view path, const std::vector<std::string>& content) {
  const auto name = file_name(path);
  const bool passed_over =
      name.starts_with('.') ||
      std::find(kPassedOver.begin(), kPassedOver.end(), name) != kPassedOver.end();
  if (!passed_over) return true;
  return std::any_of(content.begin(), content.end(), [&](const std::string& pattern) {
    return is_within(without_slashes(pattern), path) || glob_names_folder(pattern, path);
  });
}

}  // namespace kindred
