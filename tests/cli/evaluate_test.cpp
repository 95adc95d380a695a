// kindred evaluate, as its users run it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/judged_site.hpp"

namespace kindred::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Evaluate, PrintsFiguresWithIntervals) {
  const Judged judged("ferry 0 charger 1\nbakery 0 baker 1\n");
  const Ran ran = judged.evaluate();
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("4 articles, 2 judged (2 relations)"));
  EXPECT_THAT(ran.out, HasSubstr("nDCG@10      1.0000  1.0000 to 1.0000"));
  EXPECT_THAT(ran.out, HasSubstr("Judged@10"));
}

TEST(Evaluate, YamlAndQrelsGiveTheSameFigures) {
  const TempSite out;
  const std::string qrels = out.path() + "/example.qrels";
  const Ran yaml =
      evaluate(kExampleSite, kExampleRelations, {"--format", "tsv", "--qrels-out", qrels});
  EXPECT_EQ(yaml.code, 0) << yaml.err;
  EXPECT_EQ(evaluate(kExampleSite, qrels, {"--format", "tsv"}).out, yaml.out);
}

TEST(Evaluate, SameBytesForAnyNumberOfThreads) {
  const std::vector<std::string> one = {"--baselines", "--format", "json", "-j", "1"};
  const std::vector<std::string> four = {"--baselines", "--format", "json", "-j", "4"};
  EXPECT_EQ(evaluate(kExampleSite, kExampleRelations, one).out,
            evaluate(kExampleSite, kExampleRelations, four).out);
}

