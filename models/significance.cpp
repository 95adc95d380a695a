#include "models/significance.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/random.hpp"

namespace kindred {
namespace {

// Floating-point noise, as a share of what was added up.
constexpr double kNoise = 1e-12;
// What 95 % need on each side of the mean, in standard errors: at least, were they normal, and at
// most, were they estimated from two normal values (Student's t, one degree of freedom).
constexpr double kNormal = 1.959963984540054;
constexpr double kTwoValues = 12.706204736174694;

struct GroupSum {
  double sum = 0;
  double size = 0;
};

std::vector<GroupSum> sums_by_group(const Sample& sample) {
  assert(sample.values.size() == sample.groups.size());
  std::vector<GroupSum> sums;
  for (std::size_t i = 0; i < sample.values.size(); ++i) {
    if (sample.groups[i] >= sums.size()) sums.resize(sample.groups[i] + std::size_t{1});
    sums[sample.groups[i]].sum += sample.values[i];
    sums[sample.groups[i]].size += 1;
  }
  return sums;
}

// A group's part in everything that a mean and its standard error need; parts of drawn groups add
// up. `sum` is what the group's values differ from the overall mean, together.
struct Part {
  double sum = 0;
  double size = 0;
  double sum_sum = 0;
  double sum_size = 0;
  double size_size = 0;

  Part() = default;
  Part(const GroupSum& group, double mean)
      : sum(group.sum - group.size * mean),
        size(group.size),
        sum_sum(sum * sum),
        sum_size(sum * size),
        size_size(size * size) {}

  Part& operator+=(const Part& other) {
    sum += other.sum;
    size += other.size;
    sum_sum += other.sum_sum;
    sum_size += other.sum_size;
    size_size += other.size_size;
    return *this;
  }
};

// Standard error of the mean of `groups` groups that add up to `total`, robust to clusters: groups
// vary around the mean as a whole. Without the factor G / (G − 1) for G groups.
double standard_error(const Part& total) {
  const double mean = total.sum / total.size;
  const double squares = total.sum_sum - 2 * mean * total.sum_size + mean * mean * total.size_size;
  return squares <= kNoise * total.sum_sum ? 0 : std::sqrt(squares) / total.size;
}

// |resampled mean − mean| in standard errors of the resample. Where its groups do not vary but its
// mean differs, that is infinite.
double studentised(const std::vector<Part>& parts, SplitMix64& random) {
  const auto groups = static_cast<std::uint32_t>(parts.size());
  Part drawn;
  for (std::uint32_t i = 0; i < groups; ++i) drawn += parts[random.index(groups)];
  const double error = standard_error(drawn);
  if (error > 0) return std::abs(drawn.sum / drawn.size) / error;
  return drawn.sum == 0 ? 0 : std::numeric_limits<double>::infinity();
}

// Standard errors on each side of the mean that hold 95 % of the resamples; the largest finite
// number where that is infinite.
double quantile95(std::vector<double> resampled) {
  const auto rank = static_cast<std::size_t>(0.95 * static_cast<double>(resampled.size() + 1));
  std::erase_if(resampled, [](double value) { return std::isinf(value); });
  if (resampled.empty()) return kNormal;
  const std::size_t at = std::min(std::max<std::size_t>(rank, 1), resampled.size()) - 1;
  std::nth_element(resampled.begin(), resampled.begin() + static_cast<std::ptrdiff_t>(at),
                   resampled.end());
  return std::clamp(resampled[at], kNormal, kTwoValues);
}

// The factor for few groups is the same in every resample: there it cancels out.
double few_groups_factor(std::size_t groups) {
  return std::sqrt(static_cast<double>(groups) / static_cast<double>(groups - 1));
}

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

double standard_error(const Sample& sample) {
  const std::vector<GroupSum> sums = sums_by_group(sample);
  if (sums.size() < 2) return std::numeric_limits<double>::infinity();
  const double mean = mean_of(sample.values);
  Part total;
  for (const GroupSum& group : sums) total += Part(group, mean);
  return standard_error(total) * few_groups_factor(sums.size());
}

Interval bootstrap_interval(const Sample& sample, std::uint64_t seed, unsigned resamples) {
  const std::vector<GroupSum> sums = sums_by_group(sample);
  if (sums.size() < 2) return kUnbounded;
  const double mean = mean_of(sample.values);
  std::vector<Part> parts;
  Part total;
  for (const GroupSum& group : sums) total += parts.emplace_back(group, mean);

  SplitMix64 random(seed);
  std::vector<double> resampled(resamples);
  for (double& value : resampled) value = studentised(parts, random);
  const double error = standard_error(total) * few_groups_factor(sums.size());
  const double half = quantile95(std::move(resampled)) * error;
  return {mean - half, mean + half};
}

double randomisation_p(const Sample& differences, std::uint64_t seed, unsigned permutations) {
  std::vector<double> sums;
  for (const GroupSum& group : sums_by_group(differences)) {
    if (group.sum != 0) sums.push_back(group.sum);
  }
  const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
  const double absolute = std::accumulate(
      sums.begin(), sums.end(), 0.0, [](double all, double sum) { return all + std::abs(sum); });
  const double extreme = std::abs(total) - kNoise * absolute;

  SplitMix64 random(seed);
  std::uint64_t bits = 0;
  std::uint64_t as_extreme = 0;
  for (unsigned i = 0; i < permutations; ++i) {
    double flipped = 0;
    for (std::size_t group = 0; group < sums.size(); ++group) {
      if (group % 64 == 0) bits = random.next();
      flipped += (bits & 1U) != 0 ? sums[group] : -sums[group];
      bits >>= 1U;
    }
    if (std::abs(flipped) >= extreme) ++as_extreme;
  }
  return static_cast<double>(as_extreme + 1) / (static_cast<double>(permutations) + 1);
}

double effect_size(std::span<const double> differences) {
  if (differences.size() < 2) return 0;
  const auto n = static_cast<double>(differences.size());
  const double mean = std::accumulate(differences.begin(), differences.end(), 0.0) / n;
  double squares = 0;
  for (const double value : differences) squares += (value - mean) * (value - mean);
  const double deviation = std::sqrt(squares / (n - 1));
  return deviation <= kNoise * std::abs(mean) ? 0 : mean / deviation;
}

std::vector<double> holm(std::span<const double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.size());
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto left = static_cast<double>(order.size() - i);
    largest = std::max(largest, std::min(1.0, left * p_values[order[i]]));
    adjusted[order[i]] = largest;
  }
  return adjusted;
}

}  // namespace kindred
