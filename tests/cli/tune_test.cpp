// kindred tune, as its users run it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  EXPECT_THAT(pairs.site.read("tuned.yml"), AllOf(HasSubstr("fields: {"), HasSubstr("body: ")));
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
  EXPECT_THAT(ran.out, AllOf(StartsWith("# Written by kindred tune"), HasSubstr("fields: {"),
                             Not(HasSubstr("judged articles"))));
  EXPECT_THAT(ran.err, HasSubstr("60 judged articles in 30 groups"));
}

TEST(TuneCommand, WritesNothingWithoutAGain) {
  const Pairs pairs;
  const Ran ran = pairs.tune({"--budget", "1"});
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
