#include "data/entry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "core/random.hpp"
#include "core/text.hpp"

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

YamlNode parse(std::string_view text) {
  auto parsed = parse_yaml(text);
  if (!parsed) {
    ADD_FAILURE() << to_string(parsed.error()) << " in\n" << text;
    return {};
  }
  return std::move(*parsed);
}

YamlNode scalar(std::string key, std::string text, bool quoted) {
  return {.kind = YamlNode::Kind::scalar,
          .quoted = quoted,
          .key = std::move(key),
          .text = std::move(text)};
}

std::vector<EntryKey> default_keys() {
  std::vector<EntryKey> keys;
  for (const std::string& text : Options{}.entry) keys.push_back(*parse_entry_key(text));
  return keys;
}

// The lines of an entry that leads to an article with this front matter.
std::string entry_for(std::string_view front_matter, std::string url,
                      std::string path = "_posts/a.md") {
  Article target;
  target.path = std::move(path);
  target.url = std::move(url);
  return render_entry(make_entry(target, parse(front_matter), default_keys(), {}));
}

TEST(ParseEntryKey, ReadsNamesAndParts) {
  EXPECT_EQ(parse_entry_key("title")->name, "title");
  EXPECT_THAT(parse_entry_key("title")->parts, IsEmpty());
  const auto key = parse_entry_key(" images { url, width ,is-Cached } ");
  ASSERT_TRUE(key);
  EXPECT_EQ(key->name, "images");
  EXPECT_THAT(key->parts, ElementsAre("url", "width", "is-Cached"));
}

TEST(ParseEntryKey, RefusesOtherTextAndNamesIt) {
  for (const char* text : {"", " ", "a b", "a{", "a{}", "a{b", "a{b,}", "a}", "{a}", "a{b}c", "a:b",
                           "a{b{c}}", "a.b"}) {
    const auto key = parse_entry_key(text);
    ASSERT_FALSE(key) << text;
    EXPECT_THAT(key.error().message, HasSubstr("'" + std::string(text) + "'"));
  }
}

TEST(RenderEntry, KeepsTheStyleOfPlainValues) {
  for (const char* value :
       {"75", "-1", "0.5", "1e3", "true", "False", "2024-03-05", "2021-06-02T13:00:00Z",
        "2024-03-05 08:30:00 +0100", "plain words", "https://a.example/b?c=d&e#f", "a:b", "a#b",
        "it's", "say \"x\"", "a, b", "caf\u00e9 \U0001F600", "a - b", "x?"}) {
    const std::string text = "a: " + std::string(value) + "\n";
    EXPECT_EQ(render_entry(parse(text)), text);
  }
}

TEST(RenderEntry, KeepsQuotedValuesQuoted) {
  EXPECT_EQ(render_entry(parse("a: \"75\"\nb: '2024-03-05'\nc: \"\"\nd: 'it''s'\n")),
            "a: \"75\"\nb: \"2024-03-05\"\nc: \"\"\nd: \"it's\"\n");
  EXPECT_EQ(render_entry(parse("a: |\n  one\n  two\nb: >\n  one\n  two\n")),
            "a: \"one\\ntwo\\n\"\nb: \"one two\\n\"\n");
}

TEST(RenderEntry, QuotesPlainTextWhereItIsNotSafe) {
  for (const char* text : {"",
                           " a",
                           "a ",
                           "a: b",
                           "a:",
                           "a #b",
                           "- a",
                           "-",
                           "? a",
                           "[a]",
                           "{a}",
                           "#a",
                           "&a",
                           "*a",
                           "!a",
                           "|",
                           ">",
                           "'a'",
                           "\"a\"",
                           "%a",
                           "@a",
                           "`a`",
                           ", a",
                           "a\nb",
                           "a\tb",
                           "a\rb",
                           "---",
                           "...",
                           "<<",
                           "=",
                           "\xEF\xBB\xBF"
                           "a",
                           "a\xC2\x85",
                           "a\xE2\x80\xA8",
                           ": a"}) {
    YamlNode map{.kind = YamlNode::Kind::map};
    map.children.push_back(scalar("k", text, false));
    const std::string rendered = render_entry(map);
    EXPECT_THAT(rendered, testing::MatchesRegex("k: \".*\"\n")) << rendered;
    EXPECT_EQ(parse(rendered).find("k")->text, text);
  }
}

