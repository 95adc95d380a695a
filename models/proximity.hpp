// Closeness in time: does it matter on this site, how much, and for how long?
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/progress.hpp"
#include "models/matrix.hpp"

namespace kindred {

/// Factor of a score: (1 − weight) + weight · ½^(days / half_life), in [1 − weight, 1].
struct Proximity {
  float weight = 0;           // [0,1]
  float half_life_days = 30;  // > 0
  std::string reason;         // how it was decided

  /// Where a date is missing: the factor of two articles half_life_days apart.
  [[nodiscard]] float factor(std::optional<std::int64_t> a, std::optional<std::int64_t> b) const;
};

/// What the dates of a corpus say without labels: compares how far apart in time the three nearest
/// by text are (of at most 1,000 articles, without copies) with random pairs. The window of days in
/// which neighbours exceed random pairs by the largest share (the statistic of Kolmogorov and
/// Smirnov) decides: weight 0 where that share is below a tenth or not significant at 1 %, else
/// 1 − random / near (.7 at most), so that the factor of articles far apart is the inverse of the
/// lift. Half-life: the days that hold nine tenths of the excess. `text`: tf-idf rows; `copies`:
/// see copy_groups(); `near_copy`: text cosine from which two articles are one.
Proximity estimate_proximity(const Corpus& corpus, const SparseRows& text,
                             std::span<const DocId> copies, float near_copy, unsigned threads,
                             Progress& progress);

}  // namespace kindred
