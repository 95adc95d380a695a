#include "data/curated.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

Corpus small_corpus() {
  Corpus corpus;
  for (const char* path : {"a.md", "b.md", "c.md", "s/b.md", "s/long-name.md"}) {
    Article article;
    article.path = path;
    article.url = "https://x.example/" + std::string(path);
    corpus.push_back(article);
  }
  return corpus;
}

Result<CuratedFile> parse(std::string_view text) {
  const ArticleIndex index(small_corpus());
  const std::vector<std::string> skipped = {"broken.md", "s/unread.md"};
  return parse_curated(text, "relations.yml", index, skipped);
}

CuratedFile read(std::string_view text) {
  auto file = parse(text);
  if (!file) {
    ADD_FAILURE() << to_string(file.error());
    return {};
  }
  return std::move(*file);
}

TEST(ParseCurated, ReadsPinsBlocksAndJudgements) {
  const CuratedFile file = read(
      "- article: a\n"
      "  pin: [s/b.md, c]\n"
      "  block: [https://x.example/b.md]\n"
      "  related: [c, {article: s/long-name, grade: 2}, {article: b.md}]\n"
      "  unrelated: [s/b]\n"
      "- article: c.md\n"
      "  pin:\n"
      "  related: []\n");
  EXPECT_THAT(file.warnings, IsEmpty());
  ASSERT_THAT(file.relations, SizeIs(2));
  const CuratedEntry& entry = file.relations.at(0);
  EXPECT_THAT(entry.pins, ElementsAre(3, 2));
  EXPECT_THAT(entry.blocks, ElementsAre(1));
  EXPECT_THAT(entry.judgements, ElementsAre(Pair(1, 1), Pair(2, 1), Pair(3, 0), Pair(4, 2)));
  EXPECT_THAT(file.relations.at(2).pins, IsEmpty());
}

TEST(ParseCurated, ReadsGradesUpTo127) {
  EXPECT_THAT(
      read("- article: a\n  related: [{article: c, grade: 0}, {article: b.md, grade: 127}]\n")
          .relations.at(0)
          .judgements,
      ElementsAre(Pair(1, 127), Pair(2, 0)));
}

TEST(ParseCurated, TakesNothingForNoRelations) {
  EXPECT_THAT(read("").relations, IsEmpty());
  EXPECT_THAT(read("# none yet\n").relations, IsEmpty());
  EXPECT_THAT(read("[]\n").relations, IsEmpty());
}

TEST(ParseCurated, PassesOverSkippedArticlesWithAWarning) {
  for (const char* name : {"broken", "broken.md", "s/unread.md", "unread", "s/unread"}) {
    const CuratedFile source = read("- article: " + std::string(name) + "\n  pin: [c]\n");
    EXPECT_THAT(source.relations, IsEmpty()) << name;
    EXPECT_THAT(source.warnings, SizeIs(1)) << name;
    const CuratedFile target = read("- article: a\n  pin: [" + std::string(name) + ", c]\n");
    ASSERT_THAT(target.relations, SizeIs(1)) << name;
    EXPECT_THAT(target.relations.at(0).pins, ElementsAre(2)) << name;
    ASSERT_THAT(target.warnings, SizeIs(1)) << name;
    EXPECT_EQ(target.warnings[0].severity, Diagnostic::Severity::warning);
    EXPECT_EQ(target.warnings[0].path, "relations.yml");
    EXPECT_EQ(target.warnings[0].line, 2U);
    EXPECT_THAT(target.warnings[0].message, HasSubstr("'" + std::string(name) + "'"));
  }
}

struct Mistake {
  std::string text;
  std::uint32_t line;
  std::string message;

  friend void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << testing::PrintToString(mistake.text);
  }
};

class FaultyRelations : public testing::TestWithParam<Mistake> {};

TEST_P(FaultyRelations, NameFileLineAndCure) {
  const auto file = parse(GetParam().text);
  ASSERT_FALSE(file) << GetParam().text;
  EXPECT_EQ(file.error().path, "relations.yml");
  EXPECT_EQ(file.error().line, GetParam().line) << file.error().message;
  EXPECT_THAT(file.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Ids, FaultyRelations,
    testing::Values(Mistake{"- article: b\n", 1, "names 2 articles"},
                    Mistake{"- article: a\n  pin:\n    - c\n    - b\n", 4, "names 2 articles"},
                    Mistake{"- article: long-nmae\n", 1, "did you mean 'long-name'?"},
                    Mistake{"- article: a\n  block: [nowhere-near]\n", 2,
                            "no article 'nowhere-near'"},
                    Mistake{"- article: [a]\n", 1, "stem, path or url"},
                    Mistake{"- article:\n", 1, "stem, path or url"},
                    Mistake{"- article: a\n  pin: [~]\n", 2, "stem, path or url"},
                    Mistake{"- article: a\n  pin: [a.md]\n", 2, "own list"},
                    Mistake{"- article: a\n  pin: [c]\n- article: a.md\n", 3, "already"}));

INSTANTIATE_TEST_SUITE_P(
    Shapes, FaultyRelations,
    testing::Values(Mistake{"article: a\n", 1, "list"}, Mistake{"words\n", 1, "list"},
                    Mistake{"- a\n", 1, "article"}, Mistake{"- pin: [a]\n", 1, "without 'article"},
                    Mistake{"- article: a\n  pins: [c]\n", 2, "did you mean 'pin'?"},
                    Mistake{"- article: a\n  pin: c\n", 2, "must be a list"},
                    Mistake{"- article: a\n  related:\n    - grade: 1\n", 3, "article"},
                    Mistake{"- article: a\n  related: [{article: c, grde: 2}]\n", 2, "grde"},
                    Mistake{"- article: a\n  article: b\n", 2, "second time"},
                    Mistake{"- article: a\n---\n- article: c\n", 2, "document"},
                    Mistake{"- article: \xE9\n", 1, "UTF-8"}));

INSTANTIATE_TEST_SUITE_P(
    Grades, FaultyRelations,
    testing::Values(Mistake{"- article: a\n  related: [{article: c, grade: -1}]\n", 2, "'-1'"},
                    Mistake{"- article: a\n  related: [{article: c, grade: 128}]\n", 2, "'128'"},
                    Mistake{"- article: a\n  related: [{article: c, grade: 1.5}]\n", 2, "'1.5'"},
                    Mistake{"- article: a\n  related: [{article: c, grade: good}]\n", 2, "'good'"},
                    Mistake{"- article: a\n  related: [{article: c, grade: }]\n", 2, "grade"},
                    Mistake{"- article: a\n  related: [{article: c, grade: [1]}]\n", 2, "grade"}));

}  // namespace
}  // namespace kindred
