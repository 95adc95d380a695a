#include "data/metadata.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "data/dates.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Result<YamlNode> fields_of(std::string_view bytes) {
  const auto scanned = scan_front_matter(bytes);
  if (!scanned) return scanned.error();
  if (!*scanned) return Error{Errc::not_found, "no front matter", "", 0};
  const auto fields = parse_metadata(bytes, **scanned);
  if (!fields) return fields.error();
  return fields->values;
}

Result<Metadata> try_read(std::string_view front_matter, const std::string& path = "a.md",
                          const Options& options = {}) {
  const auto fields = fields_of("---\n" + std::string(front_matter) + "---\n");
  if (!fields) return fields.error();
  return read_metadata(path, *fields, options);
}

Metadata read(std::string_view front_matter, const std::string& path = "a.md",
              const Options& options = {}) {
  auto metadata = try_read(front_matter, path, options);
  if (!metadata) {
    ADD_FAILURE() << to_string(metadata.error());
    return {};
  }
  return std::move(*metadata);
}

TEST(ReadMetadata, ReadsEverydayNews) {
  const Metadata found = read(
      "title: \"A title\"\nexcerpt: \"Some words\"\nwebUrl: \"https://a.example/1\"\n"
      "publishedDateTime: 2021-06-02T13:00:00Z\nheat: -1\nquality: 75\n"
      "provider:\n  name: A News\n  domain: a.example\ntopics:\n  - One\n  - Two words\n");
  EXPECT_THAT(found.warnings, IsEmpty());
  EXPECT_EQ(found.article.path, "a.md");
  EXPECT_EQ(found.article.title, "A title");
  EXPECT_EQ(found.article.excerpt, "Some words");
  EXPECT_EQ(found.article.url, "https://a.example/1");
  EXPECT_EQ(found.article.time, parse_date("2021-06-02T13:00:00Z"));
  EXPECT_EQ(found.article.quality, 75.0F);
  EXPECT_EQ(found.article.heat, -1.0F);
  EXPECT_EQ(found.article.provider, "A News");
  EXPECT_THAT(found.article.topics, ElementsAre("One", "Two words"));
  EXPECT_TRUE(found.article.recommendable);
}

TEST(ReadMetadata, ReadsJekyll) {
  const Metadata found = read(
      "layout: post\ntitle: A post\ndescription: Words\ntags: a b\ncategory: c d\n"
      "permalink: /a/\nlang: en\n",
      "_posts/2024-03-05-a-post.md");
  EXPECT_EQ(found.article.excerpt, "Words");
  EXPECT_EQ(found.article.url, "/a/");
  EXPECT_EQ(found.article.language, "en");
  EXPECT_EQ(found.article.time, parse_date("2024-03-05"));
  EXPECT_THAT(found.article.topics, ElementsAre("a", "b", "c d"));
}

TEST(ReadMetadata, ReadsHugo) {
  const Metadata found = read(
      "title: P\nsummary: S\npublishDate: 2024-03-05T08:30:00+01:00\ntags: [x, \"y z\"]\n"
      "categories:\n- c\nkeywords: [k]\ndraft: false\n",
      "content/p.md");
  EXPECT_EQ(found.article.excerpt, "S");
  EXPECT_EQ(found.article.time, parse_date("2024-03-05T07:30:00Z"));
  EXPECT_THAT(found.article.topics, ElementsAre("x", "y z", "c", "k"));
  EXPECT_TRUE(found.article.recommendable);
}

TEST(ReadMetadata, TakesTheFirstFieldThatIsPresent) {
  const Metadata found = read(
      "originalUrl: https://o.example\nurl: https://u.example\nsummary: s\ndescription: d\n"
      "excerpt: ~\ndate: 2024-01-01\npublishedDateTime: 2023-01-01\n",
      "_posts/2022-01-01-a.md");
  EXPECT_EQ(found.article.url, "https://u.example");
  EXPECT_EQ(found.article.excerpt, "d");
  EXPECT_EQ(found.article.time, parse_date("2023-01-01"));
  EXPECT_EQ(read("title: t\nexcerpt: \"\"\nsummary: s\n").article.excerpt, "");
}

