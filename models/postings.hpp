// The articles of each column: an inverted index of the rows.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/array.hpp"
#include "core/article.hpp"
#include "core/progress.hpp"
#include "core/sections.hpp"
#include "models/matrix.hpp"

namespace kindred {

/// An article that has a column.
struct Posting {
  DocId doc = 0;
  float weight = 0;  // the value in its row
};

/// The heads of the postings of each column: the articles in which it weighs most come first (ties:
/// by DocId), at most kLongestHead of them. Immutable; copies share memory.
struct Postings {
  Array<std::uint64_t> offsets;  // columns + 1; none where there are no columns
  Array<Posting> entries;

  [[nodiscard]] std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  std::span<const Posting> operator[](std::size_t column) const {
    return {entries.data() + offsets[column], offsets[column + 1] - offsets[column]};
  }

  void save(const std::string& name, Sections& sections) const;
  /// Of `articles` articles.
  static Result<Postings> load(const std::string& name, std::size_t articles,
                               const SectionSource& sections);
};

/// A search reads the heads of postings; what lies beyond is not kept. Measured at a million short
/// articles: two fifths of the memory; recall@10 falls by less than .001 (by .004 with 2,000).
constexpr std::size_t kLongestHead = 6000;

/// The result does not depend on `threads`; it is of no use once progress.stopped().
Postings make_postings(const SparseRows& rows, unsigned threads, Progress& progress);

}  // namespace kindred
