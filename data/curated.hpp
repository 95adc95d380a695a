// relations.yml: pins, blocks and judgements made by hand.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/article.hpp"
#include "core/article_index.hpp"
#include "core/result.hpp"

namespace kindred {

struct CuratedFile {
  Curated relations;
  std::vector<Diagnostic> warnings;  // ids of articles that were skipped
};

/// Reads relations (CLI.md "relations.yml"); `path` names the file in errors. An id is a stem, path
/// or url. Errors, with line: an id that names no article, or several; an unknown key; an article
/// twice; an article related to itself; a grade that is no integer from 0 to 127. Ids of articles
/// in `skipped` (paths) are passed over with a warning.
Result<CuratedFile> parse_curated(std::string_view text, const std::string& path,
                                  const ArticleIndex& index, std::span<const std::string> skipped);

/// The same of a file; nothing where there is no `path`.
Result<CuratedFile> read_curated(const std::optional<std::string>& path, const ArticleIndex& index,
                                 std::span<const std::string> skipped);

}  // namespace kindred
