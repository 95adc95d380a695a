#include "models/resampling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/random.hpp"
#include "models/significance.hpp"

namespace kindred {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

std::vector<std::size_t> sizes_of(const std::vector<std::uint32_t>& groups) {
  std::vector<std::size_t> sizes;
  for (const std::uint32_t group : groups) {
    if (group >= sizes.size()) sizes.resize(group + 1);
    ++sizes[group];
  }
  return sizes;
}

Judgements chain(DocId length) {
  Judgements judgements;
  for (DocId doc = 0; doc < length; ++doc) judgements[doc] = {{doc + 1, 1}};
  return judgements;
}

/// `count` sets of `size` articles, each related to the next of its set and the last to the first.
Judgements rings(DocId count, DocId size) {
  Judgements judgements;
  for (DocId doc = 0; doc < count * size; ++doc) {
    const DocId first = doc - doc % size;
    judgements[doc] = {{first + (doc + 1) % size, 1}};
  }
  return judgements;
}

TEST(ResamplingGroups, AreWhatRelationsJoinWhereThatIsSmall) {
  // 1 and 5 share 9, which nobody judged; 5 leads to 7; 3 stands alone; grade 0 joins nothing.
  const ResamplingGroups groups = resampling_groups(
      {{1, {{9, 1}}}, {3, {{4, 2}, {5, 0}}}, {5, {{9, 1}, {7, 1}}}, {7, {{8, 1}}}});
  EXPECT_THAT(groups.of, ElementsAre(0, 1, 0, 0));
  EXPECT_EQ(groups.count, 2U);
  EXPECT_EQ(groups.components, 2U);
  EXPECT_EQ(groups.components_cut, 0U);
  EXPECT_THAT(resampling_groups({{1, {{2, 0}}}, {2, {{1, 0}}}, {4, {{1, 0}}}}).of,
              ElementsAre(0, 1, 2));
  EXPECT_THAT(resampling_groups({}).of, IsEmpty());
  EXPECT_EQ(resampling_groups({}).components, 0U);
}

TEST(ResamplingGroups, KeepComponentsOfATwentiethWhole) {
  for (const auto& [count, size] : {std::pair{30U, 8U}, {20U, 50U}, {100U, 3U}}) {
    const ResamplingGroups groups = resampling_groups(rings(count, size));
    EXPECT_THAT(sizes_of(groups.of), AllOf(SizeIs(count), Each(size)));
    EXPECT_EQ(groups.count, count);
    EXPECT_EQ(groups.components, count);
    EXPECT_EQ(groups.components_cut, 0U);
  }
}

TEST(ResamplingGroups, KeepFewArticlesTogether) {
  EXPECT_THAT(resampling_groups(chain(4)).of, ElementsAre(0, 0, 0, 0));
}

TEST(ResamplingGroups, CutAChainIntoPiecesOfIt) {
  EXPECT_THAT(resampling_groups(chain(10)).of, ElementsAre(0, 0, 1, 1, 1, 1, 2, 2, 2, 2));
  const ResamplingGroups groups = resampling_groups(chain(100'000));
  EXPECT_TRUE(std::is_sorted(groups.of.begin(), groups.of.end()));
  EXPECT_THAT(sizes_of(groups.of), Each(2500));
  EXPECT_EQ(groups.count, 40U);
  EXPECT_EQ(groups.components, 1U);
  EXPECT_EQ(groups.components_cut, 1U);
}

TEST(ResamplingGroups, CutAStarIntoLeavesOfOneArticle) {
  Judgements judgements;
  for (DocId doc = 1; doc <= 200; ++doc) judgements[doc] = {{500, 1}};  // nobody judged 500's list
  EXPECT_THAT(sizes_of(resampling_groups(judgements).of), Each(5));
}

TEST(ResamplingGroups, AreOfAboutTheSameSizeWhereRelationsAreTangled) {
  SplitMix64 random(1);
  Judgements judgements;
  for (DocId doc = 0; doc < 2000; ++doc) judgements[doc] = {{random.index(4000), 1}, {doc / 2, 1}};
  std::vector<std::size_t> sizes = sizes_of(resampling_groups(judgements).of);
  EXPECT_LE(std::count_if(sizes.begin(), sizes.end(), [](std::size_t n) { return n < 50; }), 1);
  EXPECT_THAT(sizes, Each(Le(98)));
  EXPECT_EQ(resampling_groups(judgements).of, resampling_groups(judgements).of);
}

TEST(ResamplingGroups, CutLargeComponentsOnly) {
  Judgements judgements = chain(100);
  for (DocId doc = 1000; doc < 1020; doc += 2) {
    judgements[doc] = {{doc + 1, 1}};
    judgements[doc + 1] = {{doc, 1}};
  }
  const ResamplingGroups groups = resampling_groups(judgements);
  const std::vector<std::size_t> sizes = sizes_of(groups.of);
  EXPECT_EQ(std::count(sizes.begin(), sizes.end(), 2U), 10);
  EXPECT_EQ(std::count(sizes.begin(), sizes.end(), 4U), 25);
  EXPECT_EQ(groups.components, 11U);
  EXPECT_EQ(groups.components_cut, 1U);
}

double normal(SplitMix64& random) {
  return std::sqrt(-2 * std::log(1 - random.uniform())) *
         std::cos(2 * std::numbers::pi * random.uniform());
}

// Articles of a component may all differ by the same: torn apart, they would be taken for several
// witnesses, and a test at 5 % would find differences between equals much more often.
TEST(ResamplingGroups, LetATestKeepItsLevelWhereComponentsAgree) {
  constexpr int kSamples = 2000;
  for (const auto& [count, size] : {std::pair{30U, 8U}, {100U, 3U}}) {
    const ResamplingGroups groups = resampling_groups(rings(count, size));
    SplitMix64 random(30);
    int rejected = 0;
    int missed = 0;
    for (int i = 0; i < kSamples; ++i) {
      std::vector<double> differences;
      for (DocId component = 0; component < count; ++component) {
        differences.insert(differences.end(), size, normal(random));
      }
      const Sample sample{differences, groups.of};
      if (randomisation_p(sample, random.next(), 400) <= 0.05) ++rejected;
      const Interval interval = bootstrap_interval(sample, random.next(), 400);
      if (interval.low > 0 || interval.high < 0) ++missed;
    }
    RecordProperty("rejected" + std::to_string(count), rejected);
    RecordProperty("missed" + std::to_string(count), missed);
    // Three standard deviations of a share of 5 %.
    EXPECT_NEAR(rejected, 0.05 * kSamples, 30) << count;
    EXPECT_LE(missed, 0.07 * kSamples) << count;
  }
}

}  // namespace
}  // namespace kindred
