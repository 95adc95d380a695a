#include "models/tune.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/random.hpp"
#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using testing::corpus_of;

constexpr std::size_t kThemes = 30;
constexpr std::size_t kEach = 4;

std::string word(std::uint64_t id) {
  std::string letters = "w";
  for (++id; id > 0; id /= 20) letters += "bcdfghjklmnpqrstvwxz"[id % 20];
  return letters + " ";
}

/// Articles on themes: bodies tell the theme, titles and excerpts are noise that many share.
Corpus themes(std::uint64_t seed) {
  SplitMix64 random(seed);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < kThemes * kEach; ++i) {
    std::string title;
    std::string excerpt;
    std::string body;
    for (int j = 0; j < 6; ++j) title += word(random.below(40));
    for (int j = 0; j < 10; ++j) excerpt += word(random.below(60));
    for (int j = 0; j < 8; ++j) body += word(1000 + 8 * (i / kEach) + random.below(8));
    for (int j = 0; j < 20; ++j) body += word(random.below(300));
    articles.push_back(article(title, excerpt, body));
  }
  return corpus_of(std::move(articles));
}

/// Every article's related ones are those of its theme.
Judgements of_themes() {
  Judgements judgements;
  for (DocId doc = 0; doc < kThemes * kEach; ++doc) {
    for (DocId other = 0; other < kThemes * kEach; ++other) {
      if (other != doc && other / kEach == doc / kEach) judgements[doc][other] = 1;
    }
  }
  return judgements;
}

/// The same with articles renamed at random: groups stay, meaning goes.
Judgements shuffled(std::uint64_t seed) {
  std::vector<DocId> names(kThemes * kEach);
  for (DocId doc = 0; doc < names.size(); ++doc) names[doc] = doc;
  SplitMix64 random(seed);
  shuffle(names, random);
  Judgements judgements;
  for (const auto& [doc, judged] : of_themes()) {
    for (const auto& [other, grade] : judged) judgements[names[doc]][names[other]] = grade;
  }
  return judgements;
}

Tuning tuned(const Corpus& corpus, const Judgements& judgements, unsigned budget = 60,
             unsigned threads = 1, std::uint64_t seed = 1) {
  Options options;
  options.language = "none";
  Progress progress;
  const TuneRequest request{*parse_metric("nDCG@10"), budget, seed, threads};
  return tune(corpus, judgements, options, request, progress);
}

TEST(Tune, FindsWhatHoldsForArticlesThatItHasNotSeen) {
  const Tuning tuning = tuned(themes(1), of_themes());
  EXPECT_GT(tuning.held_out.low, 0);
  EXPECT_GT(tuning.best_mean, tuning.start_mean + 0.05);
  EXPECT_FALSE(tuning.changes.empty());
  EXPECT_EQ(tuning.folds, 5U);
  EXPECT_EQ(tuning.groups, kThemes);
}

TEST(Tune, ReportsNoGainOnShuffledRelations) {
  const Corpus corpus = themes(1);
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Tuning tuning = tuned(corpus, shuffled(seed));
    EXPECT_LE(tuning.held_out.low, 0) << "seed " << seed;
  }
}

TEST(Tune, SameResultForAnyNumberOfThreads) {
  const Corpus corpus = themes(2);
  const Tuning one = tuned(corpus, of_themes(), 30, 1);
  const Tuning three = tuned(corpus, of_themes(), 30, 3);
  EXPECT_EQ(one.changes, three.changes);
  EXPECT_EQ(one.held_out_gain, three.held_out_gain);
  EXPECT_EQ(one.tried, three.tried);
}

TEST(Tune, KeepsToItsBudget) {
  for (const unsigned budget : {1U, 2U, 12U}) {
    EXPECT_LE(tuned(themes(1), of_themes(), budget).tried, budget);
  }
}

TEST(Tune, OneGroupTestsNothing) {
  Judgements judgements;
  judgements[0][1] = 1;
  const Tuning tuning = tuned(themes(1), judgements);
  EXPECT_TRUE(tuning.changes.empty());
  EXPECT_EQ(tuning.held_out.low, 0);
}

TEST(Tune, StopsWhenAsked) {
  Progress progress;
  progress.stop();
  const TuneRequest request{*parse_metric("nDCG@10"), 1000, 1, 1};
  const Tuning tuning = tune(themes(1), of_themes(), Options(), request, progress);
  EXPECT_EQ(tuning.tried, 0U);
}

}  // namespace
}  // namespace kindred
