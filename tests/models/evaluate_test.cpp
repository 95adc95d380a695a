#include "models/evaluate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<MetricCall> calls(std::string_view list) { return *parse_metrics(list); }

TEST(Grade, TellsUnjudgedFromUnrelated) {
  const GradedList list = grade({7, 3, 5}, {{3, 0}, {4, 1}, {5, 2}});
  EXPECT_THAT(list.grades, ElementsAre(kUnjudged, 0, 2));
  EXPECT_THAT(list.judged, ElementsAre(2, 1, 0));
}

TEST(Evaluate, GivesEveryJudgedArticleAValuePerMetric) {
  const Judgements judgements = {{1, {{2, 1}}}, {4, {{5, 1}, {6, 2}}}};
  const Rankings rankings = {{1, {3, 2}}, {4, {6, 5}}, {9, {1}}};
  const Scores scores = evaluate(judgements, rankings, calls("RR,P@2"));
  EXPECT_THAT(scores.articles, ElementsAre(1, 4));
  ASSERT_THAT(scores.values, SizeIs(2));
  EXPECT_THAT(scores.values[0], ElementsAre(0.5, 1));
  EXPECT_THAT(scores.values[1], ElementsAre(0.5, 1));
  EXPECT_EQ(scores.unanswered(), 0U);
}

TEST(Evaluate, CountsArticlesWithoutAListAsZero) {
  const Judgements judgements = {{1, {{2, 1}}}, {2, {{1, 1}}}, {3, {{1, 1}}}};
  const Scores scores = evaluate(judgements, {{1, {2}}, {2, {}}}, calls("RR,nDCG@10"));
  EXPECT_THAT(scores.values[0], ElementsAre(1, 0, 0));
  EXPECT_THAT(scores.answered, ElementsAre(1, 0, 0));
  EXPECT_EQ(scores.unanswered(), 2U);
  EXPECT_DOUBLE_EQ(mean(scores.values[0]), 1 / 3.0);
}

TEST(Evaluate, CountsArticlesWithoutAnythingRelatedToo) {
  const Scores scores = evaluate({{1, {{2, 0}}}}, {{1, {2}}}, calls("nDCG,Judged@5"));
  EXPECT_THAT(scores.values[0], ElementsAre(0));
  EXPECT_THAT(scores.values[1], ElementsAre(1));
  EXPECT_EQ(scores.unanswered(), 0U);
}

TEST(Evaluate, HasNoValuesWithoutJudgements) {
  const Scores scores = evaluate({}, {{1, {2}}}, calls("AP"));
  EXPECT_THAT(scores.articles, IsEmpty());
  EXPECT_THAT(scores.values, ElementsAre(IsEmpty()));
  EXPECT_EQ(mean(scores.values[0]), 0);
}

}  // namespace
}  // namespace kindred
