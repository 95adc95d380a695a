#include "data/yaml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace kindred {
namespace {

using testing::HasSubstr;

YamlNode parse(std::string_view text) {
  auto parsed = parse_yaml(text);
  if (!parsed) {
    ADD_FAILURE() << to_string(parsed.error()) << " in " << text;
    return {};
  }
  return std::move(*parsed);
}

TEST(ParseYaml, KeepsOrderPlacesAndQuoting) {
  const YamlNode root = parse("b: 1\na: \"2\"\nc:\n  - x\n  - 'y'\nd: |\n  z\n");
  ASSERT_TRUE(root.is_map());
  ASSERT_EQ(root.children.size(), 4U);
  EXPECT_EQ(root.children[0].key, "b");
  EXPECT_EQ(root.children[0].key_line, 1U);
  EXPECT_FALSE(root.children[0].quoted);
  EXPECT_EQ(root.children[1].key, "a");
  EXPECT_TRUE(root.children[1].quoted);
  EXPECT_EQ(root.children[1].text, "2");
  const YamlNode* list = root.find("c");
  ASSERT_NE(list, nullptr);
  ASSERT_TRUE(list->is_sequence());
  EXPECT_EQ(list->children[0].line, 4U);
  EXPECT_FALSE(list->children[0].quoted);
  EXPECT_TRUE(list->children[1].quoted);
  EXPECT_TRUE(root.find("d")->quoted);
  EXPECT_EQ(root.find("d")->text, "z\n");
  EXPECT_EQ(root.find("e"), nullptr);
}

TEST(ParseYaml, CountsLinesFromTheOneItIsGiven) {
  const auto parsed = parse_yaml("a: 1\nb:\n  - c\n", 40);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->find("a")->key_line, 40U);
  EXPECT_EQ(parsed->find("b")->children[0].line, 42U);
  const auto faulty = parse_yaml("a: 1\nb: [\n", 40);
  ASSERT_FALSE(faulty);
  EXPECT_GE(faulty.error().line, 41U);
}

// Four more characters end a line in YAML 1.1, but in no editor.
TEST(ParseYaml, CountsLinesAsEditorsDo) {
  const YamlNode root = parse("a: \"1\u2028 2\u2029 3\u0085 4\r 5\"\r\nb: 6\nc:\n- d\n");
  EXPECT_EQ(root.find("b")->key_line, 2U);
  EXPECT_EQ(root.find("c")->children[0].line, 4U);
  const auto faulty = parse_yaml("a: \"1\u2028 2\"\nb: @\n");
  ASSERT_FALSE(faulty);
  EXPECT_EQ(faulty.error().line, 2U);
}

TEST(ParseYaml, TellsNullFromQuotedNull) {
  const YamlNode root = parse("a:\nb: ~\nc: null\nd: \"null\"\ne: ''\n");
  EXPECT_TRUE(root.find("a")->is_null());
  EXPECT_TRUE(root.find("b")->is_null());
  EXPECT_TRUE(root.find("c")->is_null());
  EXPECT_TRUE(root.find("d")->is_scalar());
  EXPECT_TRUE(root.find("e")->is_scalar());
}

TEST(ParseYaml, TakesNothingForNull) {
  EXPECT_TRUE(parse("").is_null());
  EXPECT_TRUE(parse("# only a comment\n").is_null());
}

TEST(ParseYaml, FollowsAliases) {
  const YamlNode root = parse("a: &x {b: 1}\nc: *x\n");
  ASSERT_TRUE(root.find("c")->is_map());
  EXPECT_EQ(root.find("c")->find("b")->text, "1");
  EXPECT_EQ(root.find("c")->key, "c");
  EXPECT_EQ(root.find("c")->line, 2U);
}

TEST(ParseYaml, ReadsTheEscapesForNoBreakSpaceAndNextLine) {
  EXPECT_EQ(parse("a: \"x\\_y\\Nz\"\n").find("a")->text, "x\u00A0y\u0085z");
}

TEST(ParseYaml, GivesAnAliasInAListNoKey) {
  const YamlNode root = parse("a: &x b\nc: [*x]\n");
  EXPECT_EQ(root.find("c")->children[0].key, "");
  EXPECT_TRUE(same_value(root, parse("a: b\nc: [b]\n")));
}

TEST(ParseYaml, ReadsADocumentBehindItsMarker) {
  EXPECT_EQ(parse("---\na: 1\n").find("a")->text, "1");
}

struct Refused {
  const char* what;
  std::string text;
  std::uint32_t line;
  std::string message;

  friend void PrintTo(const Refused& refused, std::ostream* out) {
    *out << testing::PrintToString(refused.text);
  }
};

class RefusedYaml : public testing::TestWithParam<Refused> {};

