#include "site/list_sections.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "tests/support/sections.hpp"

namespace kindred {
namespace {

using testing::MemorySections;

/// Two articles that name each other.
MadeLists two_lists() {
  return {{7, std::vector<std::uint64_t>{1, 2}, std::vector<std::uint64_t>{3, 4}},
          {0, 1},
          {{{1, 0.5F, 0.25F}}, {{0, 0.5F, 0.5F}}},
          {5, 6}};
}

MemorySections saved(const MadeLists& made) {
  Sections sections;
  save_lists(made, sections);
  return MemorySections(sections);
}

TEST(ListSections, LoadAsTheyWereSaved) {
  const MadeLists made = two_lists();
  const auto loaded = load_lists(saved(made));
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->lists, made.lists);
  EXPECT_EQ(loaded->sources, made.sources);
  EXPECT_EQ(loaded->candidates, made.candidates);
  EXPECT_EQ(loaded->prints.articles, made.prints.articles);
}

TEST(ListSections, OfArticlesThatAreNotThereAreRefused) {
  MadeLists made = two_lists();
  made.lists[1][0].doc = 2;
  EXPECT_FALSE(load_lists(saved(made)));
  made = two_lists();
  made.sources[1] = 2;
  EXPECT_FALSE(load_lists(saved(made)));
}

TEST(ListSections, WhoseArticlesAreOutOfOrderAreRefused) {
  MadeLists made = two_lists();
  made.sources = {1, 0};
  EXPECT_FALSE(load_lists(saved(made)));
}

TEST(ListSections, WhoseScoresAreNoNumbersAreRefused) {
  MadeLists made = two_lists();
  made.lists[0][0].score = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(load_lists(saved(made)));
}

}  // namespace
}  // namespace kindred
