#include "models/postings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "core/random.hpp"
#include "tests/support/sections.hpp"

namespace kindred {
namespace {

/// `articles` rows that have column 0, and some of the others.
SparseRows random_rows(std::size_t articles, std::uint64_t seed) {
  SplitMix64 random(seed);
  RowsBuilder rows;
  for (std::size_t doc = 0; doc < articles; ++doc) {
    for (std::uint32_t column = 0; column < 20; ++column) {
      if (column > 0 && random.below(column) > 0) continue;
      rows.push(column, static_cast<float>(1 + random.below(50)) / 50);
    }
    rows.end_row();
  }
  return rows.finish(21);  // nothing has the last column
}

Postings made(const SparseRows& rows, unsigned threads = 1) {
  Progress progress;
  return make_postings(rows, threads, progress);
}

bool comes_before(const Posting& a, const Posting& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.doc < b.doc;
}

TEST(Postings, HoldTheRowsHeaviestFirst) {
  const SparseRows rows = random_rows(500, 1);
  const SparseRows columns = transpose(rows);
  const Postings postings = made(rows);
  ASSERT_EQ(postings.size(), 21U);
  for (std::size_t column = 0; column < postings.size(); ++column) {
    const auto head = postings[column];
    ASSERT_EQ(head.size(), columns[column].size());
    EXPECT_TRUE(std::is_sorted(head.begin(), head.end(), comes_before));
    for (const Posting& entry : head) {
      const SparseRow row = rows[entry.doc];
      const auto at = std::find(row.columns.begin(), row.columns.end(), column);
      ASSERT_NE(at, row.columns.end());
      EXPECT_EQ(entry.weight, row.values[static_cast<std::size_t>(at - row.columns.begin())]);
    }
  }
}

TEST(Postings, OfManyArticlesKeepTheHeaviest) {
  const SparseRows rows = random_rows(kLongestHead + 1000, 2);
  const SparseRows columns = transpose(rows);
  const Postings postings = made(rows);
  const auto head = postings[0];
  ASSERT_EQ(head.size(), kLongestHead);
  std::vector<float> weights(columns[0].values.begin(), columns[0].values.end());
  std::sort(weights.begin(), weights.end(), std::greater());
  for (std::size_t i = 0; i < head.size(); ++i) EXPECT_EQ(head[i].weight, weights[i]);
}

TEST(Postings, DoNotDependOnTheNumberOfThreads) {
  const SparseRows rows = random_rows(3000, 3);
  Sections one;
  Sections eight;
  made(rows, 1).save("p", one);
  made(rows, 8).save("p", eight);
  EXPECT_EQ(one.pieces(), eight.pieces());
}

TEST(Postings, OfArticlesThatAreNotThereAreRefused) {
  Sections sections;
  made(random_rows(100, 4)).save("p", sections);
  const testing::MemorySections source(sections);
  EXPECT_TRUE(Postings::load("p", 100, source));
  EXPECT_FALSE(Postings::load("p", 99, source));
}

}  // namespace
}  // namespace kindred
