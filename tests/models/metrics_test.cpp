#include "models/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr int kNo = kUnjudged;

std::vector<std::string> names_of(const std::vector<MetricCall>& calls) {
  std::vector<std::string> names;
  for (const MetricCall& call : calls) names.push_back(call.name());
  return names;
}

double value(std::string_view metric, const GradedList& list) {
  const auto call = parse_metric(metric);
  if (!call) {
    ADD_FAILURE() << to_string(call.error());
    return -1;
  }
  return (*call)(list);
}

struct Case {
  std::string metric;
  double value;

  friend void PrintTo(const Case& one, std::ostream* out) { *out << one.metric; }
};

double discount(int rank) { return std::log2(rank + 1.0); }

// Found at ranks 2 (grade 2) and 5 (grade 1); a third related one (grade 3) is missing.
const GradedList kList = {{kNo, 2, 0, kNo, 1, 0, kNo}, {3, 2, 1, 0, 0, 0}};
const double kIdeal2 = 3 + 2 / discount(2);
const double kIdeal = kIdeal2 + 1 / discount(3);

class OfOneList : public testing::TestWithParam<Case> {};

TEST_P(OfOneList, IsTheValueByHand) {
  EXPECT_NEAR(value(GetParam().metric, kList), GetParam().value, 1e-12);
}

INSTANTIATE_TEST_SUITE_P(
    Metrics, OfOneList,
    testing::Values(
        Case{"nDCG", (2 / discount(2) + 1 / discount(5)) / kIdeal}, Case{"nDCG@1", 0},
        Case{"nDCG@2", 2 / discount(2) / kIdeal2}, Case{"nDCG@3", 2 / discount(2) / kIdeal},
        Case{"nDCG@100", (2 / discount(2) + 1 / discount(5)) / kIdeal},
        Case{"AP", (1 / 2.0 + 2 / 5.0) / 3}, Case{"AP@4", 1 / 2.0 / 3},
        Case{"AP@5", (1 / 2.0 + 2 / 5.0) / 3}, Case{"P@1", 0}, Case{"P@2", 1 / 2.0},
        Case{"P@5", 2 / 5.0}, Case{"P@20", 2 / 20.0}, Case{"R@1", 0}, Case{"R@2", 1 / 3.0},
        Case{"R@20", 2 / 3.0}, Case{"RR", 1 / 2.0}, Case{"RR@1", 0}, Case{"RR@2", 1 / 2.0},
        Case{"Success@1", 0}, Case{"Success@2", 1}, Case{"Rprec", 1 / 3.0}, Case{"Judged@1", 0},
        Case{"Judged@5", 3 / 5.0}, Case{"Judged@7", 4 / 7.0}, Case{"Judged@20", 4 / 7.0}));

TEST(Metrics, AreZeroWhereNothingIsRelated) {
  for (const char* metric :
       {"nDCG", "nDCG@5", "AP", "AP@5", "P@5", "R@5", "RR", "Success@5", "Rprec"}) {
    EXPECT_EQ(value(metric, {{0, kNo, 0}, {0, 0, 0}}), 0) << metric;
  }
}

// Every metric of the table, with the cutoffs that it takes.
std::vector<MetricCall> all_calls() {
  std::vector<MetricCall> calls;
  for (const Metric& metric : metrics()) {
    if (!metric.needs_cutoff) calls.push_back({&metric, 0});
    if (!metric.takes_cutoff) continue;
    for (const unsigned cutoff : {1U, 2U, 5U, 10U, 100U}) calls.push_back({&metric, cutoff});
  }
  return calls;
}

class EveryMetric : public testing::TestWithParam<MetricCall> {};

std::string test_name(const testing::TestParamInfo<MetricCall>& info) {
  std::string name = info.param.name();
  std::replace(name.begin(), name.end(), '@', '_');
  return name;
}

TEST_P(EveryMetric, IsOneForAPerfectList) {
  const unsigned n = GetParam().cutoff == 0 ? 7 : GetParam().cutoff;
  GradedList list;
  for (unsigned i = 0; i < n; ++i) list.judged.push_back(i < n / 2 ? 2 : 1);
  list.grades = list.judged;
  EXPECT_EQ(GetParam()(list), 1);
}

