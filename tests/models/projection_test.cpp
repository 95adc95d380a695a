#include "models/projection.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

DenseRows projected(const SparseRows& rows, unsigned threads, ProjectionOptions options = {}) {
  Progress progress;
  return project(rows, options, threads, progress).rows;
}

SparseRows synthetic_rows(std::size_t n) {
  return testing::build(testing::synthetic_corpus(n, 11), testing::plain_options()).rows;
}

TEST(Projection, KeepsInnerProductsWhereTheRankAllowsIt) {
  const SparseRows rows = synthetic_rows(60);  // rank at most 60: nothing is cut off
  const DenseRows dense = projected(rows, 1);
  ASSERT_EQ(dense.size(), rows.size());
  for (std::size_t a = 0; a < 10; ++a) {
    for (std::size_t b = 0; b < rows.size(); ++b) {
      const double norms = std::sqrt(double{dot(rows[a], rows[a])} * dot(rows[b], rows[b]));
      EXPECT_NEAR(dot(dense[a], dense[b]), dot(rows[a], rows[b]) / norms, 2e-3);
    }
  }
}

TEST(Projection, RowsHaveNormOneOrAreZero) {
  const SparseRows full = synthetic_rows(50);
  RowsBuilder more;
  for (std::size_t doc = 0; doc < full.size(); ++doc) {
    for (std::size_t i = 0; i < full[doc].size(); ++i) {
      more.push(full[doc].columns[i], full[doc].values[i]);
    }
    more.end_row();
  }
  more.end_row();  // an article without words
  const SparseRows rows = more.finish(full.width);
  const DenseRows dense = projected(rows, 1, {.dimensions = 8});
  EXPECT_EQ(dense.width, 8U);
  for (std::size_t doc = 0; doc + 1 < rows.size(); ++doc) {
    EXPECT_NEAR(dot(dense[doc], dense[doc]), 1, 1e-4);
  }
  EXPECT_EQ(dot(dense[50], dense[50]), 0);
}

TEST(Projection, DropsDimensionsThatRowsDoNotHave) {
  RowsBuilder rows;
  for (int i = 0; i < 20; ++i) {
    rows.push(static_cast<std::uint32_t>(i % 2), 1);
    rows.end_row();
  }
  const DenseRows dense = projected(rows.finish(5), 1);
  EXPECT_EQ(dense.width, 2U);
  EXPECT_NEAR(dot(dense[0], dense[2]), 1, 1e-5);
  EXPECT_NEAR(dot(dense[0], dense[1]), 0, 1e-5);
}

TEST(Projection, DoesNotDependOnTheNumberOfThreads) {
  const SparseRows rows = synthetic_rows(400);
  const ProjectionOptions options{.dimensions = 32, .sample = 150};
  const DenseRows one = projected(rows, 1, options);
  EXPECT_EQ(one.values, projected(rows, 2, options).values);
  EXPECT_EQ(one.values, projected(rows, 8, options).values);
}

TEST(Projection, OfNothingIsNothing) {
  EXPECT_EQ(projected({}, 1).size(), 0U);
  RowsBuilder empty;
  empty.end_row();
  EXPECT_EQ(projected(empty.finish(3), 1).size(), 0U);
}

TEST(Projection, PutsOneMoreRowWhereItsLikeIs) {
  Progress progress;
  const SparseRows rows = synthetic_rows(200);
  const Projection all = project(rows, {.dimensions = 16}, 1, progress);
  for (const std::size_t doc : {0U, 7U, 199U}) {
    const std::vector<float> again = project(rows[doc], all.basis);
    EXPECT_NEAR(dot(again, all.rows[doc]), 1, 1e-4);
  }
}

}  // namespace
}  // namespace kindred
