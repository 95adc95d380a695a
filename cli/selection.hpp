// Which articles do the PATH arguments mean?
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/result.hpp"
#include "data/corpus_loader.hpp"

namespace kindred::cli {

/// The articles that `paths` name, sorted: files or folders, from the current folder or from the
/// site. No paths: all. Errors: a path that names no article.
Result<std::vector<DocId>> select_articles(const std::string& site,
                                           std::span<const std::string> paths,
                                           const Loaded& loaded);

}  // namespace kindred::cli
