// Does one article's text name the other?
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/article.hpp"
#include "core/progress.hpp"
#include "models/analyzer.hpp"
#include "models/matrix.hpp"
#include "models/tfidf.hpp"

namespace kindred {

/// Titles over the columns of `vocabulary`: each term's share of its title, by idf². A row sums to
/// 1, or to 0 where the title has no terms.
SparseRows title_rows(const Corpus& corpus, std::span<const std::string> languages,
                      const Vocabulary& vocabulary, unsigned threads, Progress& progress);

/// The row of one title.
OwnedRow title_row(std::string_view title, Analyzer& analyzer, const Vocabulary& vocabulary,
                   std::size_t articles);

/// How much of `title` stands in `text`, in [0,1].
float covered(SparseRow title, SparseRow text);

/// What two articles' coverings of each other's title are worth together, in [0,1]: the mean of
/// their fourth powers. Nearly all of a title must be there; measured, a plain share lets common
/// words in.
float mention(float covered, float covered_back);

}  // namespace kindred
