#include "models/tfidf.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using ::testing::ElementsAre;

Tfidf fit(const Corpus& corpus, const FieldOptions& fields, unsigned threads = 1) {
  Progress progress;
  const std::vector<std::string> names(corpus.size(), "none");
  return fit_tfidf(corpus, names, fields, 1, {}, threads, progress);
}

TEST(Tfidf, MatchesNumbersByHand) {
  // Terms: ant (df 2), bee (df 1), cat (df 2). Excerpts only: no trigrams.
  const Tfidf tfidf = fit({article("", "ant ant bee"), article("", "ant cat"), article("", "cat")},
                          {.title = 0, .excerpt = 4, .body = 0});
  EXPECT_EQ(tfidf.vocabulary.terms, Strings({"ant", "bee", "cat"}));
  const double two = 1.25;  // ln(4/3) + 1 = 1.288, in eighths
  const double one = 1.75;  // ln(4/2) + 1 = 1.693
  EXPECT_NEAR(tfidf.vocabulary.idf[0], two, 1e-6);
  EXPECT_NEAR(tfidf.vocabulary.idf[1], one, 1e-6);
  const double ant = std::sqrt(8.0) * two;
  const double bee = std::sqrt(4.0) * one;
  ASSERT_EQ(tfidf.rows[0].size(), 2U);
  EXPECT_NEAR(tfidf.rows[0].values[0], ant / std::sqrt(ant * ant + bee * bee), 1e-6);
  EXPECT_NEAR(tfidf.rows[1].values[0], std::sqrt(0.5), 1e-6);
  EXPECT_NEAR(tfidf.rows[2].values[0], 1, 1e-6);
}

TEST(Tfidf, PutsOtherPartsBehindTheTermsAndScalesAll) {
  RowsBuilder builder;
  builder.push(1, 2.0F);
  builder.end_row();
  builder.push(0, 4.0F);
  builder.end_row();
  const SparseRows other = builder.finish(3);
  const RowsPart beside[] = {{&other, 0.0F}, {&other, 0.25F}};
  Progress progress;
  const Corpus corpus = {article("", "ant"), article("", "")};
  const Tfidf tfidf =
      fit_tfidf(corpus, std::vector<std::string>(2, "none"), {}, 0.5F, beside, 1, progress);
  EXPECT_EQ(tfidf.rows.width, 7U);
  EXPECT_THAT(tfidf.rows[0].columns, ElementsAre(0, 1 + 3 + 1));
  EXPECT_THAT(tfidf.rows[0].values, ElementsAre(0.5F, 0.5F));
  EXPECT_THAT(tfidf.rows[1].columns, ElementsAre(1 + 3));
  EXPECT_THAT(tfidf.rows[1].values, ElementsAre(1.0F));
}

TEST(Tfidf, AddsFieldsBeforeDamping) {
  const Tfidf tfidf = fit({article("", "ant", "ant bee"), article("", "", "ant bee")},
                          {.title = 0, .excerpt = 3, .body = 1});
  const SparseRow row = tfidf.rows[0];  // ant 3 + 1, bee 1: both in all articles
  EXPECT_NEAR(row.values[0] / row.values[1], 2, 1e-5);
}

TEST(Tfidf, DampsByTheExponentAskedFor) {
  const Corpus corpus = {article("", "ant ant ant ant bee"), article("", "ant bee")};
  const auto ratio = [&](float damping) {
    const Tfidf tfidf = fit(corpus, {.title = 0, .excerpt = 1, .body = 0, .damping = damping});
    return tfidf.rows[0].values[0] / tfidf.rows[0].values[1];  // both terms in all articles
  };
  EXPECT_FLOAT_EQ(ratio(0.5F), 2);
  EXPECT_FLOAT_EQ(ratio(1), 4);
  EXPECT_FLOAT_EQ(ratio(0.25F), std::sqrt(2.0F));
}

TEST(Tfidf, TitleTrigramsJoinWordsThatShareAPart) {
  const Tfidf tfidf =
      fit({article("strncpy"), article("wcsncpy"), article("banana")}, FieldOptions());
  EXPECT_GT(dot(tfidf.rows[0], tfidf.rows[1]), 0.05F);
  EXPECT_EQ(dot(tfidf.rows[0], tfidf.rows[2]), 0);
}

TEST(Tfidf, TextWithoutTermsGivesEmptyRows) {
  const Tfidf tfidf = fit({article(""), article("", "alone"), article("", "", "?!")}, {});
  EXPECT_EQ(tfidf.rows[0].size(), 0U);
  EXPECT_EQ(tfidf.rows[1].size(), 1U);
  EXPECT_EQ(tfidf.rows[2].size(), 0U);
  EXPECT_EQ(fit({}, {}).rows.size(), 0U);
}

TEST(Tfidf, DoesNotDependOnTheNumberOfThreads) {
  const Corpus corpus = testing::synthetic_corpus(500, 3);
  const Tfidf one = fit(corpus, FieldOptions(), 1);
  for (const unsigned threads : {2U, 8U}) {
    const Tfidf many = fit(corpus, FieldOptions(), threads);
    EXPECT_EQ(one.vocabulary.terms, many.vocabulary.terms);
    EXPECT_EQ(one.rows.columns, many.rows.columns);
    EXPECT_EQ(one.rows.values, many.rows.values);
  }
}

TEST(Tfidf, RowsAreSortedAndOfNormAtMostOne) {
  const Tfidf tfidf = fit(testing::synthetic_corpus(200, 5), FieldOptions());
  for (std::size_t doc = 0; doc < tfidf.rows.size(); ++doc) {
    const SparseRow row = tfidf.rows[doc];
    EXPECT_TRUE(std::is_sorted(row.columns.begin(), row.columns.end()));
    EXPECT_LE(dot(row, row), 1.00001F);
  }
}

}  // namespace
}  // namespace kindred
