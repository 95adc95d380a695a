#include "models/groups.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

Article with_topics(std::vector<std::string> topics) {
  Article article;
  article.topics = std::move(topics);
  return article;
}

TEST(Topics, OfEveryArticleWeighNothing) {
  const NamedRows rows =
      topic_rows({with_topics({"Azure"}), with_topics({"azure "}), with_topics({" AZURE"})});
  for (std::size_t doc = 0; doc < 3; ++doc) EXPECT_EQ(rows.rows[doc].size(), 0U);
}

TEST(Topics, AreFoldedAndWeighedByRarity) {
  const NamedRows rows = topic_rows({with_topics({"Cloud", "Storage"}), with_topics({"cloud"}),
                                     with_topics({"STORAGE", "cloud"}), with_topics({})});
  const double cloud = std::log(4.0 / 3);
  const double storage = std::log(4.0 / 2);
  const SparseRow row = rows.rows[0];
  ASSERT_EQ(row.size(), 2U);
  EXPECT_EQ(rows.names[row.columns[0]], "cloud");
  EXPECT_NEAR(row.values[0], cloud / std::hypot(cloud, storage), 1e-6);
  EXPECT_NEAR(dot(rows.rows[0], rows.rows[2]), 1, 1e-6);
  EXPECT_EQ(rows.rows[3].size(), 0U);
}

TEST(Section, IsThePlaceOfTheUrlElseOfTheFile) {
  Article article;
  article.path = "docs/a/b.md";
  EXPECT_EQ(section_of(article), "docs/a");
  article.url = "/a/relative/url";
  EXPECT_EQ(section_of(article), "docs/a");
  article.url = "https://host.example/x/y/z/?q=/a/b";
  EXPECT_EQ(section_of(article), "host.example/x/y");
  article.url = "https://host.example";
  EXPECT_EQ(section_of(article), "");
}

}  // namespace
}  // namespace kindred
