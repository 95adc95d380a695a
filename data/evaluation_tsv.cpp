#include <array>
#include <cmath>
#include <cstdio>

#include "data/evaluation.hpp"
#include "data/tsv.hpp"

namespace kindred {
namespace {

std::string number(double value) {
  if (!std::isfinite(value)) return "";
  std::array<char, 400> text{};  // the longest double has 309 digits
  const int size = std::snprintf(text.data(), text.size(), "%.6f", value);
  return {text.data(), static_cast<std::size_t>(size)};
}

// What a system is compared with has no figures in these columns.
std::vector<std::string> comparison_fields(const System& system, std::size_t metric) {
  if (metric >= system.comparisons.size()) return std::vector<std::string>(9);
  const MetricComparison& with_first = system.comparisons[metric];
  return {number(with_first.difference),    number(with_first.low),
          number(with_first.high),          number(with_first.p),
          number(with_first.p_holm),        number(with_first.effect),
          std::to_string(with_first.wins),  std::to_string(with_first.ties),
          std::to_string(with_first.losses)};
}

std::string summary_rows(const Evaluation& evaluation) {
  std::string out = tsv_row({"system", "metric", "mean", "low", "high", "judged", "unanswered",
                             "difference", "difference_low", "difference_high", "p", "p_holm",
                             "effect", "wins", "ties", "losses"});
  for (const System& system : evaluation.systems) {
    for (std::size_t i = 0; i < evaluation.metrics.size(); ++i) {
      const MetricSummary& metric = system.metrics[i];
      std::vector<std::string> fields = {tsv_field(system.name),
                                         tsv_field(evaluation.metrics[i]),
                                         number(metric.mean),
                                         number(metric.low),
                                         number(metric.high),
                                         std::to_string(evaluation.judged.size()),
                                         std::to_string(system.unanswered)};
      for (std::string& text : comparison_fields(system, i)) fields.push_back(std::move(text));
      out += tsv_row(fields);
    }
  }
  return out;
}

std::string article_rows(const Evaluation& evaluation) {
  std::string out = tsv_row({"id", "title", "related", "system", "metric", "value"});
  for (std::size_t article = 0; article < evaluation.judged.size(); ++article) {
    const JudgedArticle& judged = evaluation.judged[article];
    for (const System& system : evaluation.systems) {
      for (std::size_t i = 0; i < evaluation.metrics.size(); ++i) {
        out += tsv_row({tsv_plain(judged.id), tsv_field(judged.title),
                        std::to_string(judged.related), tsv_field(system.name),
                        tsv_field(evaluation.metrics[i]), number(system.values[i][article])});
      }
    }
  }
  return out;
}

}  // namespace

std::string to_tsv(const Evaluation& evaluation, bool per_article) {
  return per_article ? article_rows(evaluation) : summary_rows(evaluation);
}

}  // namespace kindred
