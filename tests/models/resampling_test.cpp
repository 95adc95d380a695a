#include "models/resampling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/random.hpp"
#include "models/evaluate.hpp"

namespace kindred {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Le;

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

TEST(ResamplingGroups, AreThoseOfRelationsWhereTheseAreSmall) {
  Judgements judgements;
  for (DocId doc = 0; doc < 300; doc += 3) {
    judgements[doc] = {{doc + 1, 1}, {doc + 2, 1}};
    judgements[doc + 1] = {{doc, 1}};
    judgements[doc + 2] = {{(doc + 4) % 300, 0}};  // grade 0 joins nothing
  }
  EXPECT_EQ(resampling_groups(judgements), relation_groups(judgements));
  EXPECT_THAT(resampling_groups({}), IsEmpty());
}

TEST(ResamplingGroups, KeepFewArticlesTogether) {
  EXPECT_THAT(resampling_groups(chain(4)), ElementsAre(0, 0, 0, 0));
}

TEST(ResamplingGroups, CutAChainIntoPiecesOfIt) {
  EXPECT_THAT(resampling_groups(chain(10)), ElementsAre(0, 0, 1, 1, 1, 1, 2, 2, 2, 2));
  const std::vector<std::uint32_t> groups = resampling_groups(chain(100'000));
  EXPECT_TRUE(std::is_sorted(groups.begin(), groups.end()));
  EXPECT_THAT(sizes_of(groups), Each(2500));
}

TEST(ResamplingGroups, CutAStarIntoLeavesOfOneArticle) {
  Judgements judgements;
  for (DocId doc = 1; doc <= 200; ++doc) judgements[doc] = {{500, 1}};  // nobody judged 500's list
  EXPECT_THAT(sizes_of(resampling_groups(judgements)), Each(5));
}

TEST(ResamplingGroups, AreOfAboutTheSameSizeWhereRelationsAreTangled) {
  SplitMix64 random(1);
  Judgements judgements;
  for (DocId doc = 0; doc < 2000; ++doc) judgements[doc] = {{random.index(4000), 1}, {doc / 2, 1}};
  std::vector<std::size_t> sizes = sizes_of(resampling_groups(judgements));
  EXPECT_LE(std::count_if(sizes.begin(), sizes.end(), [](std::size_t n) { return n < 50; }), 1);
  EXPECT_THAT(sizes, Each(Le(98)));
  EXPECT_EQ(resampling_groups(judgements), resampling_groups(judgements));
}

TEST(ResamplingGroups, CutLargeComponentsOnly) {
  Judgements judgements = chain(100);
  for (DocId doc = 1000; doc < 1020; doc += 2) {
    judgements[doc] = {{doc + 1, 1}};
    judgements[doc + 1] = {{doc, 1}};
  }
  const std::vector<std::size_t> sizes = sizes_of(resampling_groups(judgements));
  EXPECT_EQ(std::count(sizes.begin(), sizes.end(), 2U), 10);
  EXPECT_EQ(std::count(sizes.begin(), sizes.end(), 4U), 25);
}

}  // namespace
}  // namespace kindred
