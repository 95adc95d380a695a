// Lists of several systems as one evaluation.
#include "cli/assess.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace kindred::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr DocId kArticles = 60;

/// Pairs of related articles: 2 and 3, 4 and 5 …
struct Pairs {
  Pairs() : corpus(kArticles) {
    for (DocId doc = 0; doc < kArticles; ++doc) {
      ids.push_back("a" + std::to_string(doc));
      judgements[doc] = {{doc ^ 1U, 1}};
    }
  }

  /// Every article's related one at this rank (0: not at all), at another rank for some.
  static Contender lists(System::Kind kind, const std::string& name, std::size_t rank,
                         const std::map<DocId, std::size_t>& others = {}) {
    Contender contender{kind, name, {}, {}};
    for (DocId doc = 0; doc < kArticles; ++doc) {
      const auto other = others.find(doc);
      const std::size_t at = other == others.end() ? rank : other->second;
      std::vector<DocId>& list = contender.rankings[doc];
      for (DocId next = 2; list.size() < 10; ++next) list.push_back((doc + next) % kArticles);
      std::erase(list, doc ^ 1U);
      if (at > 0) list.insert(list.begin() + static_cast<std::ptrdiff_t>(at) - 1, doc ^ 1U);
    }
    return contender;
  }

  [[nodiscard]] Evaluation assess(const std::vector<Contender>& contenders) const {
    const std::vector<MetricCall> metrics = *parse_metrics("RR,P@5");
    Progress progress;
    return cli::assess({corpus, judgements, ids, metrics}, contenders, progress);
  }

  Corpus corpus;
  Judgements judgements;
  std::vector<std::string> ids;
};

constexpr auto kEvaluated = System::Kind::evaluated;
constexpr auto kCompared = System::Kind::compared;
constexpr auto kBaseline = System::Kind::baseline;

std::vector<std::size_t> articles(const std::vector<Movement>& moved) {
  std::vector<std::size_t> out;
  for (const Movement& one : moved) out.push_back(one.article);
  return out;
}

TEST(LargestMovements, AreTheTenOfEachDirectionTheLargestFirst) {
  std::vector<double> base(40, 0.5);
  std::vector<double> values = base;
  for (std::size_t i = 0; i < 12; ++i) values[i] = 0.6 + 0.01 * static_cast<double>(i);
  values[39] = 0.1;
  values[20] += 1e-12;  // noise
  values[21] -= 0.155;
  EXPECT_THAT(articles(largest_movements(values, base)),
              ElementsAre(39, 11, 10, 9, 8, 7, 6, 21, 5, 4, 3, 2));
  EXPECT_THAT(largest_movements(base, base), IsEmpty());
}

TEST(Assess, IntervalsStayWithinWhatAMetricCanBe) {
  const Evaluation evaluation =
      Pairs().assess({Pairs::lists(kEvaluated, "first", 1, {{7, 0}}),
                      Pairs::lists(kCompared, "second", 0, {{7, 0}, {30, 1}})});
  EXPECT_EQ(evaluation.systems[0].metrics[0].high, 1);
  EXPECT_EQ(evaluation.systems[1].metrics[0].low, 0);
  EXPECT_EQ(evaluation.systems[1].comparisons[0].low, -1);
}

TEST(Assess, ShowsArticlesInTheOrderOfTheirDifference) {
  const Evaluation evaluation =
      Pairs().assess({Pairs::lists(kEvaluated, "first", 2),
                      Pairs::lists(kCompared, "second", 2, {{7, 0}, {30, 3}, {4, 1}, {9, 4}}),
                      Pairs::lists(kCompared, "third", 2, {{50, 1}, {9, 0}}),
                      Pairs::lists(kBaseline, "newest", 0)});
  EXPECT_THAT(articles(evaluation.systems[1].moved), ElementsAre(4, 7, 9, 30));
  EXPECT_EQ(evaluation.systems[1].comparisons[0].wins, 1U);
  EXPECT_EQ(evaluation.systems[1].comparisons[0].losses, 3U);
  EXPECT_THAT(articles(evaluation.systems[3].moved), SizeIs(10));
  std::vector<std::size_t> shown;
  for (const ArticleLists& lists : evaluation.shown) shown.push_back(lists.article);
  EXPECT_THAT(shown, ElementsAre(4, 7, 9, 50, 30));
}

TEST(Assess, ShowsWhatIsServedWorstWhereNothingMoved) {
  const Evaluation evaluation =
      Pairs().assess({Pairs::lists(kEvaluated, "first", 1, {{8, 3}, {5, 0}})});
  ASSERT_THAT(evaluation.shown, SizeIs(10));
  EXPECT_EQ(evaluation.shown[0].article, 5U);
  EXPECT_EQ(evaluation.shown[1].article, 8U);
}

TEST(Assess, AdjustsForComparedSystemsAlone) {
  const Contender first = Pairs::lists(kEvaluated, "first", 1);
  const Contender other = Pairs::lists(kCompared, "other", 1, {{1, 2}, {9, 2}, {20, 2}, {31, 2}});
  Contender baseline = other;
  baseline.kind = kBaseline;
  const Evaluation one = Pairs().assess({first, other, baseline});
  EXPECT_FALSE(has_adjusted(one));
  EXPECT_EQ(one.systems[1].comparisons[0].p_holm, one.systems[1].comparisons[0].p);
  const Evaluation two = Pairs().assess({first, other, other, baseline});
  EXPECT_TRUE(is_adjusted(two, two.systems[2]));
  EXPECT_FALSE(is_adjusted(two, two.systems[3]));
  EXPECT_DOUBLE_EQ(two.systems[1].comparisons[0].p_holm, 2 * two.systems[1].comparisons[0].p);
  EXPECT_EQ(two.systems[3].comparisons[0].p_holm, two.systems[3].comparisons[0].p);
}

TEST(Assess, GivesNoIntervalOfOneGroup) {
  Pairs pairs;
  pairs.judgements = {{0, {{1, 1}}}, {1, {{0, 1}}}};
  const Evaluation evaluation =
      pairs.assess({Pairs::lists(kEvaluated, "first", 1), Pairs::lists(kCompared, "other", 2)});
  EXPECT_EQ(evaluation.components, 1U);
  EXPECT_EQ(evaluation.systems[0].metrics[0].mean, 1);
  EXPECT_TRUE(std::isinf(evaluation.systems[0].metrics[0].low));
  EXPECT_TRUE(std::isinf(evaluation.systems[1].comparisons[0].high));
  EXPECT_TRUE(std::isnan(evaluation.systems[1].comparisons[0].effect));
  EXPECT_EQ(evaluation.systems[1].comparisons[0].p, 1);
}

TEST(Assess, CountsGroupsThatWereCut) {
  Pairs pairs;
  for (DocId doc = 0; doc + 1 < 30; ++doc) pairs.judgements[doc] = {{doc + 1, 1}};
  const Evaluation evaluation = pairs.assess({Pairs::lists(kEvaluated, "first", 1)});
  EXPECT_EQ(evaluation.components, 16U);
  EXPECT_EQ(evaluation.components_cut, 1U);
  EXPECT_GE(evaluation.groups, 20U);
}

}  // namespace
}  // namespace kindred::cli
