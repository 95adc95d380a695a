#include "data/block_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/related_block.hpp"

namespace kindred {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Entries = std::vector<std::string>;

/// Also with the key's line.
std::vector<std::string> targets_of(const std::string& block) {
  const auto targets = read_block_lines(block).targets;
  return {targets.begin(), targets.end()};
}

TEST(BlockLines, ReadsKindredsOwnBlocks) {
  const Entries entries = {"title: a\nwebUrl: https://a.example/1\n",
                           "title: b\noriginalUrl: https://a.example/2\n",
                           "title: c\npath: _posts/c.md\nurl: /c/\n"};
  EXPECT_THAT(targets_of(render_block(entries, Eol::lf)),
              UnorderedElementsAre("https://a.example/1", "https://a.example/2", "_posts/c.md"));
  EXPECT_EQ(targets_of(render_block(entries, Eol::crlf)),
            targets_of(render_block(entries, Eol::lf)));
}

TEST(BlockLines, ReadsNativeBlocks) {
  const std::string native =
      "related:\n"
      "  - title: \"A: b\"\n"
      "    ampWebUrl: \"https://a.example/amp\"\n"
      "    webUrl: \"https://a.example/1\"\n"
      "    provider:\n"
      "      name: A\n"
      "      url: https://no.example\n"
      "    images:\n"
      "      - url: \"https://a.example/i.jpg\"\n"
      "        webUrl: no\n"
      "\n"
      "  - webUrl: \"https://a.example/2\"\n"
      "    url: no\n";
  const auto targets = targets_of(native);
  EXPECT_EQ(targets.size(), 2U);
  for (const std::string_view target : targets)
    EXPECT_THAT(std::string(target), HasSubstr("https://a.example/"));
}

TEST(BlockLines, ReadsItemsAtColumn0) {
  EXPECT_THAT(targets_of("related:\n- title: a\n  url: /a\n- url: /b\n  images:\n  - url: /i\n"),
              UnorderedElementsAre("/a", "/b"));
}

TEST(BlockLines, CountsATargetOnceQuotedOrNot) {
  EXPECT_EQ(targets_of("- webUrl: \"https://a.example/1\"\n"),
            targets_of("- webUrl: https://a.example/1\n"));
  EXPECT_EQ(targets_of("- webUrl: 'https://a.example/1'\n"),
            targets_of("- webUrl: https://a.example/1\n"));
}

TEST(BlockLines, ReadsWiderIndentation) {
  EXPECT_EQ(targets_of("related:\n    -   title: a\n        url: /a\n"),
            targets_of("related:\n  - title: a\n    url: /a\n"));
}

TEST(BlockLines, FindsThePlainNamesOfAList) {
  EXPECT_THAT(targets_of("related:\n  - a\n  - \"b\"\n"), testing::ElementsAre("a", "b"));
}

TEST(BlockLines, FindsNoneInOtherBlocks) {
  EXPECT_THAT(targets_of(""), IsEmpty());
  EXPECT_THAT(targets_of("related:\n"), IsEmpty());
  EXPECT_THAT(targets_of("related:\n  url: /a\n"), IsEmpty());
}

class SelfContained : public testing::TestWithParam<const char*> {};

TEST_P(SelfContained, EndsWithItsLine) { EXPECT_TRUE(read_block_lines(GetParam()).self_contained); }

INSTANTIATE_TEST_SUITE_P(Cases, SelfContained,
                         testing::Values("", "  - title: One\n",
                                         "- title: \"One: two\"\r\n  url:\n",
                                         "  - \"a \\\" b\"\n  - ünïcödé\n  -\n", "# comment\n\n \n",
                                         "  - images:\n    - - url: https://a.example/x:y\n",
                                         "  - title: a\t\n"));

class GoesOn : public testing::TestWithParam<const char*> {};

TEST_P(GoesOn, MayEndElsewhere) { EXPECT_FALSE(read_block_lines(GetParam()).self_contained); }

INSTANTIATE_TEST_SUITE_P(Cases, GoesOn,
                         testing::Values("  - title: \"One\n", "  - title: \"One\\\"\n",
                                         "  - title: \"One\" # two\n", "  - 'One'\n", "  - |\n",
                                         "  - title: >-\n", "  - [a, b]\n", "  - {a: b}\n",
                                         "  - a: b: c\n", "  - my key: x\n", "  - *a\n",
                                         "  - a: b:\n", "  - title: a\tb\n", "  - : x\n"));

// libyaml begins a new line at NEL, LS and PS, and may find a key there.
TEST(BlockLines, DoNotStandForThemselvesWithALineBreakThatEditorsDoNotCount) {
  const Entries breaks = {"\u0085", "\u2028", "\u2029"};
  const Entries heads = {"# note", "  # note", "- a", "- url: a", "  note: a"};
  for (const std::string& line_break : breaks) {
    for (const std::string& before : heads) {
      EXPECT_FALSE(read_block_lines(before + line_break + "b: c\n").self_contained) << before;
      EXPECT_FALSE(read_block_lines(before + line_break + "b\n").self_contained) << before;
    }
    EXPECT_TRUE(read_block_lines("- title: \"a" + line_break + "b: c\"\n").self_contained);
  }
  EXPECT_TRUE(read_block_lines("# a note – with “quotes” and no\u00a0break\n").self_contained);
}

}  // namespace
}  // namespace kindred
