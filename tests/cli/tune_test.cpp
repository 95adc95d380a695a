// kindred tune, as its users run it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Pairs of articles that only their bodies tell to be related.
struct Pairs {
  Pairs() {
    std::string qrels;
    for (int i = 0; i < 60; ++i) {
      const std::string name = "a" + std::to_string(i);
      const std::string theme = "theme" + std::string(1, static_cast<char>('a' + i / 2 % 26)) +
                                std::string(1, static_cast<char>('a' + i / 52));
      std::string body;
      for (const char* aspect : {"cost ", "plan ", "start ", "crew ", "end "})
        body += theme + aspect;
      site.write(name + ".md", article("News", "What happened") + body);
      qrels += name + " 0 a" + std::to_string(i ^ 1) + " 1\n";
    }
    site.write("judged.qrels", qrels);
  }

  [[nodiscard]] Ran tune(std::vector<std::string> more) const {
    std::vector<std::string> arguments = {"tune",      "--site",   site.path(), "--relations",
                                          relations(), "--output", output(),    "--no-config"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_kindred(arguments);
  }

  [[nodiscard]] std::string relations() const { return site.path() + "/judged.qrels"; }
  [[nodiscard]] std::string output() const { return site.path() + "/tuned.yml"; }
  TempSite site;
};

TEST(TuneCommand, WritesAConfigurationThatGains) {
  const Pairs pairs;
  const Ran ran = pairs.tune({"--set", "fields.body=0", "--budget", "40"});
  EXPECT_EQ(ran.code, 0) << ran.out << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("60 judged articles in 30 groups, 5 folds"),
                             HasSubstr("articles that the search had not seen: +"),
                             HasSubstr("written to " + pairs.output())));
  EXPECT_THAT(pairs.site.read("tuned.yml"), AllOf(HasSubstr("fields:\n"), HasSubstr("  body: ")));
  const Ran evaluated = run_kindred({"evaluate", "--site", pairs.site.path(), "--relations",
                                     pairs.relations(), "--config", pairs.output()});
  EXPECT_EQ(evaluated.code, 0) << "the configuration is valid: " << evaluated.err;
}

TEST(TuneCommand, PipesTheConfiguration) {
  const Pairs pairs;
  const Ran ran =
      run_kindred({"tune", "--site", pairs.site.path(), "--relations", pairs.relations(),
                   "--output", "-", "--no-config", "--set", "fields.body=0", "--budget", "40"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(StartsWith("# Written by kindred tune"), HasSubstr("fields:\n"),
                             Not(HasSubstr("judged articles"))));
  EXPECT_THAT(ran.err, HasSubstr("60 judged articles in 30 groups"));
}

/// What stands between two texts.
std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t begin = text.find(before) + before.size();
  return text.substr(begin, text.find(after, begin) - begin);
}

// The base configuration and --set are part of what was measured: without them, other figures.
TEST(TuneCommand, WritesTheWholeConfigurationThatItMeasured) {
  const std::string site = std::string(KINDRED_SOURCE_DIR) + "/examples/site";
  const TempSite configs;
  configs.write("base.yml",
                "language: none\nlimit: 3\n"
                "similarity: {topics: 0, links: 0, section: 0, dense: 0.4}\n");
  const std::string tuned = configs.path() + "/tuned.yml";
  const Ran ran = run_kindred({"tune", "--site", site, "--relations", site + "/relations.yml",
                               "--config", configs.path() + "/base.yml", "--set", "fields.title=1",
                               "--set", "fields.excerpt=0", "--output", tuned, "--budget", "30"});
  ASSERT_EQ(ran.code, 0) << ran.out << ran.err;
  EXPECT_THAT(configs.read("tuned.yml"),
              AllOf(HasSubstr("\nlanguage: none\nlimit: 3\n"), HasSubstr("  title: 1\n"),
                    HasSubstr("  links: 0\n")));
  const Ran evaluated =
      run_kindred({"evaluate", "--site", site, "--relations", site + "/relations.yml", "--config",
                   tuned, "--metrics", "nDCG@10"});
  EXPECT_EQ(evaluated.code, 0) << evaluated.err;
  const std::string after = between(ran.out, " before, ", " after");
  EXPECT_EQ(after.size(), 6U) << ran.out;
  EXPECT_NE(after, "1.0000");
  EXPECT_THAT(evaluated.out, HasSubstr(" " + after + "  "));
}

TEST(TuneCommand, KeepsWhatItDoesNotTune) {
  const Pairs pairs;
  pairs.site.write("kindred.yml",
                   "exclude: {draft: null}\nschema: {url: [link]}\ncontent: [\"*.md\"]\n"
                   "curated: pins.yml\n");
  const Ran ran =
      run_kindred({"tune", "--site", pairs.site.path(), "--relations", pairs.relations(),
                   "--output", pairs.output(), "--set", "fields.body=0", "--budget", "40"});
  ASSERT_EQ(ran.code, 0) << ran.out << ran.err;
  EXPECT_THAT(pairs.site.read("tuned.yml"),
              AllOf(HasSubstr("url: [link]"), HasSubstr("draft: null"),
                    HasSubstr("content: [\"*.md\"]"), HasSubstr("curated: pins.yml")));
}

TEST(TuneCommand, NeverTakesThePlaceOfAFile) {
  const Pairs pairs;
  pairs.site.write("tuned.yml", "limit: 3\n");
  // Before anything is read: the relations do not exist.
  const Ran refused = run_kindred({"tune", "--site", pairs.site.path(), "--relations",
                                   "/none/of/them", "--output", pairs.output()});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, AllOf(HasSubstr(pairs.output() + ": stands there already"),
                                 HasSubstr("name another --output")));
  EXPECT_EQ(pairs.site.read("tuned.yml"), "limit: 3\n");
}

