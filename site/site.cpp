#include "site/site.hpp"

#include <iterator>
#include <span>
#include <utility>

#include "data/corpus_loader.hpp"
#include "data/curated.hpp"
#include "models/query.hpp"
#include "models/recommend.hpp"

namespace kindred {
namespace {

std::vector<Match> ask(const Site& site, const Query& query, unsigned limit) {
  Options options = site.options;
  options.limit = limit;
  Progress progress;
  return recommend(site.model, site.curated, options, std::span(&query, 1), 1, progress).front();
}

}  // namespace

Result<Site> open_site(const SiteRequest& request, Progress& progress) {
  auto store = open_directory_store(request.folder, request.options);
  if (!store) return store.error();
  auto loaded = load_corpus(**store, request.options, request.threads, progress);
  if (!loaded) return loaded.error();
  Site site;
  site.options = request.options;
  if (progress.stopped()) return site;
  site.catalog = Catalog(loaded->corpus);
  site.skipped = std::move(loaded->skipped);
  site.diagnostics = std::move(loaded->diagnostics);
  auto curated = read_curated(request.curated, site.catalog.names(), site.skipped);
  if (!curated) return curated.error();
  site.curated = std::move(curated->relations);
  std::move(curated->warnings.begin(), curated->warnings.end(),
            std::back_inserter(site.diagnostics));
  site.model = build_model(loaded->corpus, request.options, request.threads, progress);
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
