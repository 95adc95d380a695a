#include "models/model.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "models/recommend.hpp"
#include "models/signals.hpp"
#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using testing::build;
using testing::docs_of;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::lists_of;
using testing::plain_options;

/// Every signal has something to say.
Corpus varied_corpus() {
  Corpus corpus = testing::synthetic_corpus(300, 23);
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    corpus[i].topics = {"topic " + std::to_string(i % 7), "all"};
    corpus[i].path = "s" + std::to_string(i / 60) + "/" + std::to_string(1000 + i) + ".md";
    corpus[i].body = corpus[i].excerpt;
    corpus[i].links = {std::to_string(1000 + i + 1) + ".md", "https://elsewhere.example"};
  }
  return corpus;
}

Options all_signals() {
  Options options;
  options.similarity = {
      .topics = 0.2F, .dense = 0.1F, .links = 0.1F, .mentions = 0.1F, .section = 0.15F};
  return options;
}

TEST(Model, SameListsForAnyNumberOfThreads) {
  const Corpus corpus = varied_corpus();
  for (const Options& options : {Options(), all_signals()}) {
    const RelatedLists one = lists_of(corpus, options, 1);
    EXPECT_EQ(one, lists_of(corpus, options, 2));
    EXPECT_EQ(one, lists_of(corpus, options, 8));
  }
}

TEST(Model, OneArticleGetsTheListItGetsAmongAll) {
  const Corpus corpus = varied_corpus();
  const Options options;
  const RelatedLists all = lists_of(corpus, options);
  Progress progress;
  const Model model = build_model(corpus, options, 1, progress);
  const std::vector<DocId> some = {5, 120, 299};
  const RelatedLists few = recommend(model, {}, options, some, 1, progress);
  ASSERT_EQ(few.size(), 3U);
  for (std::size_t i = 0; i < some.size(); ++i) EXPECT_EQ(few[i], all[some[i]]);
}

TEST(Model, SimilarityIsTheSumOfItsSignals) {
  const Model model = build(varied_corpus(), all_signals());
  Similarity scratch(model);
  for (const auto& [a, b] : std::vector<std::pair<DocId, DocId>>{{0, 1}, {5, 12}, {7, 200}}) {
    float sum = 0;
    for (const Signal& signal : signals()) {
      const float value = signal.value(model, query_of(model, a), b);
      EXPECT_GE(value, 0) << signal.name;
      EXPECT_LE(value, 1) << signal.name;
      EXPECT_NEAR(value, signal.value(model, query_of(model, b), a), 1e-6) << signal.name;
      sum += model.shares.*signal.share * value;
    }
    EXPECT_NEAR(similarity(model, a, b), sum, 1e-5);
    scratch.from(query_of(model, a));
    EXPECT_NEAR(scratch.to(b), sum, 1e-5);
    EXPECT_NEAR(scratch.text_to(b), text_cosine(model, a, b), 1e-6);
  }
}

TEST(Model, TellsWhetherTextsAreSoMuchAlike) {
  const Model model = build(varied_corpus(), all_signals());
  std::size_t alike = 0;
  for (DocId a = 0; a < 150; ++a) {
    for (DocId b = 0; b < 150; ++b) {
      for (const float least : {0.0F, 0.05F, 0.1F, 0.3F, 0.5F, 0.8F, 0.95F, 1.0F}) {
        const bool reaches = text_cosine(model, a, b) >= least;
        EXPECT_EQ(text_cosine_reaches(model, a, b, least), reaches)
            << a << " " << b << " " << least;
        alike += reaches && least > 0.2F ? 1U : 0U;
      }
    }
  }
  EXPECT_GT(alike, 1000U);
}

TEST(Model, DecidesNothingThatIsSet) {
  for (const Decision& decision : build(varied_corpus(), plain_options()).decisions) {
    EXPECT_FALSE(decision.automatic) << decision.name;
    EXPECT_EQ(decision.value, 0) << decision.name;
  }
}

TEST(Model, TopicsOfEveryArticleGetNoShare) {
  Corpus corpus = testing::synthetic_corpus(50, 2);
  for (Article& article : corpus) article.topics = {"all"};
  EXPECT_EQ(build(corpus, Options()).shares.topics, 0);
  EXPECT_GT(build(varied_corpus(), Options()).shares.topics, 0);
}

TEST(Model, BodiesTurnedOffTurnLinksOff) {
  Options options = all_signals();
  EXPECT_GT(build(varied_corpus(), options).shares.links, 0);
  options.fields.body = 0;
  const Model model = build(varied_corpus(), options);
  EXPECT_EQ(model.shares.links, 0);
  EXPECT_NEAR(model.shares.text, 0.55, 1e-6);
}

TEST(Model, LinkedArticlesAreCandidates) {
  Corpus corpus = testing::corpus_of({article("amber"), article("birch"), article("cedar")});
  corpus[0].links = {"1002.md"};
  Options options = plain_options();
  options.similarity.links = 0.5F;
  EXPECT_THAT(docs_of(lists_of(corpus, options)[0]), ElementsAre(2));
  EXPECT_THAT(docs_of(lists_of(corpus, options)[2]), ElementsAre(0));
}

TEST(Model, NothingIsEverNotANumber) {
  Corpus corpus = varied_corpus();
  corpus.push_back(article(""));
  corpus.push_back(article("the of and"));
  corpus.back().path = "z.md";
  Options options = all_signals();
  options.rank.proximity = 1.0F;
  options.rank.diversity = 0.3F;
  for (const auto& list : lists_of(corpus, options)) {
    for (const Match& match : list) {
      EXPECT_TRUE(std::isfinite(match.score) && match.score >= 0);
      EXPECT_TRUE(match.similarity >= 0 && match.similarity <= 1);
    }
  }
}

TEST(Model, ArticlesWithoutWordsHaveEmptyLists) {
  Options options;
  EXPECT_THAT(
      lists_of(testing::corpus_of({article(""), article("the"), article("amber")}), options),
      Each(IsEmpty()));
  EXPECT_THAT(lists_of(testing::corpus_of({article("alone")}), options), ElementsAre(IsEmpty()));
  EXPECT_THAT(lists_of({}, options), IsEmpty());
}

TEST(Model, OfEqualArticlesNoneIsRecommended) {
  const Corpus corpus = testing::corpus_of(std::vector<Article>(30, article("Same", "words here")));
  EXPECT_THAT(lists_of(corpus, Options()), Each(IsEmpty()));
  Options keep;
  keep.rank.duplicates = Duplicates::keep;
  EXPECT_THAT(docs_of(lists_of(corpus, keep)[7]), ElementsAre(0, 1, 2, 3, 4));
}

TEST(Model, EverySourceWorksAlone) {
  const Corpus corpus = varied_corpus();
  for (const Sources source : {Sources::faiss, Sources::postings}) {
    Options options;
    options.candidates.sources = source;
    for (const auto& list : lists_of(corpus, options)) EXPECT_EQ(list.size(), 5U);
  }
}

TEST(Model, StopsWhenAsked) {
  Progress progress;
  progress.stop();
  const Corpus corpus = varied_corpus();
  const Model model = build_model(corpus, Options(), 2, progress);
  EXPECT_THAT(model.rows.size(), 0U);
}

}  // namespace
}  // namespace kindred
