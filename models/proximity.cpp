#include "models/proximity.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/parallel.hpp"
#include "core/pool.hpp"
#include "core/random.hpp"
#include "models/candidates.hpp"

namespace kindred {
namespace {

constexpr float kSecondsPerDay = 86'400;
constexpr std::size_t kSample = 2000;     // articles looked at, at most
constexpr std::size_t kNeighbours = 3;    // textual neighbours of each
constexpr unsigned kDepth = 30;           // of so many candidates, copies left out
constexpr std::size_t kRandomPairs = 50;  // per article
constexpr double kLeastExcess = 0.1;      // one neighbour in ten is near because near in time
constexpr double kCritical = 1.63;        // Kolmogorov-Smirnov, 1 %: 1.63 / sqrt(pairs)
constexpr double kMostOfExcess = 0.9;     // what lies within the half-life

constexpr float kStepsPerHalfLife = 16;  // of Closeness

constexpr double kMostWeight = 0.7;  // what is far in time must stay within reach

/// Days apart, by powers of two; before them those within the hour, behind them the rest.
constexpr std::array kUpperDays = {1.0 / 24, 1.0,   2.0,   4.0,   8.0,    16.0,   32.0,
                                   64.0,     128.0, 256.0, 512.0, 1024.0, 2048.0, 1e12};
using Counts = std::array<double, kUpperDays.size()>;

std::size_t bin_of(std::int64_t a, std::int64_t b) {
  const double days = static_cast<double>(std::abs(a - b)) / kSecondsPerDay;
  const auto bin = std::upper_bound(kUpperDays.begin(), kUpperDays.end() - 1, days);
  return static_cast<std::size_t>(bin - kUpperDays.begin());
}

/// How far apart in time pairs of articles are.
struct Distances {
  Counts counts{};
  double pairs = 0;

  void add(const Article& a, const Article& b) {
    counts[bin_of(*a.time, *b.time)] += 1;
    pairs += 1;
  }
  [[nodiscard]] double share(std::size_t bin) const { return counts[bin] / std::max(pairs, 1.0); }
};

/// The dated articles, or as many of them as are looked at, evenly spread.
std::vector<DocId> sample_dated(const Corpus& corpus) {
  std::vector<DocId> dated;
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    if (corpus[doc].time) dated.push_back(doc);
  }
  const std::size_t step = std::max<std::size_t>(1, (dated.size() + kSample - 1) / kSample);
  std::vector<DocId> sample;
  for (std::size_t i = 0; i < dated.size(); i += step) sample.push_back(dated[i]);
  return sample;
}

/// Finds the nearest by text of one article after the other.
class Neighbours {
 public:
  Neighbours(const Corpus& corpus, const TextSpace& text, std::span<const DocId> copies,
             float near_copy)
      : corpus_(corpus), text_(text), copies_(copies), near_copy_(near_copy), spread_(text.end) {}

  /// Among the candidates, without copies and undated ones.
  std::vector<DocId> of(DocId doc, const std::vector<DocId>& candidates) {
    const SparseRow row = text_[doc];
    for (std::size_t i = 0; i < row.size(); ++i) spread_[row.columns[i]] = row.values[i];
    std::vector<std::pair<float, DocId>> ranked;
    for (const DocId other : candidates) {
      const float cosine = cosine_to(other);
      if (!corpus_[other].time || copies_[other] == copies_[doc] || cosine >= near_copy_) continue;
      ranked.emplace_back(-cosine, other);
    }
    for (const std::uint32_t column : row.columns) spread_[column] = 0;
    const std::size_t kept = std::min(kNeighbours, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                      ranked.end());
    ranked.resize(kept);
    std::vector<DocId> nearest;
    nearest.reserve(ranked.size());
    for (const auto& [cosine, other] : ranked) nearest.push_back(other);
    return nearest;
  }

 private:
  [[nodiscard]] float cosine_to(DocId other) const {
    const SparseRow row = text_[other];
    float sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i) sum += spread_[row.columns[i]] * row.values[i];
    return sum / text_.share;
  }

  const Corpus& corpus_;
  const TextSpace& text_;
  std::span<const DocId> copies_;
  float near_copy_;
  std::vector<float> spread_;  // the row of the article at hand, by column
};

Distances random_distances(const Corpus& corpus, std::span<const DocId> copies,
                           const std::vector<DocId>& sample) {
  Distances distances;
  SplitMix64 random(1);
  for (const DocId doc : sample) {
    for (std::size_t i = 0; i < kRandomPairs; ++i) {
      const DocId other = sample[random.below(sample.size())];
      if (copies[other] != copies[doc]) distances.add(corpus[doc], corpus[other]);
    }
  }
  return distances;
}

/// More pairs within an hour than within the two days around it: such dates mark a change of many
/// files at once, and pairs of the same moment say nothing.
bool come_in_heaps(const Distances& random) {
  return random.share(0) > random.share(1) + random.share(2);
}

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

