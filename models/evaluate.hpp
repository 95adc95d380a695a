// Related lists against judgements, article by article.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include "core/article.hpp"
#include "models/metrics.hpp"

namespace kindred {

/// The figures of one set of lists.
struct Scores {
  std::vector<DocId> articles;              // the judged ones, ascending
  std::vector<std::vector<double>> values;  // [metric][position in articles]
  std::vector<char> answered;               // by position: its list has at least one entry
  [[nodiscard]] std::size_t unanswered() const;
};

GradedList grade(const std::vector<DocId>& list, const std::map<DocId, int>& judged);

/// Every judged article counts, those without a list as 0 (trec_eval -c).
Scores evaluate(const Judgements& judgements, const Rankings& rankings,
                std::span<const MetricCall> metrics);

/// 0 for no values.
double mean(std::span<const double> values);

}  // namespace kindred
