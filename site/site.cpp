#include "site/site.hpp"

#include <iterator>
#include <span>
#include <utility>

#include "data/curated.hpp"
#include "models/query.hpp"
#include "models/recommend.hpp"
#include "site/site_cache.hpp"

namespace kindred {
namespace {

std::vector<Match> ask(const Site& site, const Query& query, unsigned limit) {
  Options options = site.options;
  options.limit = limit;
  Progress progress;
  return recommend(site.model, site.curated, options, std::span(&query, 1), 1, progress).front();
}

void take_index(Index index, Site& site) {
  site.catalog = std::move(index.catalog);
  site.model = std::move(index.model);
}

}  // namespace

Result<Site> open_site(const SiteRequest& request, Progress& progress) {
  auto store = open_directory_store(request.folder, request.options);
  if (!store) return store.error();
  SiteCache cache(request.cache, request.folder, request.options, request.threads);
  Site site;
  site.options = request.options;
  auto known = cache.unchanged_index(**store, progress);
  if (!known) return known.error();
  if (*known) {
    take_index(std::move(**known), site);
    site.skipped = cache.unchanged_files().skipped;
    site.diagnostics = cache.unchanged_files().diagnostics;
  } else {
    auto loaded = cache.read_and_keep(**store, progress);
    if (!loaded) return loaded.error();
    if (progress.stopped()) return site;
    take_index(cache.index(loaded->corpus, progress), site);
    site.skipped = std::move(loaded->skipped);
    site.diagnostics = std::move(loaded->diagnostics);
  }
  site.cache_warning = cache.warning();
  auto curated = read_curated(request.curated, site.catalog.names(), site.skipped);
  if (!curated) return curated.error();
  site.curated = std::move(curated->relations);
  std::move(curated->warnings.begin(), curated->warnings.end(),
            std::back_inserter(site.diagnostics));
  return site;
}

std::vector<Match> similar(const Site& site, DocId article, unsigned limit) {
  return ask(site, query_of(site.model, article), limit);
}

std::vector<Match> similar(const Site& site, std::string_view text, unsigned limit) {
  const TextQuery query(site.model, site.options, text);
  return ask(site, query.query(), limit);
}

}  // namespace kindred
