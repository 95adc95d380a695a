#include "models/evaluate.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace kindred {

std::size_t Scores::unanswered() const {
  return static_cast<std::size_t>(std::count(answered.begin(), answered.end(), 0));
}

GradedList grade(const std::vector<DocId>& list, const std::map<DocId, int>& judged) {
  GradedList out;
  out.grades.reserve(list.size());
  for (const DocId doc : list) {
    const auto found = judged.find(doc);
    out.grades.push_back(found == judged.end() ? kUnjudged : found->second);
  }
  out.judged.reserve(judged.size());
  for (const auto& [doc, value] : judged) out.judged.push_back(value);
  std::sort(out.judged.begin(), out.judged.end(), std::greater<>());
  return out;
}

Scores evaluate(const Judgements& judgements, const Rankings& rankings,
                std::span<const MetricCall> metrics) {
  const std::vector<DocId> none;
  Scores out;
  out.values.resize(metrics.size());
  for (const auto& [article, judged] : judgements) {
    const auto found = rankings.find(article);
    const auto& list = found == rankings.end() ? none : found->second;
    const GradedList graded = grade(list, judged);
    out.articles.push_back(article);
    out.answered.push_back(list.empty() ? 0 : 1);
    for (std::size_t m = 0; m < metrics.size(); ++m) out.values[m].push_back(metrics[m](graded));
  }
  return out;
}

double mean(std::span<const double> values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace kindred
