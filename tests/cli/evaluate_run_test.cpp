// Runs that kindred evaluate reads and writes: trec_eval's figures, and the same ones again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/cli/judged_site.hpp"

namespace kindred::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(EvaluateRun, ReadBackGivesTheSameFigures) {
  const TempSite out;
  const std::string run = out.path() + "/example.run";
  Ran ranked = evaluate(kExampleSite, kExampleRelations,
                        {"--format", "tsv", "--per-article", "--run-out", run});
  Ran read =
      evaluate(kExampleSite, kExampleRelations, {"--format", "tsv", "--per-article", "--run", run});
  EXPECT_EQ(ranked.code, 0) << ranked.err;
  for (std::size_t at = 0; (at = read.out.find(run, at)) != std::string::npos;) {
    read.out.replace(at, run.size(), "defaults");
  }
  EXPECT_EQ(read.out, ranked.out);
}

TEST(EvaluateRun, OfUnknownArticlesIsAnError) {
  Judged judged("ferry 0 charger 1\n");
  judged.site.write("other.run", "ferry Q0 charger 1 2.5 x\nferry Q0 nobody 2 1.5 x\n");
  const Ran ran = judged.evaluate({"--run", judged.site.path() + "/other.run"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("other.run:2: "));
}

TEST(EvaluateRun, WhatItSaysInVainIsAWarning) {
  Judged judged("ferry 0 charger 1\n");
  judged.site.write("broken.md", "---\ntitle: \"a\" b\n---\n");
  judged.site.write("other.run",
                    "ferry Q0 ferry 1 9 x\nferry Q0 broken 2 5 x\nferry Q0 charger 3 2.5 x\n");
  const Ran ran = judged.evaluate(
      {"--run", judged.site.path() + "/other.run", "--metrics", "RR", "--format", "tsv"});
  EXPECT_EQ(ran.code, 1) << "an article was skipped";
  EXPECT_THAT(ran.out, HasSubstr("RR\t1.0"));
  EXPECT_THAT(ran.err, AllOf(HasSubstr("other.run:2: warning: 'broken' was skipped"),
                             HasSubstr("other.run: warning: 1 list holds the article")));
}

// By trec_eval's name of a measure and the article's id, or "all".
std::map<std::pair<std::string, std::string>, double> figures_of_trec_eval(
    const std::string& text) {
  std::map<std::pair<std::string, std::string>, double> figures;
  std::istringstream in(text);
  std::string measure;
  std::string article;
  for (double value = 0; in >> measure >> article >> value;) figures[{measure, article}] = value;
  return figures;
}

TEST(EvaluateRun, GivesTheFiguresOfTrecEval) {
  if (shared_folder().empty()) GTEST_SKIP() << "needs the shared TREC files";
  const std::string folder = shared_folder() + "/trec/";
  TempSite site;
  std::set<std::string> ids;
  for (const char* file : {"qrels", "run"}) {
    std::istringstream in(read_file(folder + file));
    for (std::string line; std::getline(in, line);) {
      std::istringstream columns(line);
      std::string id;
      std::string other;
      columns >> id >> other >> other;
      ids.insert({id, other});
    }
  }
  for (const std::string& id : ids) site.write(id + ".md", article(id, "Words."));
  const std::vector<std::string> measures = {
      "map",       "recip_rank", "ndcg",       "Rprec",       "P_1",       "P_5",      "P_10",
      "map_cut_5", "map_cut_10", "ndcg_cut_3", "ndcg_cut_20", "recall_10", "success_5"};
  std::string list;
  for (const std::string& measure : measures) list += (list.empty() ? "" : ",") + measure;
  const Ran ran =
      evaluate(site.path(), folder + "qrels",
               {"--run", folder + "run", "--metrics", list, "--format", "json", "--per-article"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::ordered_json::parse(ran.out);
  const auto expected = figures_of_trec_eval(read_file(folder + "expected-complete.txt"));
  EXPECT_EQ(json["depth"], 51);  // the longest list
  EXPECT_EQ(json["judged"], 41);
  EXPECT_EQ(json["metrics"].size(), measures.size() + 1);  // and Judged@20
  EXPECT_TRUE(json["metrics"].contains("Judged@20"));
  auto metric = json["metrics"].items().begin();
  for (const std::string& measure : measures) {
    EXPECT_NEAR(metric.value()["mean"].get<double>(), expected.at({measure, "all"}), 5.1e-5)
        << measure;
    for (const auto& article : json["per_article"]) {
      EXPECT_NEAR(article["values"][metric.key()][0].get<double>(),
                  expected.at({measure, article["id"].get<std::string>()}), 5.1e-5)
          << measure << " of " << article["id"];
    }
    ++metric;
  }
}

TEST(EvaluateRun, IsCutOnlyWhereDepthIsGiven) {
  TempSite site;
  std::string run;
  for (int i = 10; i < 40; ++i) {
    const std::string id = "a" + std::to_string(i);
    site.write(id + ".md", article(id, "Words."));
    if (i > 10) run += "a10 Q0 " + id + " 0 " + std::to_string(100 - i) + " x\n";
  }
  site.write("judged.qrels", "a10 0 a35 1\n");
  site.write("other.run", run);
  const auto rr = [&](std::vector<std::string> more) {
    more.insert(more.end(),
                {"--run", site.path() + "/other.run", "--metrics", "RR", "--format", "json"});
    const auto ran = evaluate(site.path(), site.path() + "/judged.qrels", more);
    const auto json = nlohmann::json::parse(ran.out);
    return std::pair(json["metrics"]["RR"]["mean"].get<double>(), json["depth"].get<int>());
  };
  EXPECT_EQ(rr({}), std::pair(1.0 / 25, 29));
  EXPECT_EQ(rr({"--depth", "25"}), std::pair(1.0 / 25, 25));
  EXPECT_EQ(rr({"--depth", "24"}), std::pair(0.0, 24));
}

TEST(EvaluateRun, OfLongListsReadBackGivesTheSameFigures) {
  const TempSite out;
  const std::string run = out.path() + "/deep.run";
  const std::vector<std::string> figures = {"--metrics", "nDCG,AP,RR,Rprec,nDCG@10", "--format",
                                            "json", "--per-article"};
  const auto evaluated = [&](std::vector<std::string> more) {
    more.insert(more.end(), figures.begin(), figures.end());
    const Ran ran = evaluate(kExampleSite, kExampleRelations, more);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return nlohmann::json::parse(ran.out);
  };
  const auto ranked = evaluated({"--depth", "50", "--run-out", run});
  const auto read = evaluated({"--run", run});
  EXPECT_EQ(ranked["depth"], 50);
  for (const char* key : {"depth", "metrics", "per_article", "unanswered"}) {
    EXPECT_EQ(read[key], ranked[key]) << key;
  }
}

}  // namespace
}  // namespace kindred::test