TEST(ReadMetadata, SplitsTopicsThatStandOnOneLine) {
  EXPECT_THAT(read("tags: a b\n").article.topics, ElementsAre("a", "b"));
  EXPECT_THAT(read("categories: a  b\n").article.topics, ElementsAre("a", "b"));
  EXPECT_THAT(read("tags: a b, c d,,e\n").article.topics, ElementsAre("a b", "c d", "e"));
  EXPECT_THAT(read("topics: a b\n").article.topics, ElementsAre("a b"));
  EXPECT_THAT(read("keywords: a b, c\n").article.topics, ElementsAre("a b", "c"));
  EXPECT_THAT(read("tags: \"\"\n").article.topics, IsEmpty());
  EXPECT_THAT(read("tags:\ntopics: [a, ~, 2024]\n").article.topics, ElementsAre("a", "2024"));
}

TEST(ReadMetadata, DropsEmptyTopics) {
  EXPECT_THAT(read("topics: [\"\", a, \" \"]\n").article.topics, ElementsAre("a"));
}

TEST(ReadMetadata, DecodesHtml) {
  const Metadata found = read("title: \"a &amp; b\"\nexcerpt: \"<p>c &#8211; d</p> e < f\"\n");
  EXPECT_EQ(found.article.title, "a & b");
  EXPECT_THAT(found.article.excerpt, HasSubstr("c \u2013 d"));
  EXPECT_THAT(found.article.excerpt, HasSubstr("e < f"));
}

TEST(ReadMetadata, TakesConfiguredNames) {
  Options options;
  options.schema.title = {"headline"};
  options.schema.topics = {"sections"};
  const Metadata found =
      read("title: no\nheadline: yes\nsections: [a]\ntags: [b]\n", "a.md", options);
  EXPECT_EQ(found.article.title, "yes");
  EXPECT_THAT(found.article.topics, ElementsAre("a"));
}

TEST(ReadMetadata, ReadsNumbersInManyForms) {
  for (const auto& [text, value] : std::vector<std::pair<std::string, float>>{{"5", 5.0F},
                                                                              {"-1", -1.0F},
                                                                              {"+2", 2.0F},
                                                                              {"0.5", 0.5F},
                                                                              {".5", 0.5F},
                                                                              {"1e2", 100.0F},
                                                                              {"\"7\"", 7.0F},
                                                                              {"' 8 '", 8.0F}}) {
    const Metadata found = read("quality: " + text + "\n");
    EXPECT_EQ(found.article.quality, value) << text;
    EXPECT_THAT(found.warnings, IsEmpty()) << text;
  }
}

TEST(ReadMetadata, WarnsOfNumbersThatCannotBeRead) {
  for (const char* text : {"\"high\"", "high", "~", "null", "", "[1]", "{a: 1}", "1,5", "5 stars",
                           "nan", ".inf", "inf", "1e999", "+-5", "0x10"}) {
    const Metadata found = read("title: a\nheat: " + std::string(text) + "\n");
    EXPECT_FALSE(found.article.heat) << text;
    ASSERT_THAT(found.warnings, SizeIs(1)) << text;
    EXPECT_EQ(found.warnings[0].severity, Diagnostic::Severity::warning);
    EXPECT_EQ(found.warnings[0].path, "a.md");
    EXPECT_EQ(found.warnings[0].line, 3U) << text;
    EXPECT_THAT(found.warnings[0].message, HasSubstr("'heat'"));
  }
}

TEST(ReadMetadata, WarnsOfDatesThatCannotBeRead) {
  for (const char* text : {"soon", "2023-02-29", "[2024-01-01]", "{a: 1}", "\"\""}) {
    const Metadata found = read("title: a\ndate: " + std::string(text) + "\n");
    EXPECT_FALSE(found.article.time) << text;
    ASSERT_THAT(found.warnings, SizeIs(1)) << text;
    EXPECT_EQ(found.warnings[0].line, 3U);
    EXPECT_THAT(found.warnings[0].message, HasSubstr("not a date"));
  }
}