TEST_P(EveryMetric, IsZeroForAnEmptyList) {
  EXPECT_EQ(GetParam()({{}, {2, 1, 0}}), 0);
  EXPECT_EQ(GetParam()({{}, {0}}), 0);
  EXPECT_EQ(GetParam()({{}, {}}), 0);
}

// A list of some of the judged articles and others between them.
GradedList any_list(std::mt19937& random) {
  GradedList list;
  for (auto n = random() % 20; n-- > 0;) list.judged.push_back(static_cast<int>(random() % 4));
  for (const int grade : list.judged) {
    if (random() % 2 == 0) list.grades.push_back(grade);
    if (random() % 2 == 0) list.grades.push_back(kNo);
  }
  std::shuffle(list.grades.begin(), list.grades.end(), random);
  std::sort(list.judged.begin(), list.judged.end(), std::greater<>());
  return list;
}

TEST_P(EveryMetric, IsFromZeroToOneAndGrowsWithBetterOrder) {
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    GradedList list = any_list(random);
    double before = GetParam()(list);
    EXPECT_GE(before, 0);
    EXPECT_LE(before, 1);
    for (std::size_t at = 0; at + 1 < list.grades.size(); ++at) {
      if (list.grades[at] >= list.grades[at + 1]) continue;
      std::swap(list.grades[at], list.grades[at + 1]);
      const double after = GetParam()(list);
      EXPECT_GE(after, before - 1e-12) << testing::PrintToString(list.grades);
      before = after;
    }
  }
}

