#include "models/ranker.hpp"

#include <gmock/gmock.h>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using testing::docs_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::lists_of;
using testing::plain_options;

/// Article 0 is like 1 a lot, like 2 less, like 3 little, like 4 not at all.
Corpus graded() {
  return testing::corpus_of(
      {article("", "amber birch cedar delta ember"), article("", "amber birch cedar delta fjord"),
       article("", "amber birch cedar gamma fjord"), article("", "amber house gamma ivory jolly"),
       article("", "house ivory jolly")});
}

std::vector<DocId> first_list(const Corpus& corpus, const Options& options,
                              const Curated& curated = {}) {
  return docs_of(lists_of(corpus, options, 1, curated)[0]);
}

TEST(Ranker, OrdersBySimilarityAndLeavesOutTheUnrelated) {
  EXPECT_THAT(first_list(graded(), plain_options()), ElementsAre(1, 2, 3));
}

TEST(Ranker, TiesGoToTheNewerThenToThePath) {
  Corpus corpus =
      testing::corpus_of({article("", "amber birch"), article("", "amber"), article("", "amber"),
                          article("", "amber"), article("", "amber")});
  corpus[1].time = 100;
  corpus[3].time = 200;
  EXPECT_THAT(first_list(corpus, plain_options()), ElementsAre(3, 1, 2, 4));
}

TEST(Ranker, QualityLiftsWithinItsBounds) {
  Corpus corpus = graded();
  corpus[1].quality = 1;
  corpus[2].quality = 100;
  Options options = plain_options();
  EXPECT_THAT(first_list(corpus, options), ElementsAre(1, 2, 3));
  options.rank.quality = 1;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(2, 1, 3));
  const Match best = lists_of(corpus, options)[0][0];
  EXPECT_NEAR(best.score, best.similarity * 1.5F, 1e-4);
}

TEST(Ranker, MinScoreAppliesToTheSimilarityAlone) {
  Corpus corpus = graded();
  corpus[3].quality = 100;
  Options options = plain_options();
  options.rank.quality = 1;
  const auto list = lists_of(corpus, options)[0];
  options.rank.min_score = list.back().similarity + 0.001F;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(1, 2));
}

TEST(Ranker, NearInTimeComesFirst) {
  Corpus corpus = graded();
  for (DocId doc = 0; doc < 5; ++doc) corpus[doc].time = 0;
  corpus[1].time = 400LL * 86'400;
  Options options = plain_options();
  options.rank.proximity = 0.9F;
  options.rank.half_life_days = 10.0F;
  EXPECT_EQ(first_list(corpus, options).front(), 2U);
}

TEST(Ranker, NeverRecommendsWhatMayNotBe) {
  Corpus corpus = graded();
  corpus[1].recommendable = false;
  EXPECT_THAT(first_list(corpus, plain_options()), ElementsAre(2, 3));
  EXPECT_THAT(docs_of(lists_of(corpus, plain_options())[1]), ElementsAre(2, 0, 3));
}

TEST(Ranker, PinsComeFirstAndBlocksNever) {
  const Curated curated = {{0, {.pins = {4, 3}, .blocks = {1}, .judgements = {}}}};
  Options options = plain_options();
  options.rank.min_score = 0.05F;
  EXPECT_THAT(first_list(graded(), options, curated), ElementsAre(4, 3, 2));
  options.limit = 1;
  EXPECT_THAT(first_list(graded(), options, curated), ElementsAre(4));
}

TEST(Ranker, PinsOfItselfTwiceOrRemovedAreLeftOut) {
  Corpus corpus = graded();
  corpus[3].recommendable = false;
  const Curated curated = {{0, {.pins = {0, 3, 4, 4}, .blocks = {}, .judgements = {}}}};
  EXPECT_THAT(first_list(corpus, plain_options(), curated), ElementsAre(4, 1, 2));
}

TEST(Ranker, CopiesOfTheSourceAreNoRecommendation) {
  Corpus corpus = graded();
  corpus[1].url = corpus[0].url = "https://x.example/a";
  Options options = plain_options();
  options.rank.duplicates = Duplicates::collapse;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(2, 3));
}

TEST(Ranker, OfCopiesTheBestStays) {
  Corpus corpus =
      testing::corpus_of({article("One", "amber birch cedar"), article("Two", "amber birch delta"),
                          article("two", "Amber Birch delta"), article("Three", "amber delta")});
  corpus[2].quality = 9;
  corpus[1].quality = 3;
  Options options = plain_options();
  options.rank.duplicates = Duplicates::collapse;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(2, 3));
  const Curated curated = {{0, {.pins = {1}, .blocks = {}, .judgements = {}}}};
  EXPECT_THAT(first_list(corpus, options, curated), ElementsAre(1, 3));
}

TEST(Ranker, NearCopiesAreCopies) {
  const std::string words = "amber birch cedar delta ember fjord gamma house ivory jolly";
  const Corpus corpus =
      testing::corpus_of({article("", words + " kayak"), article("", words + " lemon kayak"),
                          article("", words + " lemon"), article("", "amber birch lemon mango"),
                          article("", "mango")});
  Options options = plain_options();
  options.rank.duplicates = Duplicates::collapse;
  options.rank.near_copy = 0.85F;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(3));
  EXPECT_EQ(docs_of(lists_of(corpus, options)[3]).size(), 2U);  // one of 0, 1, 2; and 4
  options.rank.duplicates = Duplicates::keep;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(1, 2, 3));
}

TEST(Ranker, FollowUpsWeeksLaterAreNoNearCopies) {
  const std::string words = "amber birch cedar delta ember fjord gamma house ivory jolly";
  Corpus corpus = testing::corpus_of({article("", words + " kayak"), article("", words + " lemon"),
                                      article("", "kayak"), article("", "lemon")});
  Options options = plain_options();
  options.rank.duplicates = Duplicates::collapse;
  options.rank.near_copy = 0.85F;
  corpus[0].time = 0;
  corpus[1].time = 14LL * 86'400;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(2));
  corpus[1].time = 15LL * 86'400;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(1, 2));
}

TEST(Ranker, CapsEntriesOfOneProvider) {
  Corpus corpus = graded();
  corpus[1].provider = corpus[2].provider = "One";
  Options options = plain_options();
  options.rank.per_provider = 1;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(1, 3));
}

TEST(Ranker, DiversityPrefersWhatIsUnlikeTheRest) {
  const Corpus corpus = testing::corpus_of(
      {article("", "amber birch cedar delta"), article("", "amber birch cedar ember"),
       article("", "amber birch cedar ember fjord"), article("", "delta house fjord")});
  Options options = plain_options();
  options.limit = 2;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(1, 2));
  options.rank.diversity = 0.5F;
  EXPECT_THAT(first_list(corpus, options), ElementsAre(1, 3));
}

TEST(Ranker, ListsAreNoLongerThanTheLimit) {
  Options options = plain_options();
  options.limit = 2;
  EXPECT_THAT(first_list(graded(), options), ElementsAre(1, 2));
}

}  // namespace
}  // namespace kindred
