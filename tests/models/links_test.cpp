#include "models/links.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace kindred {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Article at(const std::string& path, const std::string& url, std::vector<std::string> links = {}) {
  Article article;
  article.path = path;
  article.url = url;
  article.links = std::move(links);
  return article;
}

std::vector<DocId> targets(std::vector<std::string> links) {
  const Corpus corpus = {at("_posts/2024-01-02-b.md", ""), at("a/c.md", "https://x.example/s/c/"),
                         at("a/from.md", "https://x.example/s/from", std::move(links)),
                         at("d.md", "/e/d/")};
  const DocLists targets = resolve_links(corpus).targets;
  return {targets[2].begin(), targets[2].end()};
}

TEST(Links, AreResolvedByUrl) {
  EXPECT_THAT(targets({"https://x.example/s/c?a=b#top"}), ElementsAre(1));
  EXPECT_THAT(targets({"//x.example/s/c.html"}), ElementsAre(1));
  EXPECT_THAT(targets({"/s/c"}), ElementsAre(1));
  EXPECT_THAT(targets({"../s/c.md"}), ElementsAre(1));
  EXPECT_THAT(targets({"/e/d"}), ElementsAre(3));
  EXPECT_THAT(targets({"https://other.example/s/c", "mailto:a@x.example"}), IsEmpty());
}

TEST(Links, AreResolvedByFile) {
  EXPECT_THAT(targets({"c.md"}), ElementsAre(1));
  EXPECT_THAT(targets({"./c"}), ElementsAre(1));
  EXPECT_THAT(targets({"../d.md#x"}), ElementsAre(3));
  EXPECT_THAT(targets({"/a/c.html"}), ElementsAre(1));
}

// As markdown_to_text() gives the targets of template tags.
TEST(Links, AreResolvedByTheNamesInTemplateTags) {
  EXPECT_THAT(targets({"2024-01-02-b"}), ElementsAre(0));
  EXPECT_THAT(targets({"a/c.md"}), ElementsAre(1));
  EXPECT_THAT(targets({"nothing", "{%"}), IsEmpty());
}

TEST(Links, ToItselfAndTwiceDoNotCount) {
  EXPECT_THAT(targets({"from.md", "#top", "", "c.md", "/a/c"}), ElementsAre(1));
}

TEST(Links, OfASiteWithoutAnyAreEmptyListsOfEveryArticle) {
  const Links links = resolve_links({at("a.md", "/a"), at("b.md", "/b")});
  EXPECT_EQ(links.neighbours.size(), 2U);
  EXPECT_THAT(links.neighbours[1], IsEmpty());
  EXPECT_EQ(links.between(0, 1), 0);
}

TEST(Links, AreDiscountedByHowOftenTheirTargetIsLinked) {
  const Links links = resolve_links(
      {at("a.md", "", {"c", "b"}), at("b.md", "", {"c"}), at("c.md", ""), at("d.md", "")});
  EXPECT_FLOAT_EQ(links.between(0, 1), 1);
  EXPECT_NEAR(links.between(0, 2), 1 / (1 + std::log(2.0)), 1e-6);
  EXPECT_EQ(links.between(0, 2), links.between(2, 0));
  EXPECT_EQ(links.between(0, 3), 0);
  EXPECT_THAT(links.neighbours[2], ElementsAre(0, 1));
}

}  // namespace
}  // namespace kindred