TEST(TuneCommand, FindsOutFirstWhetherItCanWrite) {
  const Pairs pairs;
  const auto tune_to = [&](const std::string& output) {
    return run_kindred_unprivileged(
        {"tune", "--site", pairs.site.path(), "--relations", "/none/of/them", "--output", output});
  };
  const Ran nowhere = tune_to(pairs.site.path() + "/none/tuned.yml");
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_THAT(nowhere.err, HasSubstr("/none/tuned.yml: cannot be written: "));
  const Ran folder = tune_to(pairs.site.path());
  EXPECT_EQ(folder.code, 2);
  EXPECT_THAT(folder.err, HasSubstr("is a folder; name a file"));
  std::filesystem::permissions(pairs.site.path(), std::filesystem::perms(0555));
  const Ran closed = tune_to(pairs.output());
  std::filesystem::permissions(pairs.site.path(), std::filesystem::perms(0755));
  EXPECT_EQ(closed.code, 2);
  EXPECT_THAT(closed.err, HasSubstr("tuned.yml: cannot be written: Permission denied"));
}

TEST(TuneCommand, PrintsWhatCouldNotBeWritten) {
  const Pairs pairs;
  const Ran ran = run_kindred({"tune", "--site", pairs.site.path(), "--relations",
                               pairs.relations(), "--output", "/dev/full", "--no-config", "--set",
                               "fields.body=0", "--budget", "40"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("/dev/full: cannot be written"));
  EXPECT_THAT(ran.out, AllOf(HasSubstr("found, but not written:\n# Written by kindred tune"),
                             HasSubstr("\nfields:\n")));
}

TEST(TuneCommand, KeepsNamesWhereTheyHold) {
  const Pairs pairs;
  pairs.site.write("base.yml", "content: [\"*.md\"]\ncurated: pins.yml\n");
  const TempSite elsewhere;
  for (const char* setting : {"limit=5", "content=[]"}) {
    const Ran ran = run_kindred({"tune", "--site", pairs.site.path(), "--relations",
                                 pairs.relations(), "--config", pairs.site.path() + "/base.yml",
                                 "--output", elsewhere.path() + "/tuned.yml", "--set", setting});
    EXPECT_EQ(ran.code, 2) << setting;
    EXPECT_THAT(
        ran.err,
        AllOf(HasSubstr("'content' and 'curated'"), HasSubstr("name an --output in that folder"),
              HasSubstr("from '" + std::filesystem::canonical(pairs.site.path()).string())));
  }
  const Ran without =
      run_kindred({"tune", "--site", pairs.site.path(), "--relations", pairs.relations(),
                   "--no-config", "--output", elsewhere.path() + "/tuned.yml", "--budget", "1"});
  EXPECT_EQ(without.code, 1) << without.err;
}

TEST(TuneCommand, SaysWhenArticlesWereSkipped) {
  const Pairs pairs;
  pairs.site.write("broken.md", "---\ntitle: [\n---\n");
  const Ran ran = pairs.tune({"--set", "fields.body=0", "--budget", "40"});
  EXPECT_EQ(ran.code, 1) << ran.out;
  EXPECT_THAT(ran.err, HasSubstr("broken.md"));
  EXPECT_THAT(ran.out, HasSubstr("written to"));
  EXPECT_THAT(pairs.site.read("tuned.yml"), HasSubstr("fields:"));
}

struct TooLittle {
  std::string name;
  std::string qrels;
  std::string budget;
  std::string message;
};

class TuneWithTooLittle : public testing::TestWithParam<TooLittle> {};

TEST_P(TuneWithTooLittle, SaysWhyWithoutFigures) {
  const Pairs pairs;
  if (!GetParam().qrels.empty()) pairs.site.write("judged.qrels", GetParam().qrels);
  const Ran ran = pairs.tune({"--budget", GetParam().budget});
  EXPECT_EQ(ran.code, 1) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr(GetParam().message), HasSubstr("; nothing was written\n"),
                             Not(HasSubstr("0.0000")), Not(HasSubstr("before")),
                             Not(HasSubstr("no better configuration")), Not(HasSubstr("tried\n"))));
  EXPECT_FALSE(pairs.site.tree().contains("tuned.yml"));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, TuneWithTooLittle,
    testing::Values(
        TooLittle{"OneArticle", "a0 0 a1 1\n", "40",
                  "articles judged: 1; a search needs at least 3"},
        TooLittle{"OneGroup", "a0 0 a1 1\na1 0 a2 1\na2 0 a0 1\n", "40",
                  "relations join the 3 judged articles in 1 group; a search needs at least 3"},
        TooLittle{"TwoGroups", "a0 0 a1 1\na1 0 a0 1\na2 0 a3 1\n", "40", "in 2 groups; a search"},
        TooLittle{"GradeZero", "a0 0 a1 0\na2 0 a3 0\na4 0 a5 0\n", "40", "every grade is 0"},
        TooLittle{"Budget", "", "1", "a --budget of 1 is too small to try any change"}),
    [](const auto& instance) { return instance.param.name; });

TEST(TuneCommand, SaysThatNothingBetterWasFound) {
  const Pairs pairs;
  const Ran ran = pairs.tune({"--budget", "40"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr("nothing was written"));
  EXPECT_FALSE(pairs.site.tree().contains("tuned.yml"));
}

TEST(TuneCommand, NamesTheNearestMetric) {
  const Ran ran = Pairs().tune({"--metric", "ndgc@10"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("nDCG@10"));
}

}  // namespace
}  // namespace kindred::test
