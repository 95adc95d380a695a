#include "data/html_escape.hpp"

#include <gtest/gtest.h>

namespace kindred {
namespace {

TEST(EscapeHtml, LeavesNoMarkup) {
  EXPECT_EQ(escape_html("<a href=\"x\" title='y'>&amp;"),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;");
  EXPECT_EQ(escape_html("café, 日本 – fine"), "café, 日本 – fine");
}

TEST(EscapeHtml, ReplacesControlCharacters) {
  EXPECT_EQ(escape_html("a\tb\r\nc"), "a b  c");
  EXPECT_EQ(escape_html(std::string_view("\0\a\x7F", 3)), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(escape_html("\u0085 \u009F \u00A0"), "\uFFFD \uFFFD \u00A0");
  EXPECT_EQ(escape_html("a\xFF"
                        "b\xC3"),
            "a\\xffb\\xc3");
}

// Isolates and overrides that are never ended would turn the rest of the page.
TEST(EscapeHtml, ReplacesWhatTurnsText) {
  for (const char* turn : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                           "\u2068", "\u2069", "\u2028", "\u2029"}) {
    EXPECT_EQ(escape_html(turn), "\uFFFD");
  }
  EXPECT_EQ(escape_html("\u2027\u202F\u2065\u206A"), "\u2027\u202F\u2065\u206A");  // next to them
}

TEST(IsolatedHtml, KeepsDirectionToItself) {
  EXPECT_EQ(isolated_html("\u05D0 < b"), "<bdi>\u05D0 &lt; b</bdi>");
}

}  // namespace
}  // namespace kindred
