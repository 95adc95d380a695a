#include "data/diff.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kindred {
namespace {

const std::string kHead = "--- a/p.md\n+++ b/p.md\n";

TEST(UnifiedDiff, IsEmptyWhereNothingDiffers) {
  EXPECT_EQ(unified_diff("p.md", "", ""), "");
  EXPECT_EQ(unified_diff("p.md", "a\nb", "a\nb"), "");
}

TEST(UnifiedDiff, ShowsThreeLinesOfContext) {
  EXPECT_EQ(unified_diff("p.md", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nx\n5\n6\n7\n8\n"),
            kHead + "@@ -2,6 +2,7 @@\n 2\n 3\n 4\n+x\n 5\n 6\n 7\n");
}

TEST(UnifiedDiff, ShowsAReplacedLine) {
  EXPECT_EQ(unified_diff("p.md", "1\n2\n3\n", "1\nx\n3\n"),
            kHead + "@@ -1,3 +1,3 @@\n 1\n-2\n+x\n 3\n");
}

TEST(UnifiedDiff, ShowsWhatGoesBeforeWhatComesInItsPlace) {
  EXPECT_EQ(unified_diff("p.md", "1\na\nb\n2\nc\n", "1\nx\ny\nz\n2\nw\nv\n"),
            kHead + "@@ -1,5 +1,7 @@\n 1\n-a\n-b\n+x\n+y\n+z\n 2\n-c\n+w\n+v\n");
}

TEST(UnifiedDiff, ShowsRemovedLines) {
  EXPECT_EQ(unified_diff("p.md", "1\n2\n3\n4\n", "1\n4\n"),
            kHead + "@@ -1,4 +1,2 @@\n 1\n-2\n-3\n 4\n");
}

TEST(UnifiedDiff, ShowsAnInsertionAtTheStart) {
  EXPECT_EQ(unified_diff("p.md", "1\n2\n3\n4\n", "x\n1\n2\n3\n4\n"),
            kHead + "@@ -1,3 +1,4 @@\n+x\n 1\n 2\n 3\n");
}

TEST(UnifiedDiff, ShowsAnInsertionAtTheEnd) {
  EXPECT_EQ(unified_diff("p.md", "1\n2\n3\n4\n", "1\n2\n3\n4\nx\n"),
            kHead + "@@ -2,3 +2,4 @@\n 2\n 3\n 4\n+x\n");
}

TEST(UnifiedDiff, CountsFromZeroWhereThereIsNoLine) {
  EXPECT_EQ(unified_diff("p.md", "", "x\n"), kHead + "@@ -0,0 +1 @@\n+x\n");
  EXPECT_EQ(unified_diff("p.md", "x\n", ""), kHead + "@@ -1 +0,0 @@\n-x\n");
}

TEST(UnifiedDiff, NamesAMissingFinalLineEnd) {
  EXPECT_EQ(unified_diff("p.md", "1\n2", "x\n1\n2"),
            kHead + "@@ -1,2 +1,3 @@\n+x\n 1\n 2\n\\ No newline at end of file\n");
  EXPECT_EQ(unified_diff("p.md", "1", "1\n"),
            kHead + "@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n");
  EXPECT_EQ(unified_diff("p.md", "1\n", "1"),
            kHead + "@@ -1 +1 @@\n-1\n+1\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, KeepsCarriageReturns) {
  EXPECT_EQ(unified_diff("p.md", "1\r\n2\r\n", "1\r\nx\r\n2\r\n"),
            kHead + "@@ -1,2 +1,3 @@\n 1\r\n+x\r\n 2\r\n");
  EXPECT_EQ(unified_diff("p.md", "1\r\n", "1\n"), kHead + "@@ -1 +1 @@\n-1\r\n+1\n");
}

TEST(UnifiedDiff, ShowsChangedEntriesOfABlock) {
  EXPECT_EQ(unified_diff("p.md", "r:\n  - a\n  - b\n  - c\ne\n", "r:\n  - x\n  - b\n  - y\ne\n"),
            kHead + "@@ -1,5 +1,5 @@\n r:\n-  - a\n+  - x\n   - b\n-  - c\n+  - y\n e\n");
}

TEST(UnifiedDiff, CopesWithRepeatedLines) {
  EXPECT_EQ(unified_diff("p.md", "a\na\n", "a\na\na\n"), kHead + "@@ -1,2 +1,3 @@\n a\n a\n+a\n");
}

TEST(UnifiedDiff, EndsNamesWithSpacesByATab) {
  EXPECT_THAT(unified_diff("a b.md", "x\n", "y\n"),
              testing::StartsWith("--- a/a b.md\t\n+++ b/a b.md\t\n"));
}

TEST(UnifiedDiff, QuotesNamesThatCouldForgeOthers) {
  const auto head_of = [](const std::string& path) {
    const std::string diff = unified_diff(path, "", "x\n");
    return diff.substr(0, diff.find("@@"));
  };
  EXPECT_EQ(head_of("a b.md"), "--- a/a b.md\t\n+++ b/a b.md\t\n");
  EXPECT_EQ(head_of("x\n+++ b/y.md"), "--- \"a/x\\012+++ b/y.md\"\n+++ \"b/x\\012+++ b/y.md\"\n");
  EXPECT_EQ(head_of("a\"\\\x1b.md"), "--- \"a/a\\\"\\\\\\033.md\"\n+++ \"b/a\\\"\\\\\\033.md\"\n");
}

}  // namespace
}  // namespace kindred
