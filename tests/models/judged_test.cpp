#include "models/judged.hpp"

#include <gmock/gmock.h>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using ::testing::Contains;
using testing::corpus_of;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::Pair;
using ::testing::SizeIs;

Rankings ranked(const Corpus& corpus, const Judgements& judgements, const Options& options,
                const Curated& curated = {}) {
  Progress progress;
  return rank_judged(corpus, curated, judgements, options, 1, progress).lists;
}

Corpus kites() {
  Corpus corpus = corpus_of({article("Red kites over Wales", "Red kites are back in Wales"),
                             article("Red kites over Wales", "Red kites are back in Wales"),
                             article("Kites", "How to fly one"), article("Boats", "To sail one")});
  for (Article& made : corpus) made.provider = "one";
  return corpus;
}

TEST(AsJudged, TurnsOffWhatJudgesDoNotKnow) {
  Options options;
  options.rank.min_score = 0.9F;
  options.rank.diversity = 0.5F;
  options.rank.per_provider = 1;
  EXPECT_THAT(ranked(kites(), {{0, {{1, 1}}}}, options), ElementsAre(Pair(0, ElementsAre())));
  EXPECT_THAT(ranked(kites(), {{0, {{1, 1}}}}, as_judged(options, 10)),
              ElementsAre(Pair(0, ElementsAre(1, 2))));
}

TEST(AsJudged, GivesListsOfTheDepthAskedFor) {
  const Corpus corpus = testing::synthetic_corpus(400, 1);
  Options options = testing::plain_options();
  options.candidates.depth = 5;
  const Rankings rankings = ranked(corpus, {{7, {{8, 1}}}}, as_judged(options, 30));
  EXPECT_THAT(rankings.at(7), SizeIs(30));
}

TEST(AllRecommendable, PutsHiddenArticlesIntoLists) {
  Corpus corpus = kites();
  corpus[1].recommendable = false;
  const Options options = as_judged({}, 10);
  EXPECT_THAT(ranked(corpus, {{0, {{1, 1}}}}, options).at(0), Not(Contains(1)));
  EXPECT_THAT(ranked(all_recommendable(corpus), {{0, {{1, 1}}}}, options).at(0), Contains(1));
}

TEST(RankJudged, GivesTheListsThatAllArticlesTogetherWouldGet) {
  const Corpus corpus = testing::synthetic_corpus(100, 2);
  Options options = testing::plain_options();
  const Curated curated = {{3, {.pins = {50}, .blocks = {}, .judgements = {}}}};
  const RelatedLists all = testing::lists_of(corpus, options, 1, curated);
  const Rankings some = ranked(corpus, {{3, {{4, 1}}}, {60, {{4, 1}}}}, options, curated);
  EXPECT_THAT(some,
              ElementsAre(Pair(3, testing::docs_of(all[3])), Pair(60, testing::docs_of(all[60]))));
  EXPECT_EQ(some.at(3).front(), 50U);
}

}  // namespace
}  // namespace kindred
