// Articles as files about them name them: which one is meant, or what is wrong with the name.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/article_index.hpp"
#include "core/result.hpp"

namespace kindred {

/// Resolves the names of one file. Keeps references to all that it is given.
class ArticleNames {
 public:
  /// `path` names the file in messages; `skipped` are paths of articles that are not in the corpus
  /// for faults of their own.
  ArticleNames(const std::string& path, const ArticleIndex& index,
               std::span<const std::string> skipped)
      : path_(path), index_(index), skipped_(skipped) {}

  /// The article that a stem, path or url stands for; nothing for one of the skipped, with a
  /// warning at its first place. Errors, with line: it names no article (and which stem is near),
  /// or several.
  Result<std::optional<DocId>> resolve(const std::string& name, std::uint32_t line);

  /// The same for an id from document_ids(), or anything that resolve() takes.
  Result<std::optional<DocId>> resolve_id(const std::string& id, std::uint32_t line);

  std::vector<Diagnostic> take_warnings() { return std::move(warnings_); }

 private:
  Result<std::optional<DocId>> only_one(const std::vector<DocId>& found, const std::string& name,
                                        std::uint32_t line);
  [[nodiscard]] bool is_skipped(const std::string& name) const;
  void warn(const std::string& name, std::uint32_t line);

  const std::string& path_;
  const ArticleIndex& index_;
  std::span<const std::string> skipped_;
  std::set<std::string> warned_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace kindred
