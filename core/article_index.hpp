// Which article does somebody mean? By path, file stem or url.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/article.hpp"

namespace kindred {

/// `path` without the extension of its file name.
std::string_view without_extension(std::string_view path);

/// The file name of `path` without its extension.
std::string_view stem(std::string_view path);

/// Names of all articles of a corpus. Immutable; keeps no reference to the corpus.
class ArticleIndex {
 public:
  explicit ArticleIndex(const Corpus& corpus);

  /// The articles that `name` stands for: a path relative to the site (with or without extension)
  /// names one; else all with that file stem; else all with that url. Sorted; empty if unknown.
  [[nodiscard]] std::vector<DocId> find(std::string_view name) const;

  /// Stems most like `name`, nearest first, at most `count`.
  [[nodiscard]] std::vector<std::string> nearest_stems(std::string_view name,
                                                       std::size_t count) const;

 private:
  using Names = std::unordered_map<std::string, std::vector<DocId>>;
  Names paths_, stems_, urls_;
};

}  // namespace kindred
