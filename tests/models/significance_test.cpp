#include "models/significance.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <string>

#include "core/random.hpp"

namespace kindred {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

// A distribution to draw differences from, and its mean.
struct Distribution {
  std::string name;
  double mean;
  double (*draw)(SplitMix64& random);
};

double normal(SplitMix64& random) {
  return std::sqrt(-2 * std::log(1 - random.uniform())) *
         std::cos(2 * std::numbers::pi * random.uniform());
}

double exponential(SplitMix64& random) { return -std::log(1 - random.uniform()); }

double log_normal(SplitMix64& random) { return std::exp(0.75 * normal(random)); }

// As differences of nDCG: most are nothing, and more articles gain than lose.
double mostly_zero(SplitMix64& random) {
  if (random.uniform() < 0.6) return 0;
  const double size = 0.1 * exponential(random);
  return random.uniform() < 0.55 ? size : -size;
}

// Values with their groups, which a Sample can look at.
struct Values {
  std::vector<double> values;
  std::vector<std::uint32_t> groups;
  [[nodiscard]] Sample sample() const { return {values, groups}; }
};

Values on_their_own(std::vector<double> values) {
  Values made{std::move(values), {}};
  made.groups.resize(made.values.size());
  std::iota(made.groups.begin(), made.groups.end(), 0U);
  return made;
}

// Groups of 1 to `largest` articles; half of what an article shows is its group's.
Values draw(const Distribution& from, std::uint32_t groups, std::uint32_t largest,
            SplitMix64& random) {
  Values made;
  for (std::uint32_t group = 0; group < groups; ++group) {
    const double common = from.draw(random);
    const std::uint32_t size = 1 + random.index(largest);
    for (std::uint32_t i = 0; i < size; ++i) {
      made.values.push_back(size == 1 ? common : (common + from.draw(random)) / 2);
      made.groups.push_back(group);
    }
  }
  return made;
}

class Simulated : public ::testing::TestWithParam<std::tuple<Distribution, std::uint32_t>> {};

TEST_P(Simulated, IntervalHoldsTheMeanAsOftenAsItSays) {
  const auto& [from, largest] = GetParam();
  SplitMix64 random(20'240'601);
  const int samples = 2000;
  int held = 0;
  for (int i = 0; i < samples; ++i) {
    const Values drawn = draw(from, 100, largest, random);
    const Interval interval = bootstrap_interval(drawn.sample(), random.next(), 500);
    if (interval.low <= from.mean && from.mean <= interval.high) ++held;
  }
  const double share = static_cast<double>(held) / samples;
  RecordProperty("coverage", std::to_string(share));
  EXPECT_GE(share, 0.93);
  EXPECT_LE(share, 0.97);
}

INSTANTIATE_TEST_SUITE_P(
    Significance, Simulated,
    ::testing::Combine(::testing::Values(Distribution{"Normal", 0, &normal},
                                         Distribution{"Exponential", 1, &exponential},
                                         Distribution{"LogNormal", std::exp(0.28125), &log_normal},
                                         Distribution{"MostlyZero", 0.004, &mostly_zero}),
                       ::testing::Values(1U, 6U)),
    [](const auto& test) {
      return std::get<0>(test.param).name +
             (std::get<1>(test.param) == 1 ? "OnTheirOwn" : "InGroups");
    });

// The largest distance between the values and a uniform distribution (Kolmogorov–Smirnov).
double distance_from_uniform(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto below = static_cast<double>(i);
    distance = std::max({distance, (below + 1) / n - values[i], values[i] - below / n});
  }
  return distance;
}

std::vector<double> null_p_values(std::uint32_t largest) {
  SplitMix64 random(7);
  std::vector<double> p_values;
  for (int i = 0; i < 1000; ++i) {
    const Values drawn = draw({"Normal", 0, &normal}, 60, largest, random);
    p_values.push_back(randomisation_p(drawn.sample(), random.next(), 500));
  }
  return p_values;
}

TEST(Randomisation, IsUniformWhereThereIsNoDifference) {
  for (const std::uint32_t largest : {1U, 6U}) {
    const double distance = distance_from_uniform(null_p_values(largest));
    RecordProperty("distance" + std::to_string(largest), std::to_string(distance));
    EXPECT_LT(distance, 1.36 / std::sqrt(1000)) << largest;  // holds in 95 of 100 such tests
  }
}

// What goes wrong without groups: articles of one group are taken for independent witnesses.
TEST(Randomisation, RejectsTooOftenWhereGroupsAreIgnored) {
  SplitMix64 random(7);
  int rejected = 0;
  for (int i = 0; i < 400; ++i) {
    const Values drawn = draw({"Normal", 0, &normal}, 60, 6, random);
    const Values ungrouped = on_their_own(drawn.values);
    if (randomisation_p(ungrouped.sample(), random.next(), 200) <= 0.05) ++rejected;
  }
  EXPECT_GT(rejected, 40);
}

TEST(Randomisation, CountsTheSampleItself) {
  std::vector<double> values(40, 0.25);
  EXPECT_DOUBLE_EQ(randomisation_p(on_their_own(values).sample(), 1, 999), 0.001);
}

TEST(Randomisation, SeesNothingInNothing) {
  EXPECT_EQ(randomisation_p({}, 1), 1);
  EXPECT_EQ(randomisation_p(on_their_own({0, 0, 0}).sample(), 1), 1);
  EXPECT_EQ(randomisation_p(on_their_own({0.7}).sample(), 1), 1);
  EXPECT_EQ(randomisation_p(Values{{0.7, 0.2, 0.5}, {0, 0, 0}}.sample(), 1), 1);
}

