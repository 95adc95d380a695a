#include "cli/complete_articles.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cli/console.hpp"
#include "cli/settings.hpp"
#include "core/article_index.hpp"
#include "data/store.hpp"

namespace kindred::cli {
namespace {

Result<std::vector<std::string>> paths_of(const std::string& site) {
  const auto settings = resolve_settings(Common{}, site);
  const auto store = open_directory_store(site, settings ? settings->options : Options{});
  if (!store) return store.error();
  auto listing = (*store)->list();
  if (!listing) return listing.error();
  return std::move(listing->paths);
}

// A line of its own must do, and a program must not take it for an option.
bool can_be_typed(std::string_view name) {
  return !name.empty() && name.front() != '-' && printable(name) == name;
}

std::vector<std::string_view> names_of(const std::vector<std::string>& paths) {
  std::unordered_map<std::string_view, int> files;  // by stem
  for (const std::string& path : paths) ++files[stem(path)];
  std::vector<std::string_view> names;
  names.reserve(paths.size());
  for (const std::string& path : paths) {
    names.push_back(files[stem(path)] == 1 ? stem(path) : std::string_view(path));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

int complete_articles(const CompleteArticles& command, const Console& console) {
  const auto paths = paths_of(command.site);
  if (!paths) return kCouldNotRun;
  for (const std::string_view name : names_of(*paths)) {
    if (name.starts_with(command.prefix) && can_be_typed(name)) console.out << name << "\n";
  }
  return kClean;
}

}  // namespace kindred::cli
