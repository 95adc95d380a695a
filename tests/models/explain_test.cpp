#include "models/explain.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using testing::plain_options;

/// All signals and boosts at once.
Options all_of_it() {
  Options options = plain_options();
  options.similarity = {0.2F, 0.1F, 0.1F, 0.1F, 0.05F};
  options.rank.quality = 0.6F;
  options.rank.heat = 0.5F;
  options.rank.proximity = 0.5F;
  options.rank.half_life_days = 20;
  return options;
}

Corpus varied_corpus() {
  Corpus corpus = testing::synthetic_corpus(300, 5);
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    corpus[i].topics = {"topic " + std::to_string(i % 7), "topic " + std::to_string(i % 11)};
    corpus[i].heat = static_cast<float>(i % 13);
    if (i % 4 == 0) corpus[i].links = {corpus[(i * 7) % corpus.size()].path};
    if (i % 3 == 0) corpus[i].body = corpus[(i * 5) % corpus.size()].title;
    if (i % 9 == 0) corpus[i].time.reset();
  }
  return corpus;
}

double sum_of(const auto& parts) {
  double sum = 0;
  for (const auto& part : parts) sum += double{part.contribution};
  return sum;
}

double part_of(const Explanation& explanation, std::string_view name) {
  for (const auto& part : explanation.parts) {
    if (part.name == name) return double{part.contribution};
  }
  return 0;
}

TEST(Explanation, AddsUpForAThousandRandomPairs) {
  const Corpus corpus = varied_corpus();
  const Options options = all_of_it();
  const Model model = testing::build(corpus, options);
  SplitMix64 random(1);
  for (int i = 0; i < 1000; ++i) {
    const auto from = static_cast<DocId>(random.below(corpus.size()));
    const auto to = static_cast<DocId>(random.below(corpus.size()));
    const Explanation told = explain(model, options, query_of(model, from), to);
    EXPECT_NEAR(sum_of(told.parts), told.similarity, 1e-5);
    EXPECT_NEAR(sum_of(told.terms), part_of(told, "text"), 1e-5);
    EXPECT_NEAR(sum_of(told.topics), part_of(told, "topics"), 1e-5);
    const double factors = double{told.boosts.quality} * told.boosts.heat * told.boosts.proximity;
    EXPECT_NEAR(double{told.similarity} * factors, told.score, 1e-5);
  }
}

TEST(Explanation, SaysWhatTheListsSay) {
  const Corpus corpus = varied_corpus();
  const Options options = all_of_it();
  const Model model = testing::build(corpus, options);
  const auto lists = testing::lists_of(corpus, options);
  for (DocId doc = 0; doc < 50; ++doc) {
    for (const Match& match : lists[doc]) {
      const Explanation told = explain(model, options, query_of(model, doc), match.doc);
      EXPECT_EQ(told.similarity, match.similarity);
      EXPECT_EQ(told.score, match.score);
    }
  }
}

TEST(Explanation, OfATextNamesItsWords) {
  const Corpus corpus = testing::corpus_of({article("amber birch"), article("amber cedar"),
                                            article("cedar delta"), article("birch delta")});
  const Options options = plain_options();
  const Model model = testing::build(corpus, options);
  const TextQuery text(model, options, "The amber and the unheard of");
  const Explanation told = explain(model, options, text.query(), 0);
  EXPECT_EQ(told.terms.front().name, "amber");
  EXPECT_NEAR(sum_of(told.terms), told.similarity, 1e-5);
  EXPECT_EQ(told.boosts.product(), 1);
}

/// Article 0 asks; 1 is most like it, then 2, then 3; 4 shares nothing.
class WhyNotTest : public ::testing::Test {
 protected:
  WhyNotTest()
      : corpus_(testing::corpus_of(
            {article("", "amber birch cedar delta ember"), article("", "amber birch cedar delta"),
             article("", "amber birch cedar gamma"), article("", "amber house gamma ivory"),
             article("", "house ivory")})),
        options_(plain_options()) {}