// Sums of the same numbers in another order differ in their last bits: 0.1 + 0.2 − 0.3 is not 0.
TEST(Randomisation, TakesEqualSumsForEqual) {
  EXPECT_EQ(randomisation_p(on_their_own({0.1, 0.2, -0.3}).sample(), 1), 1);
  EXPECT_NEAR(randomisation_p(on_their_own({0.1, 0.2, 0.3}).sample(), 1), 0.25, 0.02);
}

TEST(StandardError, IsThatOfTheMeanWhereArticlesStandAlone) {
  // Variance 5/3 of four values: sqrt(5/3 / 4).
  EXPECT_NEAR(standard_error(on_their_own({1, 2, 3, 4}).sample()), std::sqrt(5.0 / 12), 1e-12);
  EXPECT_EQ(standard_error(on_their_own({2, 2, 2}).sample()), 0);
}

TEST(StandardError, CountsGroupsNotArticles) {
  const Values apart = on_their_own({1, 2, 3, 4});
  const Values twice{{1, 1, 2, 2, 3, 3, 4, 4}, {0, 0, 1, 1, 2, 2, 3, 3}};
  EXPECT_NEAR(standard_error(twice.sample()), standard_error(apart.sample()), 1e-12);
  EXPECT_EQ(standard_error(Values{{1, 2}, {0, 0}}.sample()),
            std::numeric_limits<double>::infinity());
}

std::vector<double> ends(const Values& values) {
  const Interval interval = bootstrap_interval(values.sample(), 1);
  return {interval.low, interval.high};
}

// One group says nothing of how groups vary, no matter how many articles it holds.
TEST(Interval, OfOneGroupIsUnbounded) {
  const auto unbounded = ElementsAre(-std::numeric_limits<double>::infinity(),
                                     std::numeric_limits<double>::infinity());
  EXPECT_THAT(ends({}), unbounded);
  EXPECT_THAT(ends(on_their_own({0.5})), unbounded);
  EXPECT_THAT(ends({{0.25, 0.5, 0.75}, {0, 0, 0}}), unbounded);
}

TEST(Interval, OfValuesThatDoNotVaryIsTheirMean) {
  EXPECT_THAT(ends(on_their_own({0, 0, 0})), ElementsAre(0, 0));
  const std::vector<double> same(1000, 0.1);
  EXPECT_THAT(ends(on_their_own(same)), ElementsAre(DoubleNear(0.1, 1e-9), DoubleNear(0.1, 1e-9)));
}

TEST(Interval, SurvivesResamplesThatDoNotVary) {
  std::vector<double> one_differs(100, 0);
  one_differs[17] = 0.5;
  std::vector<double> two_values(10, 0);
  two_values[0] = two_values[1] = 1;
  for (const auto& values : {one_differs, two_values, {0.0, 1.0}, {0.0, 0.0, 1.0}}) {
    const Interval interval = bootstrap_interval(on_their_own(values).sample(), 1);
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    EXPECT_LT(interval.low, mean);
    EXPECT_GT(interval.high, mean);
    EXPECT_LT(interval.high - interval.low, 2 * 12.8 * std::max(mean, 0.1));
  }
}

TEST(Interval, WidensWithGroupsThatAgree) {
  SplitMix64 random(3);
  Values grouped;
  for (std::uint32_t group = 0; group < 100; ++group) {
    const double common = normal(random);
    for (int i = 0; i < 4; ++i) {
      grouped.values.push_back(common);
      grouped.groups.push_back(group);
    }
  }
  const Values ungrouped = on_their_own(grouped.values);
  const auto width = [](const Interval& interval) { return interval.high - interval.low; };
  EXPECT_NEAR(width(bootstrap_interval(grouped.sample(), 1)),
              2 * width(bootstrap_interval(ungrouped.sample(), 1)), 0.05);
}

TEST(Significance, DependsOnTheSeedAlone) {
  SplitMix64 random(9);
  const Values drawn = draw({"MostlyZero", 0, &mostly_zero}, 50, 3, random);
  const Interval interval = bootstrap_interval(drawn.sample(), 5);
  EXPECT_EQ(bootstrap_interval(drawn.sample(), 5).low, interval.low);
  EXPECT_NE(bootstrap_interval(drawn.sample(), 6).low, interval.low);
  EXPECT_EQ(randomisation_p(drawn.sample(), 5), randomisation_p(drawn.sample(), 5));
}

TEST(EffectSize, IsTheMeanInStandardDeviations) {
  EXPECT_DOUBLE_EQ(effect_size(std::vector{1.0, 2.0, 3.0}), 2);
  EXPECT_DOUBLE_EQ(effect_size(std::vector{-1.0, -2.0, -3.0}), -2);
  EXPECT_EQ(effect_size(std::vector{0.1, 0.1, 0.1}), 0);
  EXPECT_EQ(effect_size(std::vector{0.4}), 0);
  EXPECT_EQ(effect_size({}), 0);
}

// 0.005 × 4, 0.01 × 3, 0.03 × 2, and 0.04 × 1 raised to the one before it.
TEST(Holm, MultipliesByTheNumberOfThoseLeft) {
  EXPECT_THAT(holm(std::vector{0.01, 0.04, 0.03, 0.005}),
              ElementsAre(DoubleNear(0.03, 1e-12), DoubleNear(0.06, 1e-12), DoubleNear(0.06, 1e-12),
                          DoubleNear(0.02, 1e-12)));
  EXPECT_THAT(holm(std::vector{0.6, 0.7}), ElementsAre(1, 1));
  EXPECT_THAT(holm(std::vector{0.2}), ElementsAre(0.2));
  EXPECT_TRUE(holm({}).empty());
}

}  // namespace
}  // namespace kindred
