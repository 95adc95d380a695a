// THE table of metrics. A new one is a function and a row.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace kindred {

/// Grade of an article that nobody judged. Judged ones have grades >= 0; above 0 is related.
inline constexpr int kUnjudged = -1;

/// Cutoffs are from 1 to this.
inline constexpr unsigned kHighestCutoff = 10'000;

/// One article's list as its judges see it. No article is in a list twice.
struct GradedList {
  std::vector<int> grades;  // by rank, the best first; kUnjudged where nobody judged
  std::vector<int> judged;  // all grades that were given for this article, the highest first
};

struct Metric {
  std::string_view name;    // as in ir_measures: "nDCG", "AP", "P"
  std::string_view common;  // another name that is used like it ("MRR" for "RR"), or empty
  std::string_view full;    // trec_eval's name without a cutoff ("ndcg", "map"), or empty
  std::string_view cut;     // trec_eval's name with one ("ndcg_cut", "map_cut", "P"), or empty
  bool needs_cutoff;        // "P" alone means nothing
  bool takes_cutoff;        // "Rprec" has its own
  std::string_view meaning;
  /// In [0,1]; 0 where nothing is related, and for an empty list. `cutoff`: entries that count, 0:
  /// the whole list (not where needs_cutoff).
  double (*value)(const GradedList& list, unsigned cutoff);
};

/// As trec_eval 10 defines them; nDCG by Järvelin and Kekäläinen (2002) with the grade as gain and
/// log2(rank + 1) as discount; Judged as in ir_measures.
std::span<const Metric> metrics();

/// A metric with its cutoff, as asked for.
struct MetricCall {
  const Metric* metric = nullptr;
  unsigned cutoff = 0;  // 0: none

  [[nodiscard]] std::string name() const;  // "nDCG@10", "RR"
  [[nodiscard]] double operator()(const GradedList& list) const {
    return metric->value(list, cutoff);
  }

  friend bool operator==(const MetricCall&, const MetricCall&) = default;
};

/// Reads "nDCG@10" or trec_eval's "ndcg_cut_10"; letters' case does not count. Errors
/// (Errc::invalid): no such metric (the message names the nearest), a cutoff that is missing,
/// superfluous or out of its range.
Result<MetricCall> parse_metric(std::string_view text);

/// Reads a list separated by commas; one that comes twice counts once. An empty list, or an empty
/// place in it, is an error.
Result<std::vector<MetricCall>> parse_metrics(std::string_view list);

}  // namespace kindred
