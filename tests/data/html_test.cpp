#include "data/html.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kindred {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(DecodeEntities, KnowsNumbersAndCommonNames) {
  for (const auto& [in, out] : Pairs{{"a &amp; b", "a & b"},
                                     {"&#8211;&#x2013;&#X2013;", "\u2013\u2013\u2013"},
                                     {"&#128512;", "\U0001F600"},
                                     {"&lt;p&gt;&quot;&apos;", "<p>\"'"},
                                     {"a&nbsp;b&hellip;", "a b\u2026"},
                                     {"&amp;lt;", "&lt;"},
                                     {"", ""}}) {
    EXPECT_EQ(decode_entities(in), out) << in;
  }
}

TEST(DecodeEntities, LeavesEverythingElse) {
  for (const char* text : {"&", "&;", "a & b", "&bogus;", "&amp", "&#;", "&#x;", "&#0;", "&#xD800;",
                           "&#1114112;", "&#99999999999;", "&#-5;", "&AMP ;", "R&D; x", "&&&"}) {
    EXPECT_EQ(decode_entities(text), text);
  }
}

TEST(HtmlToText, TakesOutMarkup) {
  for (const auto& [in, out] : Pairs{{"plain", "plain"},
                                     {"<p>a</p>", " a "},
                                     {"a<br/>b<BR>c", "a b c"},
                                     {"<a href=\"x\">b</a>", " b "},
                                     {"a<!-- <p>hidden -->b", "a b"},
                                     {"a<script type=\"x\">var p = \"<p>\";</script>b", "a b"},
                                     {"a<STYLE>p {}</style >b", "a b"},
                                     {"a<!-- never closed", "a "},
                                     {"a<script>never closed", "a "},
                                     {"&lt;p&gt;", "<p>"}}) {
    EXPECT_EQ(html_to_text(in), out) << in;
  }
}

TEST(HtmlToText, LeavesWhatOnlyLooksLikeATag) {
  for (const char* text : {"a < b", "vector<int>", "<", "<>", "</>", "a <b", "1<2>0", "<3",
                           "map<string, int>", "<bogus>", "<p never closed"}) {
    EXPECT_EQ(html_to_text(text), text);
  }
}

TEST(HtmlToText, ReadsHostileTextQuickly) {
  for (const char* piece : {"<", "<a ", "<!--", "</", "<script>", "&", "&#", "<a <!-- "}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    html_to_text(text);
  }
}

// These took minutes when each tag looked for its end anew.
TEST(HtmlToText, LooksAtEachByteOnce) {
  constexpr std::size_t kTimes = 300'000;
  for (const std::string piece : {"<a ", "<!--", "<script></", "<p", "</a ", "&", "<style>"}) {
    std::string html;
    for (std::size_t i = 0; i < kTimes; ++i) html += piece;
    EXPECT_LE(html_to_text(html).size(), html.size()) << piece;
  }
}

TEST(HtmlToText, TakesNoTagForLongerThanItIs) {
  const std::string close(19'997, 'x');
  EXPECT_EQ(html_to_text("<a " + close.substr(1) + ">b"), " b");
  EXPECT_EQ(html_to_text("<a " + close + ">b"), "<a " + close + ">b");
}

}  // namespace
}  // namespace kindred
