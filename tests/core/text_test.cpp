#include "core/text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kindred {
namespace {

TEST(Fold, FoldsCaseAndWhiteSpace) {
  EXPECT_EQ(fold("  A  b\t\nC "), "a b c");
  EXPECT_EQ(fold("\u00c9T\u00c9 STRASSE \u0391\u03a3"),
            fold("\u00e9t\u00e9 stra\u00dfe \u03b1\u03c2"));
  EXPECT_EQ(fold("a\u00a0b\u2003c\u2028d"), "a b c d");
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold(" \n"), "");
}

TEST(Fold, IsIdempotent) {
  for (const char* text :
       {"\u0130I\u0131i", "\u1e9e\u00df", "\ufb01", "A\u030A", "\u0149 \U00010400"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(Fold, KeepsInvalidBytes) {
  EXPECT_EQ(fold("A\xFF"
                 "B\xC3"),
            "a\xFF"
            "b\xC3");
}

TEST(Nearest, FindsTyposOnly) {
  const std::vector<std::string> names = {"limit", "language", "rank.quality", "existing"};
  EXPECT_EQ(nearest("limti", names), "limit");
  EXPECT_EQ(nearest("rank.qualty", names), "rank.quality");
  EXPECT_EQ(nearest("limit", names), "limit");
  EXPECT_EQ(nearest("zebra-stripes", names), "");
  EXPECT_EQ(nearest("limit", {}), "");
  EXPECT_EQ(nearest("", names), "");
}

TEST(Suggestion, AsksOrSaysNothing) {
  const std::vector<std::string> names = {"keep", "replace"};
  EXPECT_EQ(suggestion("kep", names), ": did you mean 'keep'?");
  EXPECT_EQ(suggestion("something else", names), "");
}

TEST(Trim, TakesAsciiSpaceOffBothEnds) {
  EXPECT_EQ(trim(" \t\r\na b\v\f "), "a b");
  EXPECT_EQ(trim("   "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(LowerAscii, LeavesOtherLetters) { EXPECT_EQ(lower_ascii("AbZ\u00c9[@"), "abz\u00c9[@"); }

}  // namespace
}  // namespace kindred