TEST_P(EveryMetric, ReadsItsOwnName) {
  const auto call = parse_metric(GetParam().name());
  ASSERT_TRUE(call) << to_string(call.error());
  EXPECT_EQ(*call, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Metrics, EveryMetric, testing::ValuesIn(all_calls()), test_name);

TEST(MetricTable, ExplainsEveryRow) {
  for (const Metric& metric : metrics()) {
    EXPECT_FALSE(metric.meaning.empty()) << metric.name;
    EXPECT_TRUE(metric.takes_cutoff || !metric.needs_cutoff) << metric.name;
  }
}

struct Name {
  std::string text;
  std::string name;

  friend void PrintTo(const Name& one, std::ostream* out) { *out << one.text; }
};

class NamesOfMetrics : public testing::TestWithParam<Name> {};

TEST_P(NamesOfMetrics, AreRead) {
  const auto call = parse_metric(GetParam().text);
  ASSERT_TRUE(call) << to_string(call.error());
  EXPECT_EQ(call->name(), GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(OfIrMeasures, NamesOfMetrics,
                         testing::Values(Name{"nDCG@10", "nDCG@10"}, Name{"ndcg@10", "nDCG@10"},
                                         Name{"nDCG", "nDCG"}, Name{"AP", "AP"},
                                         Name{"AP@10", "AP@10"}, Name{"P@5", "P@5"},
                                         Name{"p@5", "P@5"}, Name{"R@10", "R@10"}, Name{"RR", "RR"},
                                         Name{"RR@10", "RR@10"}, Name{"Success@5", "Success@5"},
                                         Name{"Judged@10", "Judged@10"}, Name{"Rprec", "Rprec"},
                                         Name{" nDCG@3 ", "nDCG@3"},
                                         Name{"nDCG@10000", "nDCG@10000"},
                                         Name{"nDCG@010", "nDCG@10"}));

INSTANTIATE_TEST_SUITE_P(OfTrecEval, NamesOfMetrics,
                         testing::Values(Name{"ndcg", "nDCG"}, Name{"ndcg_cut_10", "nDCG@10"},
                                         Name{"map", "AP"}, Name{"map_cut_5", "AP@5"},
                                         Name{"P_5", "P@5"}, Name{"recall_10", "R@10"},
                                         Name{"recip_rank", "RR"}, Name{"success_5", "Success@5"},
                                         Name{"Rprec", "Rprec"}, Name{"NDCG_CUT_10", "nDCG@10"}));

INSTANTIATE_TEST_SUITE_P(InCommonUse, NamesOfMetrics,
                         testing::Values(Name{"MAP", "AP"}, Name{"MAP@10", "AP@10"},
                                         Name{"MRR", "RR"}, Name{"MRR@10", "RR@10"},
                                         Name{"Precision@5", "P@5"}, Name{"recall@10", "R@10"}));

class FaultyNames : public testing::TestWithParam<Name> {};

TEST_P(FaultyNames, SayWhatIsWrong) {
  const auto call = parse_metric(GetParam().text);
  ASSERT_FALSE(call) << call->name();
  EXPECT_EQ(call.error().code, Errc::invalid);
  EXPECT_THAT(call.error().message, HasSubstr(GetParam().name));
}

INSTANTIATE_TEST_SUITE_P(
    Metrics, FaultyNames,
    testing::Values(
        Name{"ndgc@10", "no metric 'ndgc@10': did you mean 'nDCG@10'?"},
        Name{"ndgc", "no metric 'ndgc': did you mean 'nDCG'?"},
        Name{"ndgc_cut_5", "did you mean 'nDCG@5'?"}, Name{"ndcg_5", "did you mean 'nDCG@5'?"},
        Name{"ndgc@x", "did you mean 'nDCG@10'?"}, Name{"Precison", "did you mean 'P@10'?"},
        Name{"Rprecc@10", "did you mean 'Rprec'?"}, Name{"sucess@5", "did you mean 'Success@5'?"},
        Name{"ERR@10", "no metric 'ERR@10'"},
        Name{"F1@10", "there are nDCG, AP, P@10, R@10, RR, Success@10, Rprec, Judged@10"},
        Name{"", "there are nDCG"}, Name{"@", "there are nDCG"}, Name{"_", "there are nDCG"},
        Name{"@10", "there are nDCG"}, Name{"_10", "there are nDCG"}));

INSTANTIATE_TEST_SUITE_P(
    Cutoffs, FaultyNames,
    testing::Values(Name{"nDCG@0", "'nDCG@0': a cutoff is at least 1, e.g. nDCG@10"},
                    Name{"ndcg_cut_0", "at least 1"}, Name{"nDCG@10001", "at most 10000"},
                    Name{"nDCG@99999999999999999999", "at most 10000"},
                    Name{"nDCG@", "an integer, e.g. nDCG@10"}, Name{"nDCG@x", "an integer"},
                    Name{"nDCG@-1", "an integer"}, Name{"nDCG@1.5", "an integer"},
                    Name{"nDCG@10@5", "an integer"}, Name{"nDCG@ 5", "an integer"},
                    Name{"P", "'P': needs a cutoff, e.g. P@10"}, Name{"R", "needs a cutoff"},
                    Name{"Success", "needs a cutoff"}, Name{"judged", "e.g. Judged@10"},
                    Name{"recall", "e.g. R@10"}, Name{"ndcg_cut", "e.g. nDCG@10"},
                    Name{"Rprec@10", "takes no cutoff"}));

TEST(ParseMetrics, TakesEachOnceInItsOrder) {
  const auto calls = parse_metrics(" nDCG@10, AP@10 ,P@5,ndcg_cut_10,map,MAP ");
  ASSERT_TRUE(calls) << to_string(calls.error());
  EXPECT_THAT(names_of(*calls), ElementsAre("nDCG@10", "AP@10", "P@5", "AP"));
}

TEST(ParseMetrics, RefusesEmptyPlacesAndFaultyNames) {
  EXPECT_THAT(parse_metrics("").error().message, HasSubstr("no metric"));
  EXPECT_THAT(parse_metrics("  ").error().message, HasSubstr("no metric"));
  for (const char* list : {",", "AP,", ",AP", "AP, ,RR"}) {
    EXPECT_THAT(parse_metrics(list).error().message, HasSubstr("an empty place")) << list;
  }
  EXPECT_THAT(parse_metrics("AP,ndgc@10").error().message, HasSubstr("did you mean 'nDCG@10'?"));
}

}  // namespace
}  // namespace kindred
