// Which articles do the PATH arguments mean?
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/result.hpp"
#include "data/corpus_loader.hpp"

namespace kindred::cli {

struct Selection {
  std::vector<DocId> docs;         // sorted
  std::vector<std::string> names;  // as paths of the corpus are written; "" stands for all
  std::vector<Diagnostic> warnings;

  /// Was the file at `path` asked for?
  [[nodiscard]] bool covers(std::string_view path) const;
};

/// The articles that `paths` name: files or folders, from the current folder or from the site. No
/// paths: all. A file that is no article gives a warning. Errors: a path that names nothing.
Result<Selection> select_articles(const std::string& site, std::span<const std::string> paths,
                                  const Loaded& loaded);

}  // namespace kindred::cli