TEST(RenderEntry, WritesNestedValues) {
  const std::string text =
      "title: a\n"
      "provider:\n"
      "  name: \"N\"\n"
      "  domain: n.example\n"
      "images:\n"
      "  - url: \"u\"\n"
      "    width: 10\n"
      "    sizes:\n"
      "      - 1\n"
      "      - 2\n"
      "  - url: \"v\"\n"
      "none: []\n"
      "nothing: {}\n"
      "empty:\n";
  const YamlNode entry = parse(text);
  EXPECT_TRUE(same_value(parse(render_entry(entry)), entry)) << render_entry(entry);
}

TEST(RenderEntry, WritesListsInLists) {
  const YamlNode entry =
      parse("a:\n  - - b\n    - [c, {d: e}]\n  -\n  - []\n  - f\nk: [[[x], y], {}]\n");
  EXPECT_TRUE(same_value(parse(render_entry(entry)), entry)) << render_entry(entry);
}

TEST(RenderEntry, WritesOddKeys) {
  const YamlNode entry =
      parse("a: 1\n\"b c\": 2\n'd: e': {\"f#\": 1, \"\": 2, \"\\n\": 3, é: 4}\n");
  EXPECT_TRUE(same_value(parse(render_entry(entry)), entry)) << render_entry(entry);
}

TEST(RenderEntry, QuotesKeysThatWouldBeNull) {
  const YamlNode entry = parse("a: {\"null\": 1, \"Null\": 2, \"NULL\": 3, \"~\": 4}\n");
  EXPECT_TRUE(same_value(parse(render_entry(entry)), entry)) << render_entry(entry);
}

std::string random_text(SplitMix64& random) {
  static const std::array<std::string, 48> kPieces = {"\"",
                                                      "\\",
                                                      "'",
                                                      ":",
                                                      ": ",
                                                      "#",
                                                      " #",
                                                      "-",
                                                      "- ",
                                                      "---",
                                                      "...",
                                                      "\t",
                                                      "\r",
                                                      "\n",
                                                      "\r\n",
                                                      " ",
                                                      "  ",
                                                      "\xC2\x85",
                                                      "\xE2\x80\xA8",
                                                      "\xE2\x80\xA9",
                                                      "\xEF\xBB\xBF",
                                                      "\U0001F600",
                                                      "\xEF\xBF\xBE",
                                                      "\xC2\xA0",
                                                      std::string(1, '\0'),
                                                      "\x01",
                                                      "\x1B",
                                                      "\x7F",
                                                      "\xC2\x80",
                                                      "\xC2\x9F",
                                                      "[",
                                                      "]",
                                                      "{",
                                                      "}",
                                                      ",",
                                                      "&",
                                                      "*",
                                                      "!",
                                                      "|",
                                                      ">",
                                                      "%",
                                                      "@",
                                                      "`",
                                                      "?",
                                                      "~",
                                                      "null",
                                                      "a",
                                                      "é"};
  std::string text;
  for (auto n = random.below(12); n > 0; --n) text += kPieces[random.below(kPieces.size())];
  return text;
}

TEST(RenderEntry, BringsAnyTextThroughTheParser) {
  SplitMix64 random(7);
  for (int round = 0; round < 5000; ++round) {
    YamlNode entry{.kind = YamlNode::Kind::map};
    entry.children.push_back(scalar("title", random_text(random), true));
    std::string plain = random_text(random);
    const std::string small = lower_ascii(plain);
    if (small == "null" || small == "~") plain += "x";  // plain, these are no text
    entry.children.push_back(scalar("plain", plain, false));
    YamlNode list{.kind = YamlNode::Kind::sequence, .key = "list"};
    list.children.push_back(scalar("", random_text(random), true));
    YamlNode map{.kind = YamlNode::Kind::map};
    map.children.push_back(scalar("k" + random_text(random), random_text(random), true));
    list.children.push_back(map);
    entry.children.push_back(list);

    const std::string text = render_entry(entry);
    const auto read = parse_yaml(text);
    ASSERT_TRUE(read) << to_string(read.error()) << "\n" << text;
    ASSERT_EQ(read->children.size(), 3U) << text;
    EXPECT_TRUE(same_value(read->children[0], entry.children[0])) << text;
    EXPECT_EQ(read->children[1].text, entry.children[1].text) << text;
    EXPECT_TRUE(same_value(read->children[2], entry.children[2])) << text;
    EXPECT_EQ(text.find_first_of("\r\t"), std::string::npos) << text;
  }
}

