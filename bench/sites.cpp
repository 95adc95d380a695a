#include "bench/sites.hpp"

#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "bench/generated/site.hpp"
#include "core/parallel.hpp"

namespace kindred::bench {

namespace fs = std::filesystem;

std::vector<Site> sites() {
  const fs::path source = KINDRED_SOURCE_DIR;
  std::vector<Site> found = {{"example", (source / "examples" / "site").string(), 0}};
  const char* named = std::getenv("KINDRED_SHARED");
  const fs::path corpora =
      (named != nullptr ? fs::path(named) : source / ".." / "shared") / "corpora";
  for (const char* name : {"azure", "powerapps", "psdocs", "cppdocs-dev"}) {
    std::error_code ignored;
    if (fs::is_directory(corpora / name, ignored))
      found.push_back({name, (corpora / name).string(), 0});
  }
  if (const char* articles = std::getenv("KINDRED_GENERATED")) {
    found.push_back({"generated-" + std::string(articles), "", std::stoul(articles)});
  }
  return found;
}

namespace {

Corpus read(const Site& site, Progress& progress) {
  const Options options;
  const auto store = open_directory_store(site.folder, options);
  if (!store) throw std::runtime_error(to_string(store.error()));
  auto loaded = load_corpus(**store, options, available_threads(), progress);
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return std::move(loaded->corpus);
}

}  // namespace

const Corpus& corpus_of(const Site& site) {
  static std::map<std::string, Corpus> known;
  const auto found = known.find(site.name);
  if (found != known.end()) return found->second;
  Progress progress;
  Corpus corpus = site.generated > 0 ? GeneratedSite({.articles = site.generated, .seed = 1})
                                           .corpus(available_threads(), progress)
                                     : read(site, progress);
  return known.emplace(site.name, std::move(corpus)).first->second;
}

}  // namespace kindred::bench
