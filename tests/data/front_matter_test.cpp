#include "data/front_matter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> key_names(const FrontMatter& front_matter) {
  std::vector<std::string> names;
  for (const TopLevelKey& key : front_matter.keys) names.push_back(key.name);
  return names;
}

// The front matter of `bytes`, which must have one.
FrontMatter scan(std::string_view bytes) {
  const auto scanned = scan_front_matter(bytes);
  if (!scanned) {
    ADD_FAILURE() << to_string(scanned.error()) << " in " << bytes;
    return {};
  }
  if (!*scanned) {
    ADD_FAILURE() << "no front matter in " << bytes;
    return {};
  }
  return **scanned;
}

std::string text_of(std::string_view bytes, const FrontMatter& front_matter,
                    std::string_view name) {
  const TopLevelKey* key = front_matter.find(name);
  return key == nullptr ? "(no such key)" : std::string(key->span.of(bytes));
}

TEST(ScanFrontMatter, FindsKeysWithTheirLines) {
  const std::string bytes = "---\ntitle: a\n\n# note\ntags:\n  - b\n  - c\nlast: 1\n---\nbody\n";
  const FrontMatter found = scan(bytes);
  EXPECT_EQ(found.eol, Eol::lf);
  EXPECT_THAT(key_names(found), ElementsAre("title", "tags", "last"));
  EXPECT_EQ(found.find("tags")->line, 5U);
  EXPECT_EQ(found.find("tags")->lines, 3U);
  EXPECT_EQ(text_of(bytes, found, "tags"), "tags:\n  - b\n  - c\n");
  EXPECT_EQ(bytes.substr(found.body), "body\n");
  EXPECT_EQ(found.yaml.of(bytes), bytes.substr(4, bytes.size() - 4 - 9));
  EXPECT_EQ(found.find("none"), nullptr);
  EXPECT_EQ(found.related(), nullptr);
}

struct Layout {
  const char* what;
  std::string bytes;
  std::vector<std::string> keys;
  std::string body;

  friend void PrintTo(const Layout& layout, std::ostream* out) {
    *out << testing::PrintToString(layout.bytes);
  }
};

class ScanLayout : public testing::TestWithParam<Layout> {};

TEST_P(ScanLayout, TellsKeysAndBodyApart) {
  const Layout& layout = GetParam();
  const FrontMatter found = scan(layout.bytes);
  EXPECT_EQ(key_names(found), layout.keys) << layout.what;
  EXPECT_EQ(layout.bytes.substr(found.body), layout.body) << layout.what;
}

INSTANTIATE_TEST_SUITE_P(
    Layouts, ScanLayout,
    testing::Values(
        Layout{"byte order mark", "\xEF\xBB\xBF---\na: 1\n---\nb", {"a"}, "b"},
        Layout{"crlf", "---\r\na: 1\r\nb: 2\r\n---\r\nbody\r\n", {"a", "b"}, "body\r\n"},
        Layout{"mixed line ends", "---\r\na: 1\nb: 2\r\n---\nbody", {"a", "b"}, "body"},
        Layout{"no final newline", "---\na: 1\n---", {"a"}, ""},
        Layout{"fences with trailing spaces", "--- \t\na: 1\n---  \nb", {"a"}, "b"},
        Layout{"ended by dots", "---\na: 1\n...\nb", {"a"}, "b"},
        Layout{"nothing between the fences", "---\n---\nb", {}, "b"},
        Layout{"only comments", "---\n# a\n\n# b\n---\n", {}, ""},
        Layout{
            "fence in the body", "---\na: 1\n---\n\n---\nb: 2\n---\n", {"a"}, "\n---\nb: 2\n---\n"},
        Layout{"indented fence in a quoted scalar",
               "---\na: \"x\n  ---\n  y\"\nb: 2\n---\n",
               {"a", "b"},
               ""},
        Layout{"quoted title continued at column 0",
               "---\ntitle: \"one\nrelated: x\"\nb: 2\n---\n",
               {"title", "b"},
               ""},
        Layout{"single-quoted title continued at column 0",
               "---\ntitle: 'it''s\nrelated: x'\nb: 2\n---\n",
               {"title", "b"},
               ""},
        Layout{"escaped quote at the end of a line",
               "---\ntitle: \"one \\\"\nrelated: x\\\\\"\nb: 2\n---\n",
               {"title", "b"},
               ""},
        Layout{"brackets over several lines",
               "---\ntags: [a,\nb: c, # ]\n\"]\", [d]\n]\nmap: {x: 1,\ny: 2}\nb: 2\n---\n",
               {"tags", "map", "b"},
               ""},
        Layout{"an apostrophe in brackets", "---\ntags: [it's, b]\nb: 2\n---\n", {"tags", "b"}, ""},
        Layout{"block scalars",
               "---\na: |\n  related: x\n\n  y\nb: >-\n  z\n\nc: |+\n  k\n\n\nd: 1\n---\n",
               {"a", "b", "c", "d"},
               ""},
        Layout{
            "items at column 0", "---\ntags:\n- a\n- b: 1\n-\n  c\nb: 2\n---\n", {"tags", "b"}, ""},
        Layout{"comments everywhere",
               "---\n# first\na: 1 # behind\n  # indented\n#b: 2\nc: \"#no\" # yes\n# last\n---\n",
               {"a", "c"},
               ""},
        Layout{"quoted keys", "---\n\"a b\": 1\n'c' : 2\n---\n", {"a b", "c"}, ""},
        Layout{"keys with colons and spaces",
               "---\na:b: 1\nc d : 2\ne:\n---\n",
               {"a:b", "c d", "e"},
               ""},
        Layout{"values that begin like keys", "---\na: b: c\nd: 1\n---\n", {"a", "d"}, ""},
        Layout{"keys in other scripts", "---\n題: 1\nключ: 2\n---\n", {"題", "ключ"}, ""},
        Layout{"a tab behind the colon", "---\na:\t1\nb: 2\n---\n", {"a", "b"}, ""},
        Layout{"anchors and tags as values",
               "---\na: &x 1\nb: *x\nc: !!str 2\n---\n",
               {"a", "b", "c"},
               ""}));

