// Articles as weighted terms.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "models/matrix.hpp"

namespace kindred {

/// The terms that at least two articles share, in the order of their first appearance.
struct Vocabulary {
  std::vector<std::string> terms;  // by column
  std::vector<float> idf;
};

/// Inverse document frequency: ln((1 + articles) / (1 + df)) + 1, at least 1.
float idf(std::size_t df, std::size_t articles);

struct Tfidf {
  Vocabulary vocabulary;
  SparseRows rows;  // articles × terms
};

/// Weight of term t in article d: (Σ_field weight · count)^damping · (ln((1+N)/(1+df)) + 1), then
/// rows of norm 1. The trigrams of the title's words are terms too, at a tenth of its weight. Terms
/// of one article alone count for the norm, but are left out of the rows: they join it to nothing.
/// A row without shared terms is empty, so norms are at most 1. `languages`: one name per article,
/// see languages(). The result does not depend on `threads`.
Tfidf fit_tfidf(const Corpus& corpus, std::span<const std::string> languages,
                const FieldOptions& fields, unsigned threads, Progress& progress);

}  // namespace kindred
