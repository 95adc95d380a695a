#include "cli/assess.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/parallel.hpp"
#include "models/evaluate.hpp"
#include "models/resampling.hpp"
#include "models/significance.hpp"

namespace kindred::cli {
namespace {

/// Of each system so many that gained most, and as many that lost.
constexpr std::size_t kShownEachWay = 10;

std::vector<double> differences(std::span<const double> values, std::span<const double> base) {
  std::vector<double> out(values.size());
  std::transform(values.begin(), values.end(), base.begin(), out.begin(), std::minus<>());
  return out;
}

/// No mean of a metric lies outside [0,1], and no difference outside [−1,1]; an interval that says
/// nothing stays unbounded.
std::pair<double, double> within(const Interval& interval, double least, double most) {
  if (!std::isfinite(interval.low)) return {interval.low, interval.high};
  return {std::max(interval.low, least), std::min(interval.high, most)};
}

MetricComparison compare(const std::vector<double>& values, const std::vector<double>& base,
                         const ResamplingGroups& groups, std::uint64_t seed) {
  const std::vector<double> change = differences(values, base);
  const Sample sample{change, groups.of};
  const Interval interval = bootstrap_interval(sample, seed);
  MetricComparison out;
  out.difference = mean(change);
  std::tie(out.low, out.high) = within(interval, -1, 1);
  out.p = out.p_holm = randomisation_p(sample, seed);
  // Articles of one group are no independent witnesses: their spread measures nothing.
  out.effect = groups.count > 1 ? effect_size(change) : std::numeric_limits<double>::quiet_NaN();
  for (const double difference : change) {
    const bool same = std::abs(difference) < kSame;
    ++(same ? out.ties : difference > 0 ? out.wins : out.losses);
  }
  return out;
}

MetricSummary summary_of(double mean, const Interval& interval) {
  const auto [low, high] = within(interval, 0, 1);
  return {mean, low, high};
}

/// Each system's p-values of one metric are one family of tests.
void adjust(std::vector<System>& systems, std::size_t metric) {
  std::vector<MetricComparison*> family;
  std::vector<double> p;
  for (System& system : systems) {
    if (!is_tested(system)) continue;
    family.push_back(&system.comparisons[metric]);
    p.push_back(family.back()->p);
  }
  const std::vector<double> adjusted = holm(p);
  for (std::size_t i = 0; i < family.size(); ++i) family[i]->p_holm = adjusted[i];
}

/// Positions of the articles whose lists are shown: those that moved most between the first system
/// and any that was compared with it, the largest difference first; where none moved, those that
/// the first one serves worst.
std::vector<std::size_t> most_different(const std::vector<System>& systems) {
  std::map<std::size_t, double> largest;  // difference by article, in any direction
  for (const System& system : systems) {
    if (!is_tested(system)) continue;
    for (const Movement& moved : system.moved) {
      double& difference = largest[moved.article];
      difference = std::max(difference, std::abs(moved.difference));
    }
  }
  std::vector<std::pair<double, std::size_t>> order;  // most first, then in the order of articles
  order.reserve(largest.size());
  for (const auto& [article, difference] : largest) order.emplace_back(-difference, article);
  if (order.empty()) {
    const std::vector<double>& base = systems.front().values.front();
    for (std::size_t i = 0; i < base.size(); ++i) order.emplace_back(base[i], i);
  }
  std::sort(order.begin(), order.end());
  if (largest.empty()) order.resize(std::min(order.size(), kShownEachWay));
  std::vector<std::size_t> articles;
  articles.reserve(order.size());
  for (const auto& [key, article] : order) articles.push_back(article);
  return articles;
}

ArticleLists lists_of(const AssessRequest& request, std::span<const Contender> contenders,
                      std::size_t position, DocId source) {
  const auto& judged = request.judgements.at(source);
  const auto entry = [&](DocId doc) {
    const auto grade = judged.find(doc);
    return ListEntry{request.ids[doc], request.corpus[doc].title,
                     grade == judged.end() ? std::nullopt : std::optional(grade->second)};
  };
  ArticleLists out;
  out.article = position;
  std::set<DocId> listed;
  for (const Contender& contender : contenders) {
    std::vector<ListEntry>& list = out.lists.emplace_back();
    const auto found = contender.rankings.find(source);
    if (found == contender.rankings.end()) continue;
    for (const DocId doc : found->second) list.push_back(entry(doc));
    listed.insert(found->second.begin(), found->second.end());
  }
  for (const auto& [doc, grade] : judged) {
    if (grade > 0 && !listed.contains(doc)) out.missed.push_back(entry(doc));
  }
  return out;
}

}  // namespace

std::vector<Movement> largest_movements(std::span<const double> values,
                                        std::span<const double> base) {
  std::vector<Movement> all;
  for (const double difference : differences(values, base)) all.push_back({all.size(), difference});
  std::stable_sort(all.begin(), all.end(), [](const Movement& a, const Movement& b) {
    return std::abs(a.difference) > std::abs(b.difference);
  });
  std::vector<Movement> out;
  std::size_t gained = 0;
  std::size_t lost = 0;
  for (const Movement& moved : all) {
    if (std::abs(moved.difference) < kSame) break;
    if ((moved.difference > 0 ? gained : lost)++ < kShownEachWay) out.push_back(moved);
  }
  return out;
}

Evaluation assess(const AssessRequest& request, std::span<const Contender> contenders,
                  Progress& progress) {
  Evaluation out;
  out.articles = request.corpus.size();
  for (const MetricCall& metric : request.metrics) out.metrics.push_back(metric.name());
  std::vector<DocId> sources;
  for (const auto& [source, judged] : request.judgements) {
    sources.push_back(source);
    const auto related = std::count_if(judged.begin(), judged.end(),
                                       [](const auto& pair) { return pair.second > 0; });
    out.judged.push_back(
        {request.ids[source], request.corpus[source].title, static_cast<std::size_t>(related)});
  }
  for (const Contender& contender : contenders) {
    Scores scores = evaluate(request.judgements, contender.rankings, request.metrics);
    System& system = out.systems.emplace_back();
    system.kind = contender.kind;
    system.name = contender.name;
    system.decisions = contender.decisions;
    system.unanswered = scores.unanswered();
    system.values = std::move(scores.values);
    system.metrics.resize(request.metrics.size());
    if (out.systems.size() == 1) continue;
    system.comparisons.resize(request.metrics.size());
    system.moved = largest_movements(system.values.front(), out.systems.front().values.front());
  }

  const ResamplingGroups groups = resampling_groups(request.judgements);
  out.groups = groups.count;
  out.components = groups.components;
  out.components_cut = groups.components_cut;
  const std::size_t figures = out.systems.size() * request.metrics.size();
  progress.begin("compare", figures);
  parallel_for(figures, 1, request.threads, progress, [&](std::size_t at, std::size_t) {
    System& system = out.systems[at / request.metrics.size()];
    const std::size_t metric = at % request.metrics.size();
    const std::vector<double>& values = system.values[metric];
    system.metrics[metric] =
        summary_of(mean(values), bootstrap_interval({values, groups.of}, request.seed));
    if (system.comparisons.empty()) return;
    const std::vector<double>& base = out.systems.front().values[metric];
    system.comparisons[metric] = compare(values, base, groups, request.seed);
  });
  progress.end();
  for (std::size_t metric = 0; metric < request.metrics.size(); ++metric) {
    adjust(out.systems, metric);
  }
  for (const std::size_t position : most_different(out.systems)) {
    out.shown.push_back(lists_of(request, contenders, position, sources[position]));
  }
  return out;
}

}  // namespace kindred::cli
