#include "models/proximity.hpp"

#include <gtest/gtest.h>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

constexpr std::int64_t kDay = 86'400;

Proximity decided(const Corpus& corpus) {
  return testing::build(corpus,
                        [] {
                          Options options = testing::plain_options();
                          options.rank.proximity.reset();
                          return options;
                        }())
      .proximity;
}

/// Subjects of ten articles; an article's date is `date(subject, random)` days.
template <class Date>
Corpus dated_subjects(Date date) {
  SplitMix64 random(3);
  std::vector<Article> articles;
  for (std::uint64_t subject = 0; subject < 60; ++subject) {
    for (int i = 0; i < 10; ++i) {
      const std::string name(3, static_cast<char>('a' + subject % 26));
      const std::string words =
          name + std::to_string(subject) + " " + name + "x" + std::to_string(subject) + " word" +
          std::to_string(random.below(50)) + " term" + std::to_string(random.below(50));
      Article made = testing::article("", words);
      made.time = static_cast<std::int64_t>(date(subject, random)) * kDay;
      articles.push_back(made);
    }
  }
  return testing::corpus_of(std::move(articles));
}

TEST(Proximity, FactorHalvesWithTheHalfLife) {
  const Proximity proximity{.weight = 0.6F, .half_life_days = 10, .reason = ""};
  EXPECT_FLOAT_EQ(proximity.factor(0, 0), 1);
  EXPECT_FLOAT_EQ(proximity.factor(0, 10 * kDay), 0.7F);
  EXPECT_FLOAT_EQ(proximity.factor(20 * kDay, 0), 0.55F);
  EXPECT_NEAR(proximity.factor(0, 100'000 * kDay), 0.4, 1e-6);
  EXPECT_FLOAT_EQ(proximity.factor(std::nullopt, 0), 0.7F);
  EXPECT_FLOAT_EQ(Proximity{}.factor(std::nullopt, 5), 1);
}

TEST(Proximity, IsStrongWhereSubjectsAreOfTheirTime) {
  const Proximity proximity = decided(
      dated_subjects([](auto subject, auto& random) { return subject * 10 + random.below(5); }));
  EXPECT_GT(proximity.weight, 0.5F);
  EXPECT_LE(proximity.half_life_days, 16);
}

TEST(Proximity, IsOffWhereDatesSayNothing) {
  EXPECT_EQ(decided(dated_subjects([](auto, auto& random) { return random.below(600); })).weight,
            0);
}

TEST(Proximity, IsOffWhereAllDatesAreEqualOrMissing) {
  EXPECT_EQ(decided(dated_subjects([](auto, auto&) { return 7; })).weight, 0);
  Corpus undated = dated_subjects([](auto, auto&) { return 7; });
  for (Article& article : undated) article.time.reset();
  EXPECT_EQ(decided(undated).weight, 0);
}

TEST(Proximity, IsOffWhereDatesMarkChangesOfManyFiles) {
  // Most subjects were edited as a whole on one of three days, months apart.
  EXPECT_EQ(decided(dated_subjects([](auto subject, auto& random) {
              return random.below(10) == 0 ? random.below(600) : subject % 3 * 200;
            })).weight,
            0);
}

TEST(Closeness, IsTheFactorToAFewPercent) {
  SplitMix64 random(7);
  for (const float half_life : {0.5F, 3.0F, 40.0F, 5000.0F}) {
    std::vector<std::optional<std::int64_t>> times;
    for (int i = 0; i < 300; ++i) {
      times.emplace_back(static_cast<std::int64_t>(random.below(9000 * kDay)) - 3000 * kDay);
      if (i % 9 == 0) times.back().reset();
    }
    const Proximity proximity{0.7F, half_life, ""};
    const auto steps = Closeness::steps_of(proximity, times);
    Closeness closeness(proximity, steps);
    for (DocId from = 0; from < times.size(); ++from) {
      EXPECT_EQ(closeness.from(from), times[from].has_value());
      for (DocId to = 0; to < times.size(); ++to) {
        const std::uint32_t apart = closeness.apart(steps[to]);
        const float exact = proximity.factor(times[from], times[to]);
        if (!times[from] && !times[to]) continue;  // of an undated one all are as close
        EXPECT_NEAR(closeness.factor(apart), exact, 0.04F);
        if (Closeness::is_far(apart)) {
          EXPECT_TRUE(times[from] && times[to]);
          EXPECT_LT(exact, 0.31F);
        }
      }
    }
  }
}

TEST(Closeness, IsNothingWhereTimeDoesNotCount) {
  const std::vector<std::optional<std::int64_t>> times = {0, kDay};
  EXPECT_TRUE(Closeness::steps_of(Proximity{}, times).empty());
  EXPECT_FALSE(Closeness().from(0));
}

}  // namespace
}  // namespace kindred
