// Names of articles, as shells ask for them.
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

std::string names(const TempSite& site, const std::string& prefix = "") {
  const Ran ran = run_kindred({"complete-articles", "--site", site.path(), "--", prefix});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err, "");
  return ran.out;
}

TEST(CompleteArticles, NamesEachByItsStemInOrder) {
  const TempSite site({{"b/two.md", ""}, {"a/zwei.markdown", ""}, {"one.md", ""}, {"no.txt", ""}});
  EXPECT_EQ(names(site), "one\ntwo\nzwei\n");
}

TEST(CompleteArticles, OnlyThoseThatBeginLikeWhatIsTyped) {
  const TempSite site({{"an a.md", ""}, {"an b.md", ""}, {"other.md", ""}});
  EXPECT_EQ(names(site, "an "), "an a\nan b\n");
  EXPECT_EQ(names(site, "-x"), "");
}

TEST(CompleteArticles, SharedStemsGoByTheirPaths) {
  const TempSite site({{"index.md", ""}, {"a/index.md", ""}, {"c.md", ""}});
  EXPECT_EQ(names(site), "a/index.md\nc\nindex.md\n");
}

TEST(CompleteArticles, EachNameStandsForItsArticle) {
  const std::string text = "some words about ferries and water and harbours\n";
  const TempSite site({{"a/index.md", article("Ferries", "Boats") + text},
                       {"index.md", article("Harbours", "Ships") + text},
                       {"it's 1.5 & more.md", article("Water", "Sea") + text}});
  std::istringstream lines(names(site));
  int count = 0;
  for (std::string name; std::getline(lines, name); ++count) {
    EXPECT_EQ(run_kindred({"similar", name, "--site", site.path(), "--no-config"}).code, 0) << name;
  }
  EXPECT_EQ(count, 3);
}

TEST(CompleteArticles, LeavesOutWhatCannotBeTyped) {
  const TempSite site({{"-x.md", ""}, {"two\nlines.md", ""}, {"tab\t.md", ""}, {"good.md", ""}});
  EXPECT_EQ(names(site), "good\n");
}

TEST(CompleteArticles, KnowsTheContentOfTheConfiguration) {
  const TempSite site({{"kindred.yml", "content: [posts]\n"}, {"posts/a.md", ""}, {"b.md", ""}});
  EXPECT_EQ(names(site), "a\n");
}

TEST(CompleteArticles, SaysNothingOfTrouble) {
  const TempSite broken({{"kindred.yml", "limmit: [\n"}, {"a.md", "---\n: [\n"}});
  EXPECT_EQ(names(broken), "a\n");
  const Ran nowhere = run_kindred({"complete-articles", "--site", broken.path() + "/nowhere", ""});
  EXPECT_EQ(nowhere.out + nowhere.err, "");
  EXPECT_EQ(run_kindred({"complete-articles", "--site", "", ""}).err, "");
}

}  // namespace
}  // namespace kindred::test
