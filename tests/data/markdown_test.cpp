#include "data/markdown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> words(const std::string& markdown) {
  std::istringstream text(markdown_to_text(markdown).text);
  std::vector<std::string> out;
  for (std::string word; text >> word;) out.push_back(word);
  return out;
}

TEST(MarkdownToText, TakesTheMarkupOut) {
  EXPECT_THAT(
      words("# One\n\nTwo *three* **four** `five`\n\n> six\n\n- seven\n- eight\n\n"
            "```c\nnine\n```\n\n    ten\n"),
      ElementsAre("One", "Two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"));
}

TEST(MarkdownToText, SeparatesBlocksAndCells) {
  EXPECT_THAT(words("| a | b |\n|---|---|\n| c | ~~d~~ |\n"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(words("a\nb\\\nc"), ElementsAre("a", "b", "c"));
  EXPECT_THAT(words("One\n===\nTwo\n"), ElementsAre("One", "Two"));
}

TEST(MarkdownToText, IsEmptyForNothing) {
  EXPECT_EQ(markdown_to_text("").text, "");
  EXPECT_EQ(markdown_to_text(" \n\r\n").text, "");
}

TEST(MarkdownToText, DecodesEntities) {
  EXPECT_THAT(words("a&amp;b &#8211; &bogus;"), ElementsAre("a&b", "\u2013", "&bogus;"));
}

TEST(MarkdownToText, TakesHtmlOut) {
  EXPECT_THAT(words("<div class=\"a\">\nb\n</div>\n\nc <em>d</em> e\n"),
              ElementsAre("b", "c", "d", "e"));
}

TEST(MarkdownToText, TakesScriptsStylesAndCommentsOut) {
  EXPECT_THAT(words("<script>\nvar x = 1;\n\nvar y;\n</script>\n\na\n"), ElementsAre("a"));
  EXPECT_THAT(words("<style>\np { color: red; }\n</style>\n\na\n"), ElementsAre("a"));
  EXPECT_THAT(words("<!--\nhidden\n\nmore\n-->\n\na\n"), ElementsAre("a"));
  EXPECT_THAT(words("a <!-- hidden\nmore --> b\n"), ElementsAre("a", "b"));
}

TEST(MarkdownToText, TakesTemplateTagsOut) {
  EXPECT_THAT(words("a {% include x.html y=\"z\" %} b {{ page.title | escape }} c\n"
                    "{{< figure src=\"x\" >}}d{{% note %}}e{{% /note %}}"),
              ElementsAre("a", "b", "c", "d", "e"));
  EXPECT_THAT(markdown_to_text("a {% never closed").text, HasSubstr("never closed"));
}

TEST(MarkdownToText, CollectsLinks) {
  EXPECT_THAT(markdown_to_text("[a](https://a.example \"t\") <https://b.example> ![i](i.png)\n\n"
                               "[r]\n\n[r]: /x\n")
                  .links,
              ElementsAre("https://a.example", "https://b.example", "/x"));
  EXPECT_THAT(markdown_to_text("no links, `[a](b)`").links, IsEmpty());
}

TEST(MarkdownToText, CollectsTheLinksOfTemplates) {
  EXPECT_THAT(markdown_to_text("{% post_url 2024-03-05-a %} {%- link _posts/b.md -%} "
                               "{{< ref \"c.md\" >}} {{% relref \"d.md#e\" %}} {{<relref \"f\">}}")
                  .links,
              ElementsAre("2024-03-05-a", "_posts/b.md", "c.md", "d.md#e", "f"));
}

// Each took minutes when a step looked through all the rest of the text: the test would time out.
TEST(MarkdownToText, ReadsHostileTextInLinearTime) {
  for (const char* piece : {"[a](", "**a ", "`", "<a ", "<!--", "&", "![", "_a", "> ", "- ", "{%} ",
                            "{{ x }} ", "{% x %} ", "{{ ", "{% "}) {
    std::string text;
    while (text.size() < 500'000) text += piece;
    EXPECT_LE(markdown_to_text(text).text.size(), 2 * text.size()) << piece;
  }
}

TEST(MarkdownToText, KeepsCodeThatLooksLikeTags) {
  EXPECT_THAT(markdown_to_text("`vector<int>` and a < b").text,
              testing::AllOf(HasSubstr("vector<int>"), HasSubstr("a < b"), Not(HasSubstr("`"))));
}

}  // namespace
}  // namespace kindred
