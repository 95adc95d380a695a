#include "data/plain_yaml.hpp"

#include <gtest/gtest.h>

namespace kindred {
namespace {

bool same_places(const YamlNode& a, const YamlNode& b) {
  return a.line == b.line && a.key_line == b.key_line &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    same_places);
}

class ReadPlainly : public testing::TestWithParam<const char*> {};

TEST_P(ReadPlainly, AsTheParserReadsIt) {
  const auto plain = parse_plain_yaml(GetParam(), 2);
  ASSERT_TRUE(plain);
  const auto parsed = parse_yaml(GetParam(), 2);
  ASSERT_TRUE(parsed) << to_string(parsed.error());
  EXPECT_TRUE(same_value(*plain, *parsed));
  EXPECT_TRUE(same_places(*plain, *parsed));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ReadPlainly,
    testing::Values("title: One\n", "title: One", "a: \"\\r\\n\\tb\\/c\\\\n \\\"\"\n",
                    "title: \"One: # two\"\nexcerpt: 'a \\ b'\n",
                    "# comment\n\ntitle: One\n# more\n\nheat: -1\n",
                    "topics:\n  - One\n  - \"Two\"\n\nnext: 1\n",
                    "topics:\n- One\n- Two\nnext: x\n",
                    "provider:\n  name: A b\n  domain: a.example\ntitle: x\n", "empty:\nother: x\n",
                    "a: x\nlast:\n",
                    "date: 2020-01-02T03:04:05Z\nurl: https://e.example/a:b?c=d#e\n",
                    "title: Ünïcödé, [x] {y} & *z* | > !\n", "a:   spaced\n",
                    "topics:\n\n# between\n  - One\n# and here\n  - Two\n", "a: \"\"\nb: ''\n",
                    "a: 12\nb: true\nc: 1.5\n",
                    "p:\n  name: A\n  images:\n    - url: x\n      width: 5\n    - url: y\nt: z\n",
                    "a:\n  b:\n    c: d\n  e: f\n", "a:\n- b: c\n  d: e\n- f\ng: h\n",
                    "a:\n  - b:\n      - c\n  - d\n", "a:\n  -   b: c\n      d: e\n",
                    "a:\n  b:\n  - c\n  d: e\nf: g\n", "a:\n  - b:\n    c: d\n"));

class NotPlain : public testing::TestWithParam<const char*> {};

TEST_P(NotPlain, IsLeftToTheParser) { EXPECT_FALSE(parse_plain_yaml(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Cases, NotPlain,
                         testing::Values("", "# nothing\n", "a: x: y\n", "a: x #y\n",
                                         "a: \"x\\u00e9\"\n", "a: \"x\\\"\n", "a: \"x\n  y\"\n",
                                         "a: x\n  y\n", "a: [x]\n", "a: {x: y}\n", "a: |\n  x\n",
                                         "a: *x\n", "a: &x y\n", "a: !t y\n", "a: null\n", "a: ~\n",
                                         "null: x\n", "a: x\na: y\n", "a:x\n", "a:\n  - - b\n",
                                         "a:\n  -\n    b: c\n", "a:\n  - b: c\n   d: e\n",
                                         "a:\n  - b\n   - c\n", "a:\n  b: c\n  - d\n", "a: x\t\n",
                                         "a: x \n", "a: x\r\n", "\"a\": x\n", "? a\n",
                                         "--- \na: b\n", "a: 'it''s'\n", "a: x:\n", "- x\n",
                                         "  a: b\n", "a: - b\n", "a: \xe2\x80\xa8x\n",
                                         "a:\n  b: c\n   d: e\n", "a: \"x\" \n", "a: \"x\" # y\n"));

}  // namespace
}  // namespace kindred
