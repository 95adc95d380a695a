// What related articles are looked for: an article of the model, or a text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "models/matrix.hpp"
#include "models/tfidf.hpp"

namespace kindred {

struct Model;

/// One asker. Views, of a Model or of a TextQuery.
struct Query {
  std::optional<DocId> doc;      // the article that asks; none for a text
  SparseRow row;                 // as in Model::rows
  SparseRow title;               // as in Model::titles; empty where mentions have no share
  std::span<const float> dense;  // as in Model::dense; empty where there is none
};

/// An article of the model, asking.
Query query_of(const Model& model, DocId doc);
std::vector<Query> queries_of(const Model& model, std::span<const DocId> docs);

/// A text as if it were the title of one more article, about which nothing else is known.
/// Immutable.
class TextQuery {
 public:
  TextQuery(const Model& model, const Options& options, std::string_view text);

  [[nodiscard]] Query query() const { return {std::nullopt, row_.view(), title_.view(), dense_}; }

  /// Distinct terms of the text; 0 where it holds stop words and signs alone.
  [[nodiscard]] std::size_t words() const { return words_; }

 private:
  std::size_t words_ = 0;
  OwnedRow row_;
  OwnedRow title_;
  std::vector<float> dense_;
};

}  // namespace kindred
