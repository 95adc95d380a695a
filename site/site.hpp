// A site that can be asked: its articles read, its model built. All that a program needs which
// embeds kindred:
//
//     const auto site = kindred::open_site("my-site");
//     if (!site) fail(to_string(site.error()));
//     const auto named = site->catalog.names().find("2024-03-05-ferries-go-electric");
//     if (named.size() != 1) fail("names no article, or several");
//     for (const auto& match : similar(*site, named.front(), 5)) {
//       show(match.score, site->catalog.title(match.doc), site->catalog.path(match.doc));
//     }
//
// examples/embed is a whole one. Nothing here prints or exits; errors are values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/catalog.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "core/result.hpp"
#include "models/model.hpp"

namespace kindred {

struct SiteRequest {
  std::string folder;  // that holds the articles
  Options options;
  std::optional<std::string> curated;  // file of pins and blocks, as in relations.yml
  unsigned threads = 1;
  std::optional<std::string> cache;  // folder of caches, see SiteCache; none: all is made anew
};

/// Immutable once opened: any number of threads may ask at once.
struct Site {
  Options options;
  Catalog catalog;
  Model model;
  Curated curated;
  std::vector<std::string> skipped;         // paths of articles that could not be read
  std::vector<Diagnostic> diagnostics;      // sorted by path; of the curated relations at the end
  std::optional<Diagnostic> cache_warning;  // why the cache did not serve
};

/// Reads the articles and builds their model, or takes from the cache what has not changed: the
/// same site either way. Errors: the folder cannot be listed, the curated relations are faulty. A
/// site without articles is a site. Of no use once progress.stopped().
Result<Site> open_site(const SiteRequest& request, Progress& progress);

/// The site in a folder as `kindred` opens it without options: configured by the kindred.yml
/// nearest upward from it and its relations.yml, with all cores; but without a cache. Errors also:
/// a faulty configuration.
Result<Site> open_site(const std::string& folder);

/// What that opens, to change some of it before.
Result<SiteRequest> configured_site(const std::string& folder);

/// The list of an article, best first, at most `limit` (>= 1): what `kindred regenerate` would
/// write with that limit, without keep_margin and max_inlinks, which need all lists. Thread-safe.
std::vector<Match> similar(const Site& site, DocId article, unsigned limit);

/// Articles that a text is about, best first. Empty where the site knows none of its words.
/// Thread-safe.
std::vector<Match> similar(const Site& site, std::string_view text, unsigned limit);

}  // namespace kindred
