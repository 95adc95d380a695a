#include "cli/assess.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

#include "core/parallel.hpp"
#include "models/evaluate.hpp"
#include "models/resampling.hpp"
#include "models/significance.hpp"

namespace kindred::cli {
namespace {

/// Shown side by side: of each compared system so many that gained most, and as many that lost.
constexpr std::size_t kShownEachWay = 10;

std::vector<double> differences(std::span<const double> values, std::span<const double> base) {
  std::vector<double> out(values.size());
  std::transform(values.begin(), values.end(), base.begin(), out.begin(), std::minus<>());
  return out;
}

MetricComparison compare(const std::vector<double>& values, const std::vector<double>& base,
                         std::span<const std::uint32_t> groups, std::uint64_t seed) {
  const std::vector<double> change = differences(values, base);
  const Sample sample{change, groups};
  const Interval interval = bootstrap_interval(sample, seed);
  MetricComparison out;
  out.difference = mean(change);
  out.low = interval.low;
  out.high = interval.high;
  out.p = out.p_holm = randomisation_p(sample, seed);
  out.effect = effect_size(change);
  for (const double difference : change) {
    ++(difference > 0 ? out.wins : difference < 0 ? out.losses : out.ties);
  }
  return out;
}

/// Each system's p-values of one metric are one family of tests; baselines are no hypotheses.
void adjust(std::vector<System>& systems, std::size_t metric) {
  std::vector<MetricComparison*> family;
  std::vector<double> p;
  for (System& system : systems) {
    if (system.kind != System::Kind::compared) continue;
    family.push_back(&system.comparisons[metric]);
    p.push_back(family.back()->p);
  }
  const std::vector<double> adjusted = holm(p);
  for (std::size_t i = 0; i < family.size(); ++i) family[i]->p_holm = adjusted[i];
}

/// Positions of the articles that differ most between the first system and those compared with it;
/// where none is, those that the first one serves worst.
std::vector<std::size_t> most_different(const std::vector<System>& systems) {
  const std::vector<double>& base = systems.front().values.front();
  std::set<std::size_t> shown;
  std::vector<std::size_t> order(base.size());
  std::iota(order.begin(), order.end(), 0);
  const auto take = [&](const std::vector<double>& keys, bool zero_too) {
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    const std::size_t n = std::min(kShownEachWay, order.size());
    for (std::size_t i = 0; i < n; ++i) {
      if (zero_too || keys[order[i]] < 0) shown.insert(order[i]);
    }
  };
  for (const System& system : systems) {
    if (system.kind != System::Kind::compared) continue;
    take(differences(system.values.front(), base), false);
    take(differences(base, system.values.front()), false);
  }
  if (shown.empty()) take(base, true);
  return {shown.begin(), shown.end()};
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
    if (out.systems.size() > 1) system.comparisons.resize(request.metrics.size());
  }

  const ResamplingGroups resampling = resampling_groups(request.judgements);
  const std::vector<std::uint32_t>& groups = resampling.of;
  out.groups = resampling.count;
  const std::size_t figures = out.systems.size() * request.metrics.size();
  progress.begin("compare", figures);
  parallel_for(figures, 1, request.threads, progress, [&](std::size_t at, std::size_t) {
    System& system = out.systems[at / request.metrics.size()];
    const std::size_t metric = at % request.metrics.size();
    const std::vector<double>& values = system.values[metric];
    const Interval interval = bootstrap_interval({values, groups}, request.seed);
    // No mean of a metric lies outside [0,1].
    system.metrics[metric] = {mean(values), std::max(interval.low, 0.0),
                              std::min(interval.high, 1.0)};
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