TEST(ScanFrontMatter, KeepsBlankLinesAndCommentsBehindAValueOutside) {
  const std::string bytes = "---\na:\n  - 1\n\n# note\n\nb: 2\n---\n";
  const FrontMatter found = scan(bytes);
  EXPECT_EQ(text_of(bytes, found, "a"), "a:\n  - 1\n");
  EXPECT_EQ(text_of(bytes, found, "b"), "b: 2\n");
}

TEST(ScanFrontMatter, TakesLineEndsFromTheOpeningFence) {
  EXPECT_EQ(scan("---\r\na: 1\n---\n").eol, Eol::crlf);
  EXPECT_EQ(scan("---\na: 1\r\n---\r\n").eol, Eol::lf);
}

TEST(ScanFrontMatter, CountsTheByteOrderMarkAsNoLine) {
  const FrontMatter found = scan("\xEF\xBB\xBF---\na: 1\n---\n");
  EXPECT_EQ(found.keys.front().line, 2U);
  EXPECT_EQ(found.yaml.begin, 7U);
}

TEST(ScanFrontMatter, FindsAPlainRelatedBlock) {
  for (const char* first_line : {"related:", "related: ", "related: # note", "related:\t# x"}) {
    const std::string bytes =
        "---\na: 1\n" + std::string(first_line) + "\n  - b\n\n  - c\n\nd: 1\n---\n";
    const FrontMatter found = scan(bytes);
    ASSERT_NE(found.related(), nullptr) << first_line;
    EXPECT_EQ(text_of(bytes, found, "related"), std::string(first_line) + "\n  - b\n\n  - c\n");
  }
}

class NoFrontMatter : public testing::TestWithParam<std::string> {};

TEST_P(NoFrontMatter, IsNoArticleAndNoError) {
  const auto scanned = scan_front_matter(GetParam());
  ASSERT_TRUE(scanned) << to_string(scanned.error());
  EXPECT_FALSE(scanned->has_value());
}

INSTANTIATE_TEST_SUITE_P(Files, NoFrontMatter,
                         testing::Values("", "\xEF\xBB\xBF", "\n", "# Heading\n\ntext\n",
                                         "\n---\na: 1\n---\n", " ---\na: 1\n---\n",
                                         "----\na: 1\n----\n", "--- a\nb: 1\n---\n", "--", "{",
                                         "{% liquid %}\n---\na: 1\n---\n",
                                         "{{ page.title }}\ntext\n", "{\"a\": 1\n",
                                         "{ not json }\n", "++ a", "+++a\n"));

struct Fault {
  const char* what;
  std::string bytes;
  Errc code;
  std::uint32_t line;
  std::string message;

  friend void PrintTo(const Fault& fault, std::ostream* out) {
    *out << testing::PrintToString(fault.bytes);
  }
};

class FaultyFrontMatter : public testing::TestWithParam<Fault> {};