TEST(ReadMetadata, CutsLongValuesInWarningsBetweenCharacters) {
  for (const char* filler : {"", "x", "xy", "xyz"}) {
    std::string text = filler;
    for (int i = 0; i < 30; ++i) text += "\u20AC";
    const Metadata found = read("quality: \"" + text + "\"\n");
    ASSERT_THAT(found.warnings, SizeIs(1));
    EXPECT_EQ(printable_utf8(found.warnings[0].message), found.warnings[0].message);
  }
}

struct Shape {
  std::string front_matter;
  std::uint32_t line;
  std::string message;

  friend void PrintTo(const Shape& shape, std::ostream* out) {
    *out << testing::PrintToString(shape.front_matter);
  }
};

class WrongShape : public testing::TestWithParam<Shape> {};

TEST_P(WrongShape, IsRefusedWithItsLine) {
  const auto metadata = try_read(GetParam().front_matter);
  ASSERT_FALSE(metadata) << GetParam().front_matter;
  EXPECT_EQ(metadata.error().line, GetParam().line);
  EXPECT_THAT(metadata.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Fields, WrongShape,
    testing::Values(Shape{"a: 1\ntitle: {b: c}\n", 3, "'title' is a map"},
                    Shape{"title:\n  - a\n", 2, "'title' is a list"},
                    Shape{"title: a\ndescription: [b]\n", 3, "'description' is a list"},
                    Shape{"title: a\nexcerpt:\n  b: c\n", 3, "'excerpt' is a map"},
                    Shape{"title: a\ntags:\n  b: c\n", 3, "'tags' is a map"},
                    Shape{"title: a\ntopics:\n  - b\n  - c: d\n", 5, "'topics'"},
                    Shape{"title: a\ntopics: [[b]]\n", 3, "'topics'"},
                    Shape{"title: a\nwebUrl: [b]\n", 3, "'webUrl' is a list"}));

struct Rule {
  std::string front_matter;
  bool recommendable;

  friend void PrintTo(const Rule& rule, std::ostream* out) {
    *out << testing::PrintToString(rule.front_matter);
  }
};

class Recommendable : public testing::TestWithParam<Rule> {};

TEST_P(Recommendable, FollowsTheFields) {
  EXPECT_EQ(read(GetParam().front_matter).article.recommendable, GetParam().recommendable)
      << GetParam().front_matter;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Recommendable,
    testing::Values(Rule{"title: a\n", true}, Rule{"removed: true\n", false},
                    Rule{"deleted: TRUE\n", false}, Rule{"draft: \"True\"\n", false},
                    Rule{"removed: false\ndeleted: ~\ndraft: [true]\n", true},
                    Rule{"published: false\n", false}, Rule{"published: False\nurl: /a/\n", false},
                    Rule{"published: false\nwebUrl: https://a.example\n", true},
                    Rule{"published: false\nwebUrl: //a.example\n", true},
                    Rule{"removed: true\nwebUrl: https://a.example\n", false},
                    Rule{"published: 2024-03-05\n", true}, Rule{"published: true\n", true}));

TEST(ReadMetadata, TakesConfiguredExclusions) {
  Options options;
  options.exclude = {{"status", "Hidden"}};
  EXPECT_FALSE(read("status: hidden\n", "a.md", options).article.recommendable);
  EXPECT_TRUE(read("removed: true\n", "a.md", options).article.recommendable);
}

TEST(IsExternalUrl, TellsOtherHostsFromPaths) {
  EXPECT_TRUE(is_external_url("https://a.example/b"));
  EXPECT_TRUE(is_external_url("//a.example/b"));
  for (const char* url : {"", "/a/", "a.html", "../a", "mailto:a"})
    EXPECT_FALSE(is_external_url(url));
}

TEST(ParseMetadata, LeavesTheRelatedBlockOut) {
  const auto fields = fields_of("---\na: 1\nrelated:\n  - [unparsable: \"\nb: 2\n---\n");
  ASSERT_TRUE(fields) << to_string(fields.error());
  ASSERT_EQ(fields->children.size(), 2U);
  EXPECT_EQ(fields->find("b")->key_line, 5U);
  EXPECT_EQ(fields->find("b")->line, 5U);
}

TEST(ParseMetadata, CountsLinesBehindALongBlock) {
  std::string bytes = "---\na: 1\nrelated:\n";
  for (int i = 0; i < 100; ++i) bytes += "  - title: x\n    url: /x\n";
  const auto faulty = fields_of(bytes + "\n# note\nb: \"\\q\"\n---\n");
  ASSERT_FALSE(faulty);
  EXPECT_EQ(faulty.error().line, 206U) << faulty.error().message;
  const auto twice = fields_of(bytes + "b:\n  c: 1\n  c: 2\n---\n");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().line, 206U) << twice.error().message;
  const auto before = fields_of("---\na: \"\\q\"\nrelated:\n  - x\n---\n");
  ASSERT_FALSE(before);
  EXPECT_EQ(before.error().line, 2U);
  const auto fields = fields_of(bytes + "\nquality:\n  - deep\n---\n");
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->find("quality")->children[0].line, 206U);
}

