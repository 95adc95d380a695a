#include "models/traits.hpp"

#include <gmock/gmock.h>

namespace kindred {
namespace {

using ::testing::ElementsAre;

TEST(MiddleRanks, AreSharesOfLowerOnes) {
  EXPECT_THAT(middle_ranks({10, 30, 20}), ElementsAre(0, 1, 0.5F));
}

TEST(MiddleRanks, TiesShareTheMiddle) {
  EXPECT_THAT(middle_ranks({5, 5, 5}), ElementsAre(0.5F, 0.5F, 0.5F));
  EXPECT_THAT(middle_ranks({1, 2, 2, 3, 3}), ElementsAre(0, 0.375F, 0.375F, 0.875F, 0.875F));
}

TEST(MiddleRanks, MissingOnesAreNeutral) {
  EXPECT_THAT(middle_ranks({std::nullopt, 1, 2}), ElementsAre(0.5F, 0, 1));
  EXPECT_THAT(middle_ranks({7}), ElementsAre(0.5F));
}

TEST(Traits, HeatBelowZeroOrEqualToQualityIsNeutral) {
  Corpus corpus(4);
  for (std::size_t i = 0; i < 4; ++i) corpus[i].quality = static_cast<float>(i);
  corpus[0].heat = -1;
  corpus[1].heat = 1;  // repeats the quality
  corpus[2].heat = 50;
  corpus[3].heat = 60;
  const auto traits = article_traits(corpus, {0, 1, 2, 3});
  EXPECT_EQ(traits[0].heat_rank, 0.5F);
  EXPECT_EQ(traits[1].heat_rank, 0.5F);
  EXPECT_EQ(traits[2].heat_rank, 0);
  EXPECT_EQ(traits[3].heat_rank, 1);
  EXPECT_EQ(traits[3].quality_rank, 1);
}

}  // namespace
}  // namespace kindred
