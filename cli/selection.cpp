#include "cli/selection.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>

#include "core/article_index.hpp"
#include "core/text.hpp"

namespace kindred::cli {
namespace {

namespace fs = std::filesystem;

// As paths of the corpus are written; "" for the site itself.
std::string relative_to_site(const fs::path& site, const std::string& typed) {
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

bool names(const std::string& name, const std::string& path) {
  return name.empty() || path == name || (path.starts_with(name) && path[name.size()] == '/');
}

}  // namespace

Result<std::vector<DocId>> select_articles(const std::string& site,
                                           std::span<const std::string> paths,
                                           const Loaded& loaded) {
  std::vector<DocId> chosen;
  if (paths.empty()) {
    chosen.resize(loaded.corpus.size());
    std::iota(chosen.begin(), chosen.end(), DocId{0});
    return chosen;
  }
  for (const std::string& typed : paths) {
    const std::string name = relative_to_site(site, typed);
    const std::size_t before = chosen.size();
    for (DocId doc = 0; doc < loaded.corpus.size(); ++doc) {
      if (names(name, loaded.corpus[doc].path)) chosen.push_back(doc);
    }
    const bool skipped = std::any_of(loaded.skipped.begin(), loaded.skipped.end(),
                                     [&](const std::string& path) { return names(name, path); });
    if (chosen.size() > before || skipped) continue;
    const auto near = ArticleIndex(loaded.corpus).nearest_stems(stem(name), 1);
    return Error{Errc::not_found,
                 "names no article of " + site +
                     (near.empty() ? "" : ": did you mean '" + near.front() + "'?"),
                 typed, 0};
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

}  // namespace kindred::cli