  WhyNot ask(DocId doc, DocId from = 0) {
    const Model model = testing::build(corpus_, options_);
    return why_not(model, curated_, options_, query_of(model, from), doc);
  }

  Corpus corpus_;
  Options options_;
  Curated curated_;
};

TEST_F(WhyNotTest, InTheList) {
  EXPECT_EQ(ask(2).hurdle, Hurdle::none);
  EXPECT_EQ(ask(2).place, 2U);
}

TEST_F(WhyNotTest, TheArticleItself) { EXPECT_EQ(ask(0).hurdle, Hurdle::itself); }

TEST_F(WhyNotTest, NoCandidateWhereNothingIsShared) {
  options_.candidates.sources = Sources::postings;
  EXPECT_EQ(ask(4).hurdle, Hurdle::candidate);
}

TEST_F(WhyNotTest, Excluded) {
  corpus_[1].recommendable = false;
  EXPECT_EQ(ask(1).hurdle, Hurdle::excluded);
}

TEST_F(WhyNotTest, Blocked) {
  curated_[0].blocks = {1};
  EXPECT_EQ(ask(1).hurdle, Hurdle::blocked);
}

TEST_F(WhyNotTest, Pinned) {
  curated_[0].pins = {4};
  EXPECT_EQ(ask(4).hurdle, Hurdle::none);
  EXPECT_EQ(ask(4).place, 1U);
}

TEST_F(WhyNotTest, AnotherLanguage) {
  options_.language = "auto";
  for (Article& each : corpus_) each.language = "en";
  corpus_[1].language = "de";
  EXPECT_EQ(ask(1).hurdle, Hurdle::language);
}

TEST_F(WhyNotTest, BelowMinScore) {
  options_.rank.min_score = 0.5F;
  EXPECT_EQ(ask(3).hurdle, Hurdle::min_score);
}

TEST_F(WhyNotTest, ACopyOfTheArticleThatAsks) {
  options_.rank.duplicates = Duplicates::collapse;
  corpus_[0].url = corpus_[2].url = "https://x.example/same";
  EXPECT_EQ(ask(2).hurdle, Hurdle::source_copy);
}

TEST_F(WhyNotTest, ACopyOfAnEntry) {
  options_.rank.duplicates = Duplicates::collapse;
  corpus_[1].url = corpus_[2].url = "https://x.example/same";
  EXPECT_EQ(ask(2).hurdle, Hurdle::entry_copy);
  EXPECT_EQ(ask(2).because, DocId{1});
}

TEST_F(WhyNotTest, TooManyOfItsProvider) {
  options_.rank.per_provider = 1;
  corpus_[1].provider = corpus_[2].provider = "Gazette";
  EXPECT_EQ(ask(2).hurdle, Hurdle::provider);
}

TEST_F(WhyNotTest, BelowTheLastEntry) {
  options_.limit = 1;
  EXPECT_EQ(ask(3).hurdle, Hurdle::limit);
  EXPECT_EQ(ask(3).place, 3U);
}

TEST_F(WhyNotTest, BelowTheLastEntryAndACopyThere) {
  options_.limit = 1;
  options_.rank.duplicates = Duplicates::collapse;
  corpus_[2].url = corpus_[3].url = "https://x.example/same";
  EXPECT_EQ(ask(3).hurdle, Hurdle::entry_copy);
  EXPECT_EQ(ask(3).because, DocId{2});
}

TEST_F(WhyNotTest, TooMuchLikeTheEntriesAboveIt) {
  options_.limit = 2;
  options_.rank.diversity = 0.6F;
  EXPECT_EQ(ask(1).hurdle, Hurdle::none);
  EXPECT_EQ(ask(2).hurdle, Hurdle::diversity);
}

}  // namespace
}  // namespace kindred
