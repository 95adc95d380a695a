// Which options bring a corpus's lists nearest to what people judged, and does that hold for
// articles that the search has not seen?
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "models/metrics.hpp"
#include "models/significance.hpp"

namespace kindred {

struct TuneRequest {
  MetricCall metric;      // what is made as large as possible, on average over judged articles
  unsigned budget = 100;  // configurations tried, at most; >= 1
  std::uint64_t seed = 1;
  unsigned threads = 1;
};

/// A search leaves a group out and tells luck by those that it sees: fewer are not enough.
inline constexpr std::size_t kFewestTunedGroups = 3;

struct Tuning {
  Options best;              // found on all judged articles; the start where nothing is better
  double start_mean = 0;     // of all judged articles, with the options that the search began with
  double best_mean = 0;      // the same with `best`: what the search saw, not what to expect
  double held_out_gain = 0;  // mean over all judged articles, each judged by options that were
                             // found without its group
  Interval held_out;         // 95 % of that gain
  std::size_t folds = 0;
  std::size_t groups = 0;          // of judged articles, see resampling_groups()
  std::size_t components_cut = 0;  // what relations join that is spread over several groups
  std::size_t tried = 0;           // configurations; 0: too few groups, 1: too small a budget
};

/// Coordinate search from `start` over field weights, damping, shares of the similarity, boosts and
/// closeness in time, see coordinates(), with cross-validation in which whole groups of relations
/// are left out, see resampling_groups(). Every configuration is judged by lists as as_judged()
/// makes them, of the articles in `corpus` that are recommendable, see all_recommendable(). Fields
/// that `corpus` was read without are not tuned. With fewer than kFewestTunedGroups nothing is
/// tried, and `tried` and all figures are 0. The interval takes what each fold found as given: it
/// does not show how other searches would differ. Deterministic for a seed and any number of
/// threads. Stage "tune", one step per configuration; of no use once progress.stopped().
Tuning tune(const Corpus& corpus, const Judgements& judgements, const Options& start,
            const TuneRequest& request, Progress& progress);

}  // namespace kindred
