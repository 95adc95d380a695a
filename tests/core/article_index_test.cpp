#include "core/article_index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Corpus corpus_of(std::initializer_list<std::pair<const char*, const char*>> articles) {
  Corpus corpus;
  for (const auto& [path, url] : articles) {
    Article article;
    article.path = path;
    article.url = url;
    corpus.push_back(article);
  }
  return corpus;
}

TEST(Stem, IsTheFileNameWithoutItsExtension) {
  EXPECT_EQ(stem("a/b.c/d.e.md"), "d.e");
  EXPECT_EQ(stem("a.b/c"), "c");
  EXPECT_EQ(stem("a"), "a");
  EXPECT_EQ(stem(""), "");
}

class ArticleIndexTest : public testing::Test {
 protected:
  const ArticleIndex index_{corpus_of({{"a.md", "https://x.example/a"},
                                       {"b.md", "https://x.example/same"},
                                       {"s/a.md", "https://x.example/same"},
                                       {"s/c.d.md", ""},
                                       {"t.u/e", "/e/"}})};
};

TEST_F(ArticleIndexTest, FindsByPathWithAndWithoutExtension) {
  EXPECT_THAT(index_.find("s/a.md"), ElementsAre(2));
  EXPECT_THAT(index_.find("s/a"), ElementsAre(2));
  EXPECT_THAT(index_.find("a.md"), ElementsAre(0));
  EXPECT_THAT(index_.find("t.u/e"), ElementsAre(4));
}

TEST_F(ArticleIndexTest, FindsAllThatShareAStem) {
  EXPECT_THAT(index_.find("a"), ElementsAre(0, 2));
  EXPECT_THAT(index_.find("b"), ElementsAre(1));
  EXPECT_THAT(index_.find("c.d"), ElementsAre(3));
}

TEST_F(ArticleIndexTest, TakesAnIdForAPathFirst) {
  EXPECT_THAT(index_.find_id("a"), ElementsAre(0));
  EXPECT_THAT(index_.find_id("s/a"), ElementsAre(2));
  EXPECT_THAT(index_.find_id("c.d"), ElementsAre(3));
  EXPECT_THAT(index_.find_id("https://x.example/same"), ElementsAre(1, 2));
  EXPECT_THAT(index_.find_id("x"), IsEmpty());
}

TEST(ArticleIndex, PutsAWholePathBeforeOneWithoutExtension) {
  const ArticleIndex index(
      corpus_of({{"a.markdown", ""}, {"a.md", ""}, {"a.md.md", ""}, {"s/a.md.md", ""}}));
  EXPECT_THAT(index.find("a.md"), ElementsAre(1));
  EXPECT_THAT(index.find_id("a.md"), ElementsAre(1));
  EXPECT_THAT(index.find("a"), ElementsAre(0, 1));
  EXPECT_THAT(index.find_id("a"), ElementsAre(0, 1));
}

TEST_F(ArticleIndexTest, FindsAllThatShareAUrl) {
  EXPECT_THAT(index_.find("https://x.example/a"), ElementsAre(0));
  EXPECT_THAT(index_.find("https://x.example/same"), ElementsAre(1, 2));
  EXPECT_THAT(index_.find("/e/"), ElementsAre(4));
}

TEST_F(ArticleIndexTest, FindsNothingElse) {
  for (const char* name : {"", "A", "x", "s", "s/", "./a.md", "a.", "https://x.example/"}) {
    EXPECT_THAT(index_.find(name), IsEmpty()) << name;
  }
}

TEST(ArticleIndex, TellsTheNearestStems) {
  const ArticleIndex index(corpus_of({{"electric-cars.md", ""},
                                      {"electric-car.md", ""},
                                      {"gardening.md", ""},
                                      {"x/electric-cars.md", ""}}));
  EXPECT_THAT(index.nearest_stems("electric-carss", 2),
              ElementsAre("electric-cars", "electric-car"));
  EXPECT_THAT(index.nearest_stems("electric-carss", 9),
              ElementsAre("electric-cars", "electric-car", "gardening"));
  EXPECT_EQ(index.likely_stem("electric-carss"), "electric-cars");
  EXPECT_EQ(index.likely_stem("zzz"), "");
  EXPECT_EQ(index.likely_stem(""), "");
  EXPECT_EQ(index.likely_stem("ca"), "") << "that a stem holds it says nothing";
}

TEST(ArticleIndex, AStemIsNearWhereAPartOfItIs) {
  const ArticleIndex index(corpus_of({{"2025-02-06-the-electrician-between-the-posts.md", ""},
                                      {"2023-06-28-new-ciminstance-ee9632.md", ""},
                                      {"2023-06-28-new-cimsession-ee9632.md", ""}}));
  for (const char* typed :
       {"electricain-between-the-posts", "2025-02-06-electrician", "Electrician"}) {
    EXPECT_EQ(index.likely_stem(typed), "2025-02-06-the-electrician-between-the-posts") << typed;
  }
  EXPECT_THAT(index.nearest_stems("New-CimInstnce", 2),
              ElementsAre("2023-06-28-new-ciminstance-ee9632", "2023-06-28-new-cimsession-ee9632"));
}

TEST(ArticleIndex, WorksWithoutArticles) {
  const ArticleIndex index{Corpus{}};
  EXPECT_THAT(index.find("a"), IsEmpty());
  EXPECT_THAT(index.nearest_stems("a", 3), IsEmpty());
}

}  // namespace
}  // namespace kindred