TEST_P(RefusedYaml, SaysWhereAndWhy) {
  const auto parsed = parse_yaml(GetParam().text);
  ASSERT_FALSE(parsed) << GetParam().what;
  EXPECT_EQ(parsed.error().line, GetParam().line) << parsed.error().message;
  EXPECT_THAT(parsed.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, RefusedYaml,
    testing::Values(Refused{"a key twice", "a: 1\nb: 2\na: 3\n", 3, "first in line 1"},
                    Refused{"a nested key twice", "a:\n  b: 1\n  c: 2\n  b: 3\n", 4, "'b'"},
                    Refused{"a key twice in a list", "- {a: 1}\n- {a: 1, b: 2, a: 3}\n", 2, "'a'"},
                    Refused{"a plain and a quoted key", "a: 1\n\"a\": 2\n", 2, "'a'"},
                    Refused{"NUL", std::string("a: 1\nb: ") + '\0' + "\n", 2, "NUL"},
                    Refused{"a control character", "a: 1\nb: \x01\n", 2, "control"},
                    Refused{"Latin-1", "a: 1\n\nb: \xE9\n", 3, "UTF-8"},
                    Refused{"a list as key", "a: 1\n[b, c]: 2\n", 2, "key"},
                    Refused{"a map as key", "? {a: 1}\n: 2\n", 1, "key"},
                    Refused{"an unknown alias", "a: 1\nb: *x\n", 2, ""},
                    Refused{"an alias of itself", "a: &x [*x]\n", 1, "alias"},
                    Refused{"a tab as indentation", "a:\n\t- b\n", 2, ""},
                    Refused{"an unclosed bracket", "a: [b\n", 2, ""},
                    Refused{"a wrong escape", "a: 1\nb: \"\\q\"\n", 2, ""},
                    Refused{"a second document", "a: 1\n---\nb: 2\n", 2, "document"},
                    Refused{"a document behind the end", "a: 1\n...\n---\nb: 2\n", 3, "document"}));

TEST(ParseYaml, RefusesDeepNestingQuickly) {
  constexpr int kDepth = 200'000;
  std::string items;
  for (int i = 0; i < kDepth; ++i) items += "- ";
  std::string keys;
  for (int i = 0; i < kDepth; ++i) keys += "? ";
  std::string pairs;
  for (int i = 0; i < kDepth; ++i) pairs += "{a: ";
  std::string indented;
  for (int i = 0; i < 1000; ++i) indented += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  for (const std::string& text :
       {std::string(kDepth, '['), std::string(kDepth, '{'), items, keys, pairs, indented,
        "a: " + std::string(kDepth, '['), std::string(kDepth, '[') + std::string(kDepth, ']')}) {
    const auto parsed = parse_yaml(text);
    ASSERT_FALSE(parsed) << text.substr(0, 10);
    EXPECT_GT(parsed.error().line, 0U);
  }
}

TEST(ParseYaml, ReadsUpToTheDepthItIsAllowed) {
  YamlLimits limits;
  limits.depth = 3;
  EXPECT_TRUE(parse_yaml("[[[a]]]", 1, limits));
  const auto parsed = parse_yaml("a: 1\nb: [[[a]]]", 1, limits);
  ASSERT_FALSE(parsed);
  EXPECT_THAT(parsed.error().message, HasSubstr("3 levels"));
  EXPECT_EQ(parsed.error().line, 2U);
}

TEST(ParseYaml, RefusesMoreBytesThanItIsAllowed) {
  YamlLimits limits;
  limits.bytes = 10;
  EXPECT_TRUE(parse_yaml("a: 3456789", 1, limits));
  EXPECT_FALSE(parse_yaml("a: 34567890", 1, limits));
}

TEST(ParseYaml, RefusesMoreValuesThanItIsAllowed) {
  YamlLimits limits;
  limits.nodes = 10;
  EXPECT_TRUE(parse_yaml("[1, 2, 3]", 1, limits));
  EXPECT_FALSE(parse_yaml("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", 1, limits));
}

TEST(ParseYaml, RefusesAMillionTopics) {
  std::string text = "topics:\n";
  for (int i = 0; i < 200'000; ++i) text += "- a\n";
  const auto parsed = parse_yaml(text);
  ASSERT_FALSE(parsed);
  EXPECT_THAT(parsed.error().message, HasSubstr("100000 values"));
  EXPECT_FALSE(parse_yaml("topics: [" + text + text + text + "]"));
  std::string million = "topics: [";
  for (int i = 0; i < 1'000'000; ++i) million += "a,";
  EXPECT_FALSE(parse_yaml(million + "]"));
}

TEST(ParseYaml, RefusesAliasBombs) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 0; j < 9; ++j) text += ", " + before;
    text += "]\n";
  }
  const auto parsed = parse_yaml(text);
  ASSERT_FALSE(parsed);
  EXPECT_THAT(parsed.error().message, HasSubstr("values"));
}

// Aliases of one long text: few values, but their copies would fill the memory.
TEST(ParseYaml, RefusesAliasesThatCopyMoreTextThanItIsAllowed) {
  YamlLimits limits;
  limits.bytes = 20'000;
  std::string text = "a: &x " + std::string(10'000, 'a') + "\nb: [";
  for (int i = 0; i < 2000; ++i) text += "*x,";
  const auto parsed = parse_yaml(text + "]\n", 1, limits);
  EXPECT_FALSE(parsed) << "20 MB of copies came out of 16 kB";
}

TEST(ParseYaml, RefusesWhatClosesOrSeparatesNothing) {
  EXPECT_FALSE(parse_yaml(",\n"));
  EXPECT_FALSE(parse_yaml("]\n"));
  EXPECT_FALSE(parse_yaml("}\n---\n"));
}

TEST(ParseYaml, NamesTheLineOfANullValue) {
  const YamlNode root = parse("a: 1\nb:\nc: 2\n");
  EXPECT_EQ(root.find("b")->key_line, 2U);
}

TEST(SameValue, ComparesEverythingButPlaces) {
  EXPECT_TRUE(same_value(parse("a: 1\nb: [x]"), parse("\n\na: 1\n\nb:\n- x\n")));
  for (const char* other : {"a: 2\nb: [x]", "a: \"1\"\nb: [x]", "a: 1\nb: [x, y]", "a: 1\nb: x",
                            "b: [x]\na: 1", "a: 1", "a: 1\nc: [x]", "a:\nb: [x]"}) {
    EXPECT_FALSE(same_value(parse("a: 1\nb: [x]"), parse(other))) << other;
  }
}

}  // namespace
}  // namespace kindred
