// What commands begin with: a site's articles, pins and blocks, what people judged.
#pragma once

#include <string>
#include <vector>

#include "cli/settings.hpp"
#include "core/article.hpp"
#include "core/progress.hpp"
#include "core/result.hpp"
#include "data/corpus_loader.hpp"
#include "data/curated.hpp"

namespace kindred::cli {

/// The error of a site without articles.
Error no_articles(const std::string& site, const Options& options);

/// The articles of a site as load_corpus() reads them, from the cache where it knows them; a
/// warning about the cache is among the diagnostics.
Result<Loaded> read_articles(const std::string& site, const Settings& settings,
                             const Options& options, const Store& store, Progress& progress);

/// A site with judgements of its articles.
struct JudgedSite {
  Settings settings;
  Loaded loaded;
  Judgements judgements;
  std::vector<Diagnostic> warnings;  // of the relations
};

/// Are bodies read only where the configuration uses them, or always?
enum class Bodies { if_used, always };

/// Reads SITE and `relations` (a file, "-", or "front-matter"). Stopped early, it is incomplete.
Result<JudgedSite> read_judged_site(const Common& common, const std::string& site,
                                    const std::string& relations, Bodies bodies,
                                    Progress& progress);

}  // namespace kindred::cli
