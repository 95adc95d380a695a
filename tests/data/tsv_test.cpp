#include "data/tsv.hpp"

#include <gtest/gtest.h>

namespace kindred {
namespace {

TEST(Tsv, HasNoFormulaInAField) {
  EXPECT_EQ(tsv_field("Ferries"), "Ferries");
  EXPECT_EQ(tsv_field("=1+1"), "'=1+1");
  EXPECT_EQ(tsv_field("+49"), "'+49");
  EXPECT_EQ(tsv_field("-2"), "'-2");
  EXPECT_EQ(tsv_field("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(tsv_field("\t=1"), "' =1");
  EXPECT_EQ(tsv_field("\r=1"), "' =1");
  EXPECT_EQ(tsv_field("a=1"), "a=1");
}

TEST(Tsv, TellsItsApostropheFromOneOfTheText) {
  EXPECT_EQ(tsv_field("'=1"), "''=1");
  EXPECT_EQ(tsv_field("'tis"), "'tis");
  EXPECT_EQ(tsv_field("'"), "'");
}

TEST(Tsv, HasSpacesForControlCharacters) {
  EXPECT_EQ(tsv_plain("a\tb\nc\x1b[2J\u009b\x7f"), "a b c [2J  ");
  EXPECT_EQ(tsv_row({"a", "", "b"}), "a\t\tb\n");
}

}  // namespace
}  // namespace kindred