/// Pairs at most so many days apart: among neighbours and among random pairs.
struct Window {
  double days = 0;
  double near = 0;
  double random = 0;

  [[nodiscard]] double excess() const { return near - random; }
  [[nodiscard]] double lift() const { return near / std::max(random, 1e-3); }
};

std::vector<Window> windows(const Distances& near, const Distances& random) {
  std::vector<Window> all;
  Window window;
  for (std::size_t bin = come_in_heaps(random) ? 1 : 0; bin + 1 < kUpperDays.size(); ++bin) {
    window.days = kUpperDays[bin];
    window.near += near.share(bin);
    window.random += random.share(bin);
    all.push_back(window);
  }
  return all;
}

/// See estimate_proximity.
Proximity compare(const Distances& near, const Distances& random) {
  const std::vector<Window> all = windows(near, random);
  const Window& widest =
      *std::max_element(all.begin(), all.end(),
                        [](const Window& a, const Window& b) { return a.excess() < b.excess(); });
  const double least = std::max(kLeastExcess, kCritical / std::sqrt(std::max(near.pairs, 1.0)));
  Proximity proximity;
  if (widest.excess() < least) {
    proximity.reason = "textual neighbours are not nearer in time than random pairs";
    return proximity;
  }
  const auto half = std::find_if(all.begin(), all.end(), [&](const Window& window) {
    return window.excess() >= kMostOfExcess * widest.excess();
  });
  // In steps, so that one more article seldom changes every score of the site.
  const double weight = std::min(1 - 1 / widest.lift(), kMostWeight);
  proximity.weight = static_cast<float>(std::round(20 * weight) / 20);
  proximity.half_life_days = static_cast<float>(std::max(1.0, half->days));
  proximity.reason = percent(widest.near) + " of textual neighbours, but " +
                     percent(widest.random) + " of random pairs, are within " +
                     std::to_string(std::lround(std::max(1.0, widest.days))) + " days";
  return proximity;
}

}  // namespace

float Proximity::factor(std::optional<std::int64_t> a, std::optional<std::int64_t> b) const {
  if (weight <= 0) return 1;
  if (!a || !b) return 1 - weight / 2;
  const float days = static_cast<float>(std::abs(*a - *b)) / kSecondsPerDay;
  return 1 - weight + weight * std::exp2(-days / half_life_days);
}

Closeness::Closeness(const Proximity& proximity, std::span<const std::uint32_t> steps)
    : steps_(steps) {
  for (std::uint32_t step = 0; step <= kFar; ++step) {
    const float half_lives = static_cast<float>(step) / kStepsPerHalfLife;
    factors_[step] = 1 - proximity.weight + proximity.weight * std::exp2(-half_lives);
  }
  factors_.back() = proximity.factor(std::nullopt, std::nullopt);
}

std::vector<std::uint32_t> Closeness::steps_of(const Proximity& proximity,
                                               std::span<const std::optional<std::int64_t>> times) {
  if (proximity.weight <= 0) return {};
  std::optional<std::int64_t> first;
  for (const auto& time : times) {
    if (time && (!first || *time < *first)) first = time;
  }
  const double per_second =
      kStepsPerHalfLife / (double{proximity.half_life_days} * double{kSecondsPerDay});
  std::vector<std::uint32_t> steps;
  steps.reserve(times.size());
  for (const auto& time : times) {
    const double after = time ? static_cast<double>(*time) - static_cast<double>(*first) : 0;
    const double step = std::min(double{kLast}, after * per_second);
    steps.push_back(time ? static_cast<std::uint32_t>(step) : kUndated);
  }
  return steps;
}

bool Closeness::from(std::optional<DocId> doc) {
  step_ = doc && !steps_.empty() ? steps_[*doc] : kUndated;
  return step_ != kUndated;
}

Proximity estimate_proximity(const Corpus& corpus, const TextSpace& text,
                             std::span<const DocId> copies, float near_copy, unsigned threads,
                             Progress& progress) {
  const std::vector<DocId> sample = sample_dated(corpus);
  const DenseRows none;
  const std::vector<char> all(corpus.size(), 1);
  std::vector<Query> queries;
  queries.reserve(sample.size());
  for (const DocId doc : sample) queries.push_back({doc, text[doc], {}, {}});
  const CandidateLists candidates =
      postings_candidates({text.postings, none, all}, queries, kDepth, threads, progress);
  std::vector<std::vector<DocId>> nearest(sample.size());
  Pool<Neighbours> pool(
      [&] { return std::make_unique<Neighbours>(corpus, text, copies, near_copy); });
  parallel_for(sample.size(), task_size(sample.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 const auto neighbours = pool.take();
                 for (std::size_t i = begin; i < end; ++i) {
                   nearest[i] = neighbours->of(sample[i], candidates[i]);
                 }
               });
  Distances near;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    for (const DocId other : nearest[i]) near.add(corpus[sample[i]], corpus[other]);
  }
  return compare(near, random_distances(corpus, copies, sample));
}

}  // namespace kindred
