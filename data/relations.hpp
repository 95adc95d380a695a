// Judgements and ranked lists of a site's articles, wherever they stand: YAML, TREC files, blocks.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/article_index.hpp"
#include "core/result.hpp"
#include "data/corpus_loader.hpp"
#include "data/store.hpp"
#include "data/trec.hpp"

namespace kindred {

struct RelationsFile {
  Judgements judgements;
  std::vector<Diagnostic> warnings;  // ids of articles that were skipped, targets that lead outside
};

/// Reads relations.yml where `path` ends in .yml or .yaml, and where it ends in nothing known and
/// the first line that says something is one of a list in YAML ("- …", "[]"); else qrels. Errors,
/// with line and the nearest stem: an id that names no article, or several; what parse_curated()
/// and parse_qrels() refuse; an article related to itself; nothing judged at all. Ids of articles
/// in `skipped` (paths) are passed over with a warning.
Result<RelationsFile> parse_relations(std::string_view text, const std::string& path,
                                      const ArticleIndex& index,
                                      std::span<const std::string> skipped);

/// Grade 1 for everything that a `related` block without kindred's marker (or edited since) leads
/// to, by url or path. Targets outside the corpus, and the article itself, are counted in one
/// warning. Errors: no article has such a block, none leads to an article, a file cannot be read or
/// changed since it was loaded.
Result<RelationsFile> front_matter_relations(const Store& store, const Loaded& loaded);

/// The articles that a target of a `related` block in `article` (a path) stands for: by url, path
/// or stem as it is, by path from the site's folder ("/a/b/") or from Hugo's content/, by path from
/// the article's.
std::vector<DocId> find_target(const ArticleIndex& index, std::string_view article,
                               std::string_view target);

struct RankingsFile {
  Rankings rankings;
  std::vector<Diagnostic>
      warnings;  // ids of articles that were skipped, articles in their own list
};

/// The lists of a TREC run. An article in its own list, as other tools have it at the top, is
/// dropped; one warning counts them. Errors as in parse_run() and, for ids, parse_relations().
Result<RankingsFile> parse_rankings(std::string_view text, const std::string& path,
                                    const ArticleIndex& index,
                                    std::span<const std::string> skipped);

/// Judgements as qrels, by id; see document_ids().
std::vector<QrelsLine> to_qrels(const Judgements& judgements, std::span<const std::string> ids);

/// Lists as a run, by id; scores are by rank and fall strictly: n, n - 1, … 1 for a list of n.
std::vector<RunLine> to_run(const Rankings& rankings, std::span<const std::string> ids);

}  // namespace kindred