TEST_P(FaultyFrontMatter, IsRefusedWithItsLine) {
  const Fault& fault = GetParam();
  const auto scanned = scan_front_matter(fault.bytes);
  ASSERT_FALSE(scanned) << fault.what;
  EXPECT_EQ(scanned.error().code, fault.code) << fault.what;
  EXPECT_EQ(scanned.error().line, fault.line) << fault.what << ": " << scanned.error().message;
  EXPECT_THAT(scanned.error().message, HasSubstr(fault.message)) << fault.what;
  EXPECT_THAT(scanned.error().path, IsEmpty());
}

const std::string kNul(1, '\0');

INSTANTIATE_TEST_SUITE_P(
    Faults, FaultyFrontMatter,
    testing::Values(
        Fault{"toml", "+++\na = 1\n+++\n", Errc::unsupported, 1, "TOML"},
        Fault{"toml behind a mark", "\xEF\xBB\xBF+++ \r\na = 1\r\n+++\r\n", Errc::unsupported, 1,
              "TOML"},
        Fault{"json", "{\n \"a\": {\"b\": \"}\"}\n}\nbody", Errc::unsupported, 1, "JSON"},
        Fault{"json on one line", "{\"a\": \"{\\\"\"}", Errc::unsupported, 1, "JSON"},
        Fault{"a fence alone", "---", Errc::malformed, 1, "never closes"},
        Fault{"a fence and nothing", "---\n", Errc::malformed, 1, "never closes"},
        Fault{"unclosed", "---\na: 1\n\nbody: x\n", Errc::malformed, 1, "never closes"},
        Fault{"a key twice", "---\na: 1\nb: 2\na: 3\n---\n", Errc::malformed, 4, "first in line 2"},
        Fault{"related twice", "---\nrelated:\n  - a\nb: 1\nrelated:\n  - c\n---\n",
              Errc::malformed, 5, "'related'"},
        Fault{"a quoted key twice", "---\na: 1\n\"a\": 3\n---\n", Errc::malformed, 3, "'a'"},
        Fault{"NUL", "---\na: 1\nb: \"" + kNul + "\"\n---\n", Errc::malformed, 3, "NUL"},
        Fault{"NUL in the body", "---\na: 1\n---\n\n" + kNul, Errc::malformed, 5, "NUL"},
        Fault{"Latin-1", "---\na: 1\nb: caf\xE9\n---\n", Errc::malformed, 3, "UTF-8"},
        Fault{"cut off UTF-8 at the end", "---\na: 1\n---\nx\n\xE2\x82", Errc::malformed, 5,
              "UTF-8"},
        Fault{"a surrogate", "---\na: \xED\xA0\x80\n---\n", Errc::malformed, 2, "UTF-8"},
        Fault{"an overlong form", "---\n\na: \xC0\xAF\n---\n", Errc::malformed, 3, "UTF-8"},
        Fault{"UTF-8 fault before NUL", "---\na: \xFF\nb: " + kNul + "\n---\n", Errc::malformed, 2,
              "UTF-8"},
        Fault{"an unclosed quote", "---\na: 1\nb: \"x\nc: 2\n---\n", Errc::malformed, 3, "quote"},
        Fault{"an unclosed bracket", "---\na: 1\nb: [x\nc: 2\n---\n", Errc::malformed, 3,
              "bracket"},
        Fault{"explicit key", "---\na: 1\n? b\n: c\n---\n", Errc::unsupported, 3, "'?'"},
        Fault{"anchor at column 0", "---\n&x a: 1\n---\n", Errc::unsupported, 2, "'&'"},
        Fault{"alias at column 0", "---\na: 1\n*x : 2\n---\n", Errc::unsupported, 3, "'*'"},
        Fault{"tag at column 0", "---\n!!map\na: 1\n---\n", Errc::unsupported, 2, "'!'"},
        Fault{"directive", "---\n%YAML 1.2\na: 1\n---\n", Errc::unsupported, 2, "'%'"},
        Fault{"a map in braces", "---\n{a: 1}\n---\n", Errc::unsupported, 2, "'{'"},
        Fault{"a list", "---\n- a\n- b\n---\n", Errc::unsupported, 2, "list"},
        Fault{"a scalar", "---\njust words\n---\n", Errc::malformed, 2, "key: value"},
        Fault{"no space behind the colon", "---\na: 1\nb:2\n---\n", Errc::malformed, 3,
              "key: value"},
        Fault{"a plain value continued at column 0", "---\na: one\ntwo\n---\n", Errc::malformed, 3,
              "key: value"},
        Fault{"a comment that holds the colon", "---\na # b: 1\n---\n", Errc::malformed, 2,
              "key: value"},
        Fault{"indented first line", "---\n  a: 1\n---\n", Errc::unsupported, 2, "indented"},
        Fault{"first line begins with a tab", "---\n\ta: 1\n---\n", Errc::unsupported, 2,
              "indented"},
        Fault{"second document", "---\na: 1\n--- b\nc: 1\n---\n", Errc::unsupported, 3,
              "second YAML document"},
        Fault{"document end with text", "---\na: 1\n... b\n---\n", Errc::unsupported, 3,
              "second YAML document"},
        Fault{"lone CR", "---\na: 1\rb: 2\n---\n", Errc::unsupported, 2, "carriage return"},
        Fault{"CR twice", "---\r\na: 1\r\r\n---\r\n", Errc::unsupported, 2, "carriage return"},
        Fault{"lone CR in a quoted scalar", "---\na: \"x\ny\rz\"\n---\n", Errc::unsupported, 3,
              "carriage return"},
        Fault{"related in brackets", "---\na: 1\nrelated: [b]\n---\n", Errc::unsupported, 3,
              "brackets"},
        Fault{"related in braces", "---\nrelated: {b: c}\n---\n", Errc::unsupported, 2, "brackets"},
        Fault{"related empty in brackets", "---\nrelated: []\n---\n", Errc::unsupported, 2,
              "brackets"},
        Fault{"related quoted", "---\n\"related\":\n  - b\n---\n", Errc::unsupported, 2, "quoted"},
        Fault{"related anchored", "---\nrelated: &x\n  - b\n---\n", Errc::unsupported, 2, "anchor"},
        Fault{"related an alias", "---\na: &x [b]\nrelated: *x\n---\n", Errc::unsupported, 3,
              "anchor"},
        Fault{"related tagged", "---\nrelated: !!seq\n  - b\n---\n", Errc::unsupported, 2, "tag"},
        Fault{"related a single value", "---\nrelated: b\n---\n", Errc::unsupported, 2,
              "single value"},
        Fault{"related a block scalar", "---\nrelated: |\n  b\n---\n", Errc::unsupported, 2,
              "single value"}));

