#include "core/display.hpp"

#include <gtest/gtest.h>

namespace kindred {
namespace {

TEST(DisplayWidth, CountsColumnsAndNotBytes) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("plain"), 5U);
  EXPECT_EQ(display_width("naïve"), 5U);
  EXPECT_EQ(display_width("nai\u0308ve"), 5U) << "a mark stands on its letter";
  EXPECT_EQ(display_width("日本語"), 6U);
  EXPECT_EQ(display_width("👍"), 2U);
  EXPECT_EQ(display_width("👩\u200d👩\u200d👧"), 2U) << "a family is one character";
  EXPECT_EQ(display_width("a\u200bb"), 2U);
  EXPECT_EQ(display_width("\xff\xfe"), 2U) << "no UTF-8, but no end either";
}

TEST(Fitted, CutsBetweenCharacters) {
  EXPECT_EQ(fitted("related", 7), "related");
  EXPECT_EQ(fitted("related", 6), "relat…");
  EXPECT_EQ(fitted("two words", 5), "two…") << "no space before the ellipsis";
  EXPECT_EQ(fitted("日本語", 6), "日本語");
  EXPECT_EQ(fitted("日本語", 5), "日本…");
  EXPECT_EQ(fitted("日本語", 4), "日…") << "half a character does not fit";
  EXPECT_EQ(fitted("abc", 1), "…");
  EXPECT_EQ(fitted("abc", 0), "");
}

TEST(Padded, FillsUpToAWidth) {
  EXPECT_EQ(padded("日", 4), "日  ");
  EXPECT_EQ(padded("日", 4, true), "  日");
  EXPECT_EQ(padded("long", 2), "long");
}

}  // namespace
}  // namespace kindred
