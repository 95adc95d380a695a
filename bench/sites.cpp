#include "bench/sites.hpp"

#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "core/parallel.hpp"

namespace kindred::bench {

namespace fs = std::filesystem;

std::vector<Site> sites() {
  const fs::path source = KINDRED_SOURCE_DIR;
  std::vector<Site> found = {{"example", (source / "examples" / "site").string()}};
  const char* named = std::getenv("KINDRED_SHARED");
  const fs::path corpora =
      (named != nullptr ? fs::path(named) : source / ".." / "shared") / "corpora";
  for (const char* name : {"azure", "powerapps", "psdocs", "cppdocs-dev"}) {
    std::error_code ignored;
    if (fs::is_directory(corpora / name, ignored))
      found.push_back({name, (corpora / name).string()});
  }
  return found;
}

const Loaded& load(const Site& site) {
  static std::map<std::string, Loaded> loaded;
  const auto known = loaded.find(site.name);
  if (known != loaded.end()) return known->second;
  const Options options;
  const auto store = open_directory_store(site.folder, options);
  if (!store) throw std::runtime_error(to_string(store.error()));
  Progress progress;
  auto read = load_corpus(**store, options, available_threads(), progress);
  if (!read) throw std::runtime_error(to_string(read.error()));
  return loaded.emplace(site.name, std::move(*read)).first->second;
}

}  // namespace kindred::bench
