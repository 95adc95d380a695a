// Which of the ranked links kindred regenerate publishes: keep_margin and max_inlinks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/regenerated.hpp"

namespace kindred::test {
namespace {

/// Of many like each other, whatever the quality says.
Tree many_ferries() {
  Tree files;
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    files["f" + std::to_string(10 + i) + ".md"] =
        article("Ferries of line " + n, "The harbour ferries run on batteries, says report " + n,
                "quality: " + std::to_string(i * 7 % 12) + "\n");
  }
  return files;
}

TEST(PublishedLinks, KeepsLinksThatAreBeatenByLessThanTheMargin) {
  const std::vector<std::string> before = {"-n", "3", "--set", "rank.quality=0"};
  const TempSite site(many_ferries());
  const TempSite plain(many_ferries());
  ASSERT_EQ(json_of(site, before)["written"], 12);
  ASSERT_EQ(json_of(plain, before)["written"], 12);
  const std::vector<std::string> after = {"-n", "3", "--set", "rank.quality=0.5"};
  std::vector<std::string> kept = after;
  kept.insert(kept.end(), {"--set", "keep_margin=1"});
  EXPECT_GT(json_of(plain, after)["links_added"], 0);
  const auto json = json_of(site, kept);
  EXPECT_EQ(json["links_added"], 0);
  EXPECT_EQ(json["links_kept"], 36);
  kept.back() = "keep_margin=0.05";
  const auto less = json_of(site, kept);
  EXPECT_GT(less["links_added"], 0);
  EXPECT_EQ(less["links_added"].get<int>() + less["links_kept"].get<int>(), 36);
  EXPECT_EQ(json_of(site, kept)["written"], 0) << "a second run changes nothing";
  kept.emplace_back("--check");
  EXPECT_EQ(regenerate(site, kept).code, 0);
}

TEST(PublishedLinks, BoundsInLinksAlsoWhereOnlySomePathsAreAskedFor) {
  const std::vector<std::string> bound = {"-n", "3", "--set", "max_inlinks=3"};
  const TempSite whole(many_ferries());
  ASSERT_EQ(json_of(whole, bound)["links_added"], 36);
  std::string all;
  for (const auto& [path, text] : whole.tree()) all += text;
  for (int i = 0; i < 12; ++i) {
    const std::string title = "\"Ferries of line " + std::to_string(i) + "\"\n";
    EXPECT_EQ(count(all, "  - title: " + title), 3U) << i;
  }
  const TempSite unbound(many_ferries());
  regenerate(unbound, {"-n", "3"});
  EXPECT_NE(unbound.tree(), whole.tree());
  const TempSite some(many_ferries());
  std::vector<std::string> words = bound;
  words.emplace_back("f15.md");
  EXPECT_EQ(json_of(some, words)["written"], 1);
  EXPECT_EQ(some.read("f15.md"), whole.read("f15.md"));
}

TEST(PublishedLinks, TakesOverNoOtherBlockThanThoseAskedForUnderABound) {
  TempSite site(many_ferries());
  regenerate(site, {"-n", "3"});
  for (const char* path : {"f13.md", "f14.md", "f15.md", "f16.md", "f17.md", "f18.md"}) {
    std::string edited = site.read(path);
    edited.insert(edited.find("  - title"), "  # mine\n");
    site.write(path, edited);
  }
  const std::vector<std::string> bound = {"-n", "3", "--set", "max_inlinks=3", "f13.md"};
  std::vector<std::string> words = bound;
  words.insert(words.end(), {"--existing", "replace"});
  EXPECT_EQ(json_of(site, words)["written"], 1);
  words = bound;
  words.emplace_back("--check");
  const Ran ran = regenerate(site, words);
  EXPECT_EQ(ran.code, 0) << ran.out;
}

}  // namespace
}  // namespace kindred::test
