// Articles as weighted terms.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/array.hpp"
#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "core/strings.hpp"
#include "models/matrix.hpp"

namespace kindred {

/// The terms of the articles, in the order of their first appearance.
struct Vocabulary {
  Strings terms;      // by column
  Array<float> idf;   // likewise
  StringIndex index;  // of the terms

  void save(const std::string& name, Sections& sections) const;
  static Result<Vocabulary> load(const std::string& name, const SectionSource& sections);
};

/// Inverse document frequency: ln((1 + articles) / (1 + df)) + 1, at least 1, in steps of an
/// eighth: one article more or another title moves few terms across a step, so that all other rows,
/// and what was made of them, stay as they are.
float idf(std::size_t df, std::size_t articles);

struct Tfidf {
  Vocabulary vocabulary;
  SparseRows rows;  // articles × [terms | columns of the other parts]
};

/// Rows that take part with their values times a factor; with factor 0 they keep their columns and
/// lose their entries.
struct RowsPart {
  const SparseRows* rows = nullptr;
  float factor = 0;
};

/// Weight of term t in article d: (Σ_field weight · count)^damping · idf(df, N), then
/// rows of norm 1, times `factor`. The trigrams of the title's words are terms too, at a tenth of
/// its weight. Terms of one article alone join it to no other, but to texts that are asked for.
/// Rows without terms are empty. `languages`: one name per article, see languages(). `beside`: what
/// stands behind the terms, one row per article each. The result does not depend on `threads`.
Tfidf fit_tfidf(const Corpus& corpus, std::span<const std::string> languages,
                const FieldOptions& fields, float factor, std::span<const RowsPart> beside,
                unsigned threads, Progress& progress);

/// One row on its own.
struct OwnedRow {
  std::vector<std::uint32_t> columns;
  std::vector<float> values;

  [[nodiscard]] SparseRow view() const { return {columns, values}; }
};

/// The row of a text as if it were the title, and all there is, of one more article. `words` is the
/// number of distinct terms but for trigrams, known or not; 0 where it holds stop words alone.
struct TextRow {
  OwnedRow row;
  std::size_t words = 0;
};
TextRow text_row(std::string_view text, const std::string& language, const Vocabulary& vocabulary,
                 std::size_t articles, float damping);

}  // namespace kindred
