#include "data/loaded_sections.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/sections.hpp"

namespace kindred {
namespace {

using testing::MemorySections;

MemorySections saved(const Article& article) {
  Sections sections;
  save_corpus({article}, sections);
  return MemorySections(sections);
}

Article article() {
  Article article;
  article.path = "a.md";
  article.title = "A";
  article.topics = {"x", "y"};
  article.time = 1'700'000'000;
  article.quality = 3.5F;
  return article;
}

TEST(LoadedSections, GiveTheCorpusThatWasSaved) {
  const auto loaded = load_saved_corpus(saved(article()));
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  EXPECT_EQ((*loaded)[0].topics, article().topics);
  EXPECT_EQ((*loaded)[0].time, article().time);
  EXPECT_EQ((*loaded)[0].quality, article().quality);
  EXPECT_FALSE((*loaded)[0].heat);
}

TEST(LoadedSections, WithNumbersThatNoArticleHasAreRefused) {
  Article changed = article();
  changed.quality = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(load_saved_corpus(saved(changed)));
  changed = article();
  changed.heat = std::numeric_limits<float>::infinity();
  EXPECT_FALSE(load_saved_corpus(saved(changed)));
  changed = article();
  changed.time = std::numeric_limits<std::int64_t>::max();
  EXPECT_FALSE(load_saved_corpus(saved(changed)));
}

}  // namespace
}  // namespace kindred
