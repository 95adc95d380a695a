#include "data/figures.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace kindred {
namespace {

TEST(Figures, HaveTheirDecimalsAndAMinus) {
  EXPECT_EQ(figure(0.4126), "0.413");
  EXPECT_EQ(figure(-0.0214, 4), "−0.0214");
  EXPECT_EQ(figure(-0.0001), "0.000");
  EXPECT_EQ(signed_figure(0.5), "+0.500");
  EXPECT_EQ(signed_figure(-0.5), "−0.500");
  EXPECT_EQ(signed_figure(0.0001), "0.000");
  EXPECT_EQ(figure(std::numeric_limits<double>::quiet_NaN()), "–");
  EXPECT_EQ(figure(std::numeric_limits<double>::infinity()), "–");
  EXPECT_EQ(figure(std::numeric_limits<double>::max()).size(), 313U);
}

TEST(Figures, OfChance) {
  EXPECT_EQ(p_figure(0.03), "0.0300");
  EXPECT_EQ(p_figure(0.0001), "0.0001");
  EXPECT_EQ(p_figure(0.00001), "< 0.0001");
}

TEST(Figures, OfCountsAreInThousands) {
  EXPECT_EQ(count_figure(0), "0");
  EXPECT_EQ(count_figure(999), "999");
  EXPECT_EQ(count_figure(1353), "1\u202F353");
  EXPECT_EQ(count_figure(1234567), "1\u202F234\u202F567");
  EXPECT_EQ(counted(1, "article", "articles"), "1 article");
  EXPECT_EQ(counted(0, "article", "articles"), "0 articles");
}

}  // namespace
}  // namespace kindred
