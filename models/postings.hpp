// The articles of each column: an inverted index of the rows.
#pragma once

#include <cstdint>
#include <string>

#include "models/matrix.hpp"

namespace kindred {

struct Postings {
  SparseRows rows;  // columns × articles
  std::uint64_t rare =
      0;  // a column with more articles than this is not followed, see rare_enough()

  void save(const std::string& name, Sections& sections) const;
  static Result<Postings> load(const std::string& name, const SectionSource& sections);
};

Postings make_postings(const SparseRows& rows);

/// The largest number of articles that a term may have to be followed: as many as keep the postings
/// read per article below a budget, but at least 2 % of 100,000 articles, a share that falls with
/// the square root of their number (.6 % of a million).
std::size_t rare_enough(const SparseRows& postings);

}  // namespace kindred
