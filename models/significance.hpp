// Is a difference more than luck? Means with intervals, and tests, over articles or groups of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kindred {

/// The paired differences or values of articles, and which of them belong together. Both spans have
/// one entry per article; groups are numbered from 0 without gaps.
struct Sample {
  std::span<const double> values;
  std::span<const std::uint32_t> groups;
};

struct Interval {
  double low = 0;
  double high = 0;
};

inline constexpr unsigned kResamples = 10'000;

/// 95 % bootstrap interval of the mean over articles; whole groups are resampled.
Interval bootstrap_interval(const Sample& sample, std::uint64_t seed,
                            unsigned resamples = kResamples);

/// Paired randomisation test of a mean difference of zero, two-sided: the signs of whole groups are
/// flipped; p = (c + 1) / (n + 1), c of n permutations being at least as extreme.
double randomisation_p(const Sample& differences, std::uint64_t seed,
                       unsigned permutations = kResamples);

/// Mean difference in standard deviations of the differences (Cohen's d for pairs); 0 where they do
/// not vary.
double effect_size(std::span<const double> differences);

/// Adjusts p-values of several comparisons (Holm, 1979): family-wise error stays at its level.
std::vector<double> holm(std::span<const double> p_values);

}  // namespace kindred