TEST(ParseMetadata, ReadsArticlesWithNothingElse) {
  EXPECT_TRUE(fields_of("---\n---\n")->children.empty());
  EXPECT_TRUE(fields_of("---\nrelated:\n  - a\n---\n")->children.empty());
}

class Disagreement : public testing::TestWithParam<std::string> {};

TEST_P(Disagreement, IsRefused) {
  const auto fields = fields_of(GetParam());
  ASSERT_FALSE(fields) << GetParam();
  EXPECT_GT(fields.error().line, 0U);
}

INSTANTIATE_TEST_SUITE_P(Layouts, Disagreement,
                         testing::Values("---\n\xC2\x85- a : [x]\n---\n",
                                         "---\nmap:\n  a: \"x\nb: y\"\n---\n",
                                         "---\nlist:\n  - [x,\nb: y]\n---\n",
                                         "---\na: &x \"b\nc: d\"\n---\n",
                                         "---\na: !t [b,\nc: d]\n---\n",
                                         "---\n\"a\": 1\nb: *y\n---\n", "---\na: 1\nnull: 2\n---\n",
                                         "---\na: 1\n  b: 2\n---\n", "---\na: |\n  x\n y\n---\n",
                                         "---\na: \"b\" c\n---\n", "---\na: 1\n---\tb\nc: 1\n---\n",
                                         "---\n\xEF\xBB\xBF"
                                         "a: 1\n---\n",
                                         "---\na: \"x\"\n  more: 1\n---\n"));

TEST(ParseMetadata, AllowsAliasesWithinLimits) {
  EXPECT_EQ(read("title: &t \"x\"\nexcerpt: *t\n").article.excerpt, "x");
}

TEST(ReadMetadata, EndsAtLimits) {
  Options options;
  options.limits.text = 1000;
  options.limits.topics = 3;
  const std::string fits(1000, 'x');
  for (const std::string name : {"title", "excerpt", "url", "tags"}) {
    const std::string list = name == "tags" ? "\n  - " : " ";
    EXPECT_TRUE(try_read(name + ":" + list + fits + "\n", "a.md", options)) << name;
    const auto longer = try_read(name + ":" + list + fits + "x\n", "a.md", options);
    ASSERT_FALSE(longer) << name;
    EXPECT_THAT(longer.error().message, HasSubstr("of 1001 bytes; shorten it to 1000"));
    EXPECT_EQ(longer.error().line, name == "tags" ? 3U : 2U);
  }
  EXPECT_TRUE(try_read("tags: [a, b, c]\n", "a.md", options));
  for (const std::string many : {"tags: [a, b, c, d]\n", "keywords: a, b, c, d\n"}) {
    const auto more = try_read(many, "a.md", options);
    ASSERT_FALSE(more) << many;
    EXPECT_THAT(more.error().message, HasSubstr("more than 3 topics"));
    EXPECT_EQ(more.error().line, 2U);
  }
}

TEST(ReadMetadata, WarnsOfAMergeKey) {
  const auto found = read("base: &b {excerpt: x}\ntitle: a\n<<: *b\n");
  ASSERT_EQ(found.warnings.size(), 1U);
  EXPECT_EQ(found.warnings[0].line, 4U);
  EXPECT_THAT(found.warnings[0].message, HasSubstr("'<<' is not followed"));
}

}  // namespace
}  // namespace kindred