TEST(RenderEntry, WritesEveryCharacterOfTheFirstPlane) {
  for (std::uint32_t code = 1; code < 0x10000; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    if (code < 0x80) {
      text = std::string(1, static_cast<char>(code));
    } else if (code < 0x800) {
      text = {static_cast<char>(0xC0U | code >> 6U), static_cast<char>(0x80U | (code & 0x3FU))};
    } else {
      text = {static_cast<char>(0xE0U | code >> 12U),
              static_cast<char>(0x80U | (code >> 6U & 0x3FU)),
              static_cast<char>(0x80U | (code & 0x3FU))};
    }
    YamlNode entry{.kind = YamlNode::Kind::map};
    entry.children.push_back(scalar("a", text, true));
    const auto read = parse_yaml(render_entry(entry));
    ASSERT_TRUE(read) << code;
    ASSERT_EQ(read->find("a")->text, text) << code;
  }
}

const char* const kNews =
    "heat: 5\n"
    "webUrl: \"https://a.example/1\"\n"
    "title: \"One\"\n"
    "excerpt: \"\"\n"
    "publishedDateTime: 2021-06-02T13:00:00Z\n"
    "type: article\n"
    "quality: 75\n"
    "provider:\n  logo: x\n  domain: a.example\n  name: A\n"
    "images:\n  - title: t\n    url: \"i.jpg\"\n    height: 2\n    width: 1\n  - title: only\n"
    "    isCached: true\n";

TEST(MakeEntry, TakesTheKeysInTheirOrder) {
  EXPECT_EQ(entry_for(kNews, "https://a.example/1"),
            "title: \"One\"\n"
            "excerpt: \"\"\n"
            "publishedDateTime: 2021-06-02T13:00:00Z\n"
            "webUrl: \"https://a.example/1\"\n"
            "type: article\n"
            "provider:\n  name: A\n  domain: a.example\n"
            "quality: 75\n"
            "images:\n  - url: \"i.jpg\"\n    width: 1\n    height: 2\n  - isCached: true\n");
}

TEST(MakeEntry, PutsOriginalUrlInThePlaceOfAMissingWebUrl) {
  EXPECT_EQ(entry_for("title: a\noriginalUrl: https://o.example/1\n", "https://o.example/1"),
            "title: a\noriginalUrl: https://o.example/1\n");
  EXPECT_EQ(entry_for("title: a\noriginalUrl: https://o.example/1\nwebUrl: https://w.example\n",
                      "https://w.example"),
            "title: a\nwebUrl: https://w.example\n");
}

TEST(MakeEntry, LeavesOutWhatIsEmptyOrMissing) {
  EXPECT_EQ(
      entry_for("title: a\nexcerpt:\nquality: ~\nprovider: {}\nimages: []\nwebUrl: https://w\n",
                "https://w"),
      "title: a\nwebUrl: https://w\n");
  EXPECT_EQ(entry_for("title: a\nprovider: {logo: x}\nimages: [{title: y}]\nwebUrl: https://w\n",
                      "https://w"),
            "title: a\nwebUrl: https://w\n");
}

TEST(MakeEntry, LeadsToPagesOfTheSiteByPath) {
  EXPECT_EQ(entry_for("title: a\ndate: 2024-03-05\ndescription: \"d\"\nquality: 3\n", ""),
            "title: a\npath: _posts/a.md\ndate: 2024-03-05\ndescription: \"d\"\n");
  EXPECT_EQ(entry_for("permalink: /a/\ntitle: a\n", "/a/"),
            "title: a\npath: _posts/a.md\npermalink: /a/\n");
}

TEST(MakeEntry, LeadsToHugoPagesBelowContent) {
  EXPECT_EQ(entry_for("title: a\n", "", "content/blog/a.md"), "title: a\npath: blog/a.md\n");
}

TEST(MakeEntry, QuotesPathsWithUnusualCharacters) {
  EXPECT_EQ(entry_for("title: a\n", "", "_posts/a b: #c.md"),
            "title: a\npath: \"_posts/a b: #c.md\"\n");
}

}  // namespace
}  // namespace kindred
