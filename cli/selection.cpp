#include "cli/selection.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>

#include "cli/site_path.hpp"
#include "core/article_index.hpp"
#include "core/text.hpp"

namespace kindred::cli {
namespace {

namespace fs = std::filesystem;

bool is_within(std::string_view path, std::string_view name) {
  return name.empty() ||
         (path.starts_with(name) && (path.size() == name.size() || path[name.size()] == '/'));
}

// Adds what `name` stands for; the corpus is sorted by path.
void add_articles(const std::string& name, const Corpus& corpus, std::vector<DocId>& docs) {
  const auto first = std::lower_bound(
      corpus.begin(), corpus.end(), name,
      [](const Article& article, const std::string& path) { return article.path < path; });
  for (auto at = first; at != corpus.end() && at->path.starts_with(name); ++at) {
    if (is_within(at->path, name)) docs.push_back(static_cast<DocId>(at - corpus.begin()));
  }
}

Error names_nothing(const std::string& site, const std::string& typed, const std::string& name,
                    const Corpus& corpus) {
  const ArticleIndex index(corpus);
  std::string hint;
  if (const std::string likely = index.likely_stem(stem(name)); !likely.empty()) {
    hint = ": did you mean '" + corpus[index.find(likely).front()].path + "'?";
  }
  return {Errc::not_found, "names no article of " + site + hint, typed, 0};
}

}  // namespace

bool Selection::covers(std::string_view path) const {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return is_within(path, name); });
}

Result<Selection> select_articles(const std::string& site, std::span<const std::string> paths,
                                  const Loaded& loaded) {
  Selection chosen;
  if (paths.empty()) {
    chosen.names = {""};
    chosen.docs.resize(loaded.corpus.size());
    std::iota(chosen.docs.begin(), chosen.docs.end(), DocId{0});
    return chosen;
  }
  std::error_code error;
  const fs::path folder = fs::canonical(site, error);
  for (const std::string& typed : paths) {
    if (typed.empty()) return Error{Errc::invalid, "an empty PATH; leave it out for all", "", 0};
    const std::string name = relative_to_site(site, typed);
    const std::size_t before = chosen.docs.size();
    add_articles(name, loaded.corpus, chosen.docs);
    chosen.names.push_back(name);
    const bool skipped =
        std::any_of(loaded.skipped.begin(), loaded.skipped.end(),
                    [&](const std::string& path) { return is_within(path, name); });
    if (chosen.docs.size() > before || skipped) continue;
    const bool outside = name.starts_with('/') || name.starts_with("..");
    if (outside || !fs::is_regular_file(folder / name, error)) {
      return names_nothing(site, typed, name, loaded.corpus);
    }
    chosen.warnings.push_back({Diagnostic::Severity::warning, name, 1,
                               "no article: no front matter, or not part of the content"});
  }
  std::sort(chosen.docs.begin(), chosen.docs.end());
  chosen.docs.erase(std::unique(chosen.docs.begin(), chosen.docs.end()), chosen.docs.end());
  return chosen;
}

}  // namespace kindred::cli