TEST(Evaluate, BaselinesAreFarBehind) {
  const Ran ran =
      evaluate(kExampleSite, kExampleRelations, {"--baselines", "--metrics", "nDCG@10"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const char* name : {"newest", "same-topic", "random", "title-only"}) {
    EXPECT_THAT(ran.out, HasSubstr(std::string(name) + " against defaults"));
  }
}

TEST(Evaluate, ComparesConfigurations) {
  const TempSite configs(
      {{"titles.yml", "fields: {excerpt: 0, body: 0}\n"}, {"same.yml", "limit: 7\n"}});
  const Ran ran = evaluate(kExampleSite, kExampleRelations,
                           {"--compare", configs.path() + "/titles.yml", "--compare",
                            configs.path() + "/same.yml", "--metrics", "nDCG@10,RR"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("titles.yml against defaults"));
  EXPECT_THAT(ran.out, AllOf(HasSubstr("p (Holm)"), HasSubstr("gained most by nDCG@10"),
                             HasSubstr("lost most by nDCG@10")));
  EXPECT_THAT(ran.out, HasSubstr("same.yml against defaults"));
  EXPECT_THAT(ran.out, HasSubstr("+0.0000  +0.0000 to +0.0000  1.0000"));
}

TEST(Evaluate, SaysThatOneGroupGivesNoInterval) {
  const Judged judged("ferry 0 charger 1\ncharger 0 ferry 1\n");
  const Ran ran = judged.evaluate({"--baselines"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("nDCG@10      1.0000              -"),
                             HasSubstr("are one group of related ones: there is no interval"),
                             Not(HasSubstr("inf")), Not(HasSubstr("nan"))));
}

TEST(Evaluate, SaysHowManyGroupsWereCut) {
  TempSite site;
  std::string qrels;
  for (int i = 0; i < 30; ++i) {
    const std::string name = "a" + std::to_string(i);
    site.write(name + ".md", article("Ferries", "Number " + std::to_string(i)));
    qrels += name + " 0 a" + std::to_string(i == 29 ? 28 : i + 1) + " 1\n";
  }
  site.write("judged.qrels", qrels);
  const Ran ran = evaluate(site.path(), site.path() + "/judged.qrels");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("in 1 group, 1 of which, with more than a twentieth of the "
                                 "articles, had to be cut into blocks."));
}

TEST(Evaluate, AConfigurationThatUsesBodiesIsGivenThem) {
  const std::string qrels = "ferry 0 charger 1\n";
  TempSite site({{"ferry.md", article("One", "Words.") + "Batteries for harbours.\n"},
                 {"charger.md", article("Two", "Others.") + "Batteries for harbours.\n"},
                 {"judged.qrels", qrels},
                 {"bodies.yml", "fields: {body: 1}\n"},
                 {"none.yml", "fields: {body: 0}\n"}});
  const Ran ran =
      run_kindred({"evaluate", "--site", site.path(), "--relations", site.path() + "/judged.qrels",
                   "--config", site.path() + "/none.yml", "--compare", site.path() + "/bodies.yml",
                   "--metrics", "RR", "--format", "tsv"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("none.yml\tRR\t0"));
  EXPECT_THAT(ran.out, HasSubstr("bodies.yml\tRR\t1"));
}

TEST(Evaluate, AConfigurationThatReadsOtherArticlesIsNoComparison) {
  const TempSite site({{"a/ferry.md", article("Ferries go electric", "On batteries.")},
                       {"b/charger.md", article("Electric ferries", "Chargers for batteries.")},
                       {"judged.qrels", "ferry 0 charger 1\n"},
                       {"half.yml", "content: [a]\n"}});
  const Ran ran = evaluate(site.path(), site.path() + "/judged.qrels",
                           {"--compare", site.path() + "/half.yml"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("half.yml: reads other articles"));
}

TEST(Evaluate, WritesAPage) {
  const TempSite out;
  out.write("new.yml", "fields: {title: 1}\n");
  const std::string report = out.path() + "/report.html";
  const Ran ran = evaluate(kExampleSite, kExampleRelations,
                           {"--report", report, "--compare", out.path() + "/new.yml"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string page = out.read("report.html");
  EXPECT_THAT(page, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(page, AllOf(HasSubstr("nDCG@10"), HasSubstr("new.yml"), Not(HasSubstr("<script"))));
}

TEST(Evaluate, AsPublishedAppliesTheRulesOfTheSite) {
  TempSite site(kSite);
  site.write("charger.md", article("Electric ferries need chargers", "Chargers for the ferries.",
                                   "removed: true\n"));
  site.write("judged.qrels", "ferry 0 charger 1\n");
  const std::string relations = site.path() + "/judged.qrels";
  EXPECT_THAT(evaluate(site.path(), relations, {"--metrics", "RR", "--format", "tsv"}).out,
              HasSubstr("RR\t1.0"));
  EXPECT_THAT(
      evaluate(site.path(), relations, {"--metrics", "RR", "--format", "tsv", "--as-published"})
          .out,
      HasSubstr("RR\t0.0"));
}

TEST(Evaluate, JudgementsAreNoFeature) {
  const Judged kind("ferry 0 charger 1\nferry 0 bakery 0\n");
  const Judged odd("ferry 0 bakery 1\nferry 0 charger 0\n");
  const TempSite out;
  kind.evaluate({"--run-out", out.path() + "/kind"});
  odd.evaluate({"--run-out", out.path() + "/odd"});
  EXPECT_EQ(out.read("kind"), out.read("odd"));
}

TEST(Evaluate, ReadsBlocksThatKindredDidNotWrite) {
  TempSite site(kSite);
  site.write("ferry.md", article("Ferries go electric", "The harbour ferries run on batteries.",
                                 "related:\n  - title: Chargers\n    path: charger.md\n"));
  const Ran ran = evaluate(site.path(), "front-matter");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("1 judged (1 relations)"));
}

TEST(Evaluate, SaysThatThereAreNoBlocksToRead) {
  const TempSite site(kSite);
  const Ran ran = evaluate(site.path(), "front-matter");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("no article"));
}

struct BadRelations {
  std::string name;
  std::string file;
  std::string text;
  std::string place;    // after the file's path
  std::string message;  // part of it
};

class BadRelationFiles : public testing::TestWithParam<BadRelations> {};

TEST_P(BadRelationFiles, AreNamedWithLineAndRemedy) {
  const Judged judged(GetParam().text, GetParam().file);
  const Ran ran = judged.evaluate();
  EXPECT_EQ(ran.code, 2) << ran.out;
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr(judged.relations + GetParam().place));
  EXPECT_THAT(ran.err, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, BadRelationFiles,
    testing::Values(
        BadRelations{"UnknownArticle", "r.qrels", "ferry 0 charger 1\nfery 0 bakery 1\n",
                     ":2: ", "did you mean 'ferry'?"},
        BadRelations{"UnknownInYaml", "r.yml", "- article: ferry\n  related: [chargr]\n",
                     ":2: ", "did you mean 'charger'?"},
        BadRelations{"GradeIsNoInteger", "r.qrels", "ferry 0 charger high\n", ":1: ", "high"},
        BadRelations{"GradeInYaml", "r.yml",
                     "- article: ferry\n  related:\n    - {article: charger, grade: 1.5}\n",
                     ":3: ", "no integer"},
        BadRelations{"TooFewColumns", "r.qrels", "ferry 0 charger 1\nferry bakery 1\n",
                     ":2: ", "column"},
        BadRelations{"TooManyColumns", "r.qrels", "ferry 0 charger 1 yes\n", ":1: ", "column"},
        BadRelations{"Empty", "r.qrels", "", "", ""},
        BadRelations{"EmptyYaml", "r.yml", "", "", ""}),
    [](const auto& instance) { return instance.param.name; });

TEST(Evaluate, AmbiguousArticleIsAnError) {
  TempSite site(kSite);
  site.write("more/ferry.md", article("Another ferry", "On the other side."));
  site.write("r.yml", "- article: ferry\n  related: [charger]\n");
  site.write("more/charger.md", article("Another charger", "On the other side."));
  const Ran ran = evaluate(site.path(), site.path() + "/r.yml");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("r.yml:"));
}

TEST(Evaluate, UnknownMetricsNameTheNearest) {
  const Judged judged("ferry 0 charger 1\n");
  const Ran typo = judged.evaluate({"--metrics", "ndgc@10"});
  EXPECT_EQ(typo.code, 2);
  EXPECT_THAT(typo.err, HasSubstr("nDCG@10"));
  const Ran zero = judged.evaluate({"--metrics", "nDCG@0"});
  EXPECT_EQ(zero.code, 2);
  EXPECT_THAT(zero.err, HasSubstr("at least 1"));
}

TEST(Evaluate, MissingFilesAreNamed) {
  const TempSite site(kSite);
  const Ran ran = evaluate(site.path(), site.path() + "/none.yml");
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("none.yml: there is no such file"));
  const Ran folder = evaluate(site.path(), site.path());
  EXPECT_EQ(folder.code, 2);
  EXPECT_THAT(folder.err, HasSubstr("is a folder"));
  for (const char* word : {"front_matter", "frontmatter", "Front-Matter"}) {
    const Ran typo = evaluate(site.path(), word);
    EXPECT_EQ(typo.code, 2);
    EXPECT_THAT(typo.err, HasSubstr("did you mean 'front-matter'?"));
  }
}

TEST(Evaluate, SaysWhereListsEnd) {
  const TempSite out;
  const std::string report = out.path() + "/report.html";
  const Ran ran = evaluate(kExampleSite, kExampleRelations, {"--depth", "12", "--report", report});
  EXPECT_THAT(ran.out, HasSubstr("Lists end at 12 entries."));
  EXPECT_THAT(out.read("report.html"), HasSubstr("lists end at 12 entries"));
}

TEST(Evaluate, AlwaysSaysHowMuchWasJudged) {
  const Judged judged("ferry 0 charger 1\n");
  for (const char* format : {"table", "json", "tsv"}) {
    const auto out = [&](const char* metrics) {
      return judged.evaluate({"--metrics", metrics, "--format", format}).out;
    };
    EXPECT_THAT(out("nDCG@5,R@20"), HasSubstr("Judged@20"));
    EXPECT_THAT(out("RR"), HasSubstr("Judged@10"));
    EXPECT_THAT(out("nDCG@5,Judged@3"), AllOf(HasSubstr("Judged@3"), Not(HasSubstr("Judged@5"))));
  }
}

TEST(Evaluate, SetIsAboutWhatIsEvaluated) {
  const TempSite configs({{"half.yml", "fields: {title: 0}\n"}, {"same.yml", "limit: 7\n"}});
  const auto figures = [&](std::vector<std::string> more) {
    more.insert(more.end(), {"--format", "json"});
    return nlohmann::json::parse(evaluate(kExampleSite, kExampleRelations, more).out);
  };
  const auto alone = figures({});
  const auto set = figures({"--set", "fields.title=0", "--compare", configs.path() + "/same.yml"});
  EXPECT_EQ(set["systems"][1]["metrics"], alone["metrics"]);
  EXPECT_NE(set["systems"][0]["metrics"], alone["metrics"]);
}

// Pins and blocks from the file of the judgements would make every system perfect.
TEST(Evaluate, TheFileOfTheJudgementsPinsNothing) {
  TempSite site(kSite);
  site.write("relations.yml", "- article: ferry\n  pin: [bakery]\n  related: [bakery]\n");
  site.write("judged.qrels", "ferry 0 bakery 1\n");
  const auto figures = [&](const std::string& relations) {
    const Ran ran = evaluate(site.path(), site.path() + relations,
                             {"--as-published", "--metrics", "RR", "--format", "json"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const auto json = nlohmann::json::parse(ran.out);
    return std::pair(json["metrics"]["RR"]["mean"].get<double>(),
                     json["curated_left_out"].get<bool>());
  };
  EXPECT_EQ(figures("/judged.qrels"), std::pair(1.0, false));
  EXPECT_EQ(figures("/relations.yml"), std::pair(0.0, true));
  EXPECT_THAT(evaluate(site.path(), site.path() + "/relations.yml", {"--as-published"}).out,
              HasSubstr("Pins and blocks from the file of the judgements are left out."));
}

TEST(Evaluate, HelpShowsExamples) {
  const Ran ran = run_kindred({"evaluate", "--help"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, AllOf(HasSubstr("--compare"), HasSubstr("Examples:")));
}

}  // namespace
}  // namespace kindred::test