TEST(ScanFrontMatter, RefusesTooManyKeysQuickly) {
  std::string bytes = "---\n";
  for (int i = 0; i < 200'000; ++i) bytes += "k" + std::to_string(i) + ": 1\n";
  const auto scanned = scan_front_matter(bytes + "---\n");
  ASSERT_FALSE(scanned);
  EXPECT_EQ(scanned.error().code, Errc::malformed);
  EXPECT_EQ(scanned.error().line, 1002U);
}

TEST(ScanFrontMatter, ReadsAMillionBracketsQuickly) {
  const std::string open(1'000'000, '[');
  const auto scanned = scan_front_matter("---\na: " + open + "\n---\n");
  ASSERT_FALSE(scanned);
  EXPECT_THAT(scanned.error().message, HasSubstr("bracket"));
}

TEST(ScanFrontMatter, LeavesLargeBracesThatAreNoJsonAlone) {
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += "{ a ";
  const auto scanned = scan_front_matter(bytes);
  ASSERT_TRUE(scanned);
  EXPECT_FALSE(scanned->has_value());
}

TEST(ScanFrontMatter, KnowsOtherEncodingsOfAFence) {
  const std::string text = "---\ntitle: a\n---\n";
  for (const std::size_t low : {0U, 1U}) {
    std::string wide;
    for (const char c : text) {
      std::string unit(2, '\0');
      unit[low] = c;
      wide += unit;
    }
    for (const std::string& mark :
         {std::string(), std::string(low == 0 ? "\xff\xfe" : "\xfe\xff")}) {
      const auto scanned = scan_front_matter(mark + wide);
      ASSERT_FALSE(scanned);
      EXPECT_THAT(scanned.error().message, HasSubstr("UTF-16"));
      EXPECT_EQ(scanned.error().line, 1U);
    }
  }
  const auto returns = scan_front_matter("---\rtitle: a\r---\r");
  ASSERT_FALSE(returns);
  EXPECT_THAT(returns.error().message, HasSubstr("carriage return"));
  EXPECT_TRUE(scan_front_matter("\xff\xfe# a heading"));  // no article
}

TEST(FrontMatterBlock, StandsForItselfWithoutLineBreaksThatEditorsDoNotCount) {
  const auto stands = [](const std::string& related) {
    return scan("---\n" + related + "title: a\n---\n").block.self_contained;
  };
  EXPECT_TRUE(stands("related: # a note\n# another\n  - url: a\n"));
  EXPECT_FALSE(stands("related: # a note\u2028key: kept\n  - url: a\n"));
  EXPECT_FALSE(stands("related:\n# a note\u2028key: kept\n  - url: a\n"));
  EXPECT_FALSE(stands("related:\n  - url: a\n  # a note\u2028key: kept\n"));
}

}  // namespace
}  // namespace kindred
