#include "models/query.hpp"

#include <gmock/gmock.h>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using testing::docs_of;
using ::testing::IsEmpty;
using testing::plain_options;
using ::testing::UnorderedElementsAre;

std::vector<DocId> found(const Model& model, const Options& options, std::string_view text) {
  const TextQuery asked(model, options, text);
  const std::vector<Query> queries{asked.query()};
  Progress progress;
  return docs_of(recommend(model, {}, options, queries, 1, progress).front());
}

class TextQueryTest : public ::testing::Test {
 protected:
  Options options_ = plain_options();
  Model model_ = testing::build(
      testing::corpus_of({article("Electric cars in winter"), article("Charging electric cars"),
                          article("Tomatoes in winter"), article("Growing tomatoes")}),
      options_);
};

TEST_F(TextQueryTest, FindsArticlesThatShareItsWords) {
  EXPECT_THAT(found(model_, options_, "tomatoes"), UnorderedElementsAre(2, 3));
  EXPECT_THAT(found(model_, options_, "Electric winter cars"), ::testing::Contains(0));
}

TEST_F(TextQueryTest, FindsTheArticleWhoseTitleItIs) {
  EXPECT_EQ(found(model_, options_, "Electric cars in winter").front(), 0U);
}

TEST_F(TextQueryTest, OfStopWordsAloneHasNoWords) {
  EXPECT_EQ(TextQuery(model_, options_, "in the, and of!").words(), 0U);
  EXPECT_EQ(TextQuery(model_, options_, "").words(), 0U);
  EXPECT_EQ(TextQuery(model_, options_, "in unheard").words(), 1U);
}

TEST_F(TextQueryTest, WithoutAKnownWordFindsNothing) {
  EXPECT_THAT(found(model_, options_, "qqq"), IsEmpty());
}

TEST(Query, OfAnArticleFindsWhatItsListHolds) {
  const Corpus corpus = testing::synthetic_corpus(200, 2);
  const Options options = plain_options();
  const Model model = testing::build(corpus, options);
  const auto lists = testing::lists_of(corpus, options);
  Progress progress;
  for (const DocId doc : {3U, 77U, 150U}) {
    const std::vector<Query> queries{query_of(model, doc)};
    EXPECT_EQ(recommend(model, {}, options, queries, 1, progress).front(), lists[doc]);
  }
}

}  // namespace
}  // namespace kindred
