#include "cli/inputs.hpp"

#include <algorithm>

#include "cli/files.hpp"
#include "core/text.hpp"
#include "data/relations.hpp"
#include "site/site_cache.hpp"

namespace kindred::cli {
namespace {

constexpr const char* kFrontMatter = "front-matter";

Result<RelationsFile> read_relations(const std::string& relations, const Store& store,
                                     const Loaded& loaded) {
  if (relations == kFrontMatter) return front_matter_relations(store, loaded);
  const auto text = read_text(relations);
  if (!text) {
    Error error = text.error();
    const std::string words[] = {kFrontMatter};
    if (error.code == Errc::not_found) error.message += suggestion(lower_ascii(relations), words);
    return error;
  }
  return parse_relations(*text, relations, ArticleIndex(loaded.corpus), loaded.skipped);
}

}  // namespace

Error no_articles(const std::string& site, const Options& options) {
  const std::string what =
      options.content.empty()
          ? "holds no articles: no .md, .markdown or .mdx file in it begins with a line '---'"
          : "holds no articles that 'content' of the configuration names (folders or globs, "
            "relative to kindred.yml)";
  return {Errc::not_found, what, site, 0};
}

Result<Loaded> read_articles(const std::string& site, const Settings& settings,
                             const Options& options, const Store& store, Progress& progress) {
  SiteCache cache(settings.cache, site, options, settings.threads);
  auto loaded = cache.read_and_keep(store, progress);
  if (loaded && cache.warning()) loaded->diagnostics.push_back(*cache.warning());
  return loaded;
}

Result<JudgedSite> read_judged_site(const Common& common, const std::string& site,
                                    const std::string& relations, Bodies bodies,
                                    Progress& progress) {
  if (site.empty()) return Error{Errc::invalid, "SITE is empty; name a folder", "", 0};
  if (const auto folder = open_directory_store(site, Options{}); !folder) return folder.error();
  auto settings = resolve_settings(common, site);
  if (!settings) return settings.error();
  auto store = open_directory_store(site, settings->options);
  if (!store) return store.error();
  Options reading = settings->options;
  if (bodies == Bodies::always) reading.fields.body = std::max(reading.fields.body, 1.0F);
  auto loaded = read_articles(site, *settings, reading, **store, progress);
  if (!loaded) return loaded.error();
  JudgedSite judged{std::move(*settings), std::move(*loaded), {}, {}};
  if (progress.stopped()) return judged;
  if (judged.loaded.corpus.empty()) return no_articles(site, judged.settings.options);
  auto file = read_relations(relations, **store, judged.loaded);
  if (!file) return file.error();
  judged.judgements = std::move(file->judgements);
  judged.warnings = std::move(file->warnings);
  return judged;
}

}  // namespace kindred::cli
