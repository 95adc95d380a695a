// The articles of each column: an inverted index of the rows.
#pragma once

#include <string>

#include "core/progress.hpp"
#include "models/matrix.hpp"

namespace kindred {

/// Immutable.
struct Postings {
  /// Columns × articles, but a row of it is not in the order of the articles: those in which the
  /// column weighs most come first (ties: by DocId). At most kLongestPosting of them.
  SparseRows rows;

  void save(const std::string& name, Sections& sections) const;
  static Result<Postings> load(const std::string& name, const SectionSource& sections);
};

/// A search reads the heads of postings; what lies beyond is not kept. Measured at a million short
/// articles: two fifths of the memory; recall@10 falls by less than .001 (by .004 with 2,000).
constexpr std::size_t kLongestPosting = 6000;

/// The result does not depend on `threads`; it is of no use once progress.stopped().
Postings make_postings(const SparseRows& rows, unsigned threads, Progress& progress);

}  // namespace kindred
