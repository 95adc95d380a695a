#include "data/trec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "core/article_index.hpp"
#include "data/article_names.hpp"

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string brief(const QrelsLine& line) {
  return line.article + "/" + line.related + "=" + std::to_string(line.grade) + ":" +
         std::to_string(line.line);
}

std::vector<std::string> qrels(std::string_view text) {
  const auto lines = parse_qrels(text, "x.qrels");
  if (!lines) return {to_string(lines.error())};
  std::vector<std::string> out;
  for (const QrelsLine& line : *lines) out.push_back(brief(line));
  return out;
}

// "article/related" in the order that counts.
std::vector<std::string> run(std::string_view text) {
  const auto lines = parse_run(text, "x.run");
  if (!lines) return {to_string(lines.error())};
  std::vector<std::string> out;
  for (const RunLine& line : *lines) out.push_back(line.article + "/" + line.related);
  return out;
}

TEST(ParseQrels, ReadsFourColumns) {
  EXPECT_THAT(qrels("a 0 b 1\na 0 c 2\nb 0 a 0\n"), ElementsAre("a/b=1:1", "a/c=2:2", "b/a=0:3"));
}

TEST(ParseQrels, CountsANegativeGradeAsZero) {
  EXPECT_THAT(qrels("a 0 b -1\na 0 c -200\n"), ElementsAre("a/b=0:1", "a/c=0:2"));
}

TEST(ParseQrels, TakesASignAsTrecEvalDoes) {
  EXPECT_THAT(qrels("a 0 b +1\na 0 c +0\n"), ElementsAre("a/b=1:1", "a/c=0:2"));
}

TEST(ParseQrels, TakesAnySpaceLineEndAndByteOrderMark) {
  EXPECT_THAT(qrels("\xEF\xBB\xBF"
                    "a\t0  b\t \t1 \r\n\r\n \t\r\n  b Q0\va\f3"),
              ElementsAre("a/b=1:1", "b/a=3:4"));
}

TEST(ParseQrels, PassesOverComments) {
  EXPECT_THAT(qrels("# judged in spring\na 0 b 1\n  #a 0 c 1\na 0 #c 1\n"),
              ElementsAre("a/b=1:2", "a/#c=1:4"));
}

TEST(ParseQrels, KeepsIdsByteForByte) {
  EXPECT_THAT(qrels("\xC3\xA4%20\xFF 0 \xE2\x80\xA8 1\n"),
              ElementsAre("\xC3\xA4%20\xFF/\xE2\x80\xA8=1:1"));
}

TEST(ParseQrels, TakesOneHugeLine) {
  const std::string id(5'000'000, 'x');
  const auto lines = parse_qrels(id + " 0 b 1", "x.qrels");
  ASSERT_TRUE(lines);
  EXPECT_EQ(lines->front().article, id);
  const auto error = parse_qrels(id, "x.qrels").error();
  EXPECT_LT(error.message.size(), 200U);
}

TEST(ParseRun, OrdersByScoreAndNotByTheRankColumn) {
  EXPECT_THAT(run("a Q0 x 1 -2.5 s\na Q0 y 2 1e-3 s\na Q0 z 9 7 s\n"),
              ElementsAre("a/z", "a/y", "a/x"));
}

TEST(ParseRun, OrdersTiesByIdDescending) {
  EXPECT_THAT(run("a Q0 b 1 1.0 s\na Q0 c 2 1 s\na Q0 \xC3\xA4 3 1e0 s\na Q0 bb 4 1 s\n"
                  "a Q0 zero 5 0 s\na Q0 minus 6 -0.0 s\n"),
              ElementsAre("a/\xC3\xA4", "a/c", "a/bb", "a/b", "a/zero", "a/minus"));
}

TEST(ParseRun, TakesASignAsTrecEvalDoes) {
  EXPECT_THAT(run("a Q0 b 1 1 s\na Q0 c 2 +2.5 s\na Q0 d 3 +1e1 s\n"),
              ElementsAre("a/d", "a/c", "a/b"));
}

// 0.1 + 1e-9 is 0.1 to a float.
TEST(ParseRun, ComparesScoresInSinglePrecision) {
  EXPECT_THAT(run("a Q0 b 1 0.100000001 s\na Q0 c 2 0.1 s\n"), ElementsAre("a/c", "a/b"));
  EXPECT_THAT(run("a Q0 b 1 0.1001 s\na Q0 c 2 0.1 s\n"), ElementsAre("a/b", "a/c"));
}

TEST(ParseRun, KeepsArticlesAsTheyComeFirst) {
  EXPECT_THAT(run("b Q0 x 1 1 s\na Q0 x 1 2 s\nb Q0 y 2 3 s\na Q0 y 2 1 s\n"),
              ElementsAre("b/y", "b/x", "a/x", "a/y"));
}

struct Mistake {
  std::string text;
  std::uint32_t line;
  std::string message;

  friend void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << testing::PrintToString(mistake.text);
  }
};

class FaultyQrels : public testing::TestWithParam<Mistake> {};

TEST_P(FaultyQrels, NameFileAndLine) {
  const auto lines = parse_qrels(GetParam().text, "x.qrels");
  ASSERT_FALSE(lines);
  EXPECT_EQ(lines.error().code, Errc::malformed);
  EXPECT_EQ(lines.error().path, "x.qrels");
  EXPECT_EQ(lines.error().line, GetParam().line) << lines.error().message;
  EXPECT_THAT(lines.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Trec, FaultyQrels,
    testing::Values(
        Mistake{"a 0 b 1\n\na 0 c\n", 3, "3 columns where there must be 4"},
        Mistake{"a", 1, "1 column where there must be 4"}, Mistake{"a 0 b c 1\n", 1, "5 columns"},
        Mistake{"a Q0 b 1 0.5 s\n", 1, "is this a run?"},
        Mistake{"a 0 b 1.0\n", 1, "the grade '1.0' is no integer"},
        Mistake{"a 0 b x\n", 1, "the grade 'x'"}, Mistake{"a 0 b 1x\n", 1, "the grade '1x'"},
        Mistake{"a 0 b 99999999999\n", 1, "is no integer"},
        Mistake{"a 0 b +-1\n", 1, "the grade '+-1'"}, Mistake{"a 0 b +\n", 1, "the grade '+'"},
        Mistake{"a 0 b \xFF\n", 1, "the grade '\\xff'"},
        Mistake{"a 0 b " + std::string(39, 'x') + "\xC3\xA4\xC3\xA4\n", 1,
                "the grade '" + std::string(39, 'x') + "…'"},
        Mistake{"a 0 b 1\na 0 c 1\nb 0 b 1\na 0 c 0\na 0 b 0\na 0 b 1\n", 4,
                "'c' for 'a' stands in line 2 already"},
        Mistake{"", 0, "no judgements"}, Mistake{"\n \r\n# a 0 b 1\n", 0, "no judgements"},
        Mistake{"\xEF\xBB\xBF", 0, "no judgements"}));

class FaultyRuns : public testing::TestWithParam<Mistake> {};

TEST_P(FaultyRuns, NameFileAndLine) {
  const auto lines = parse_run(GetParam().text, "x.run");
  ASSERT_FALSE(lines);
  EXPECT_EQ(lines.error().code, Errc::malformed);
  EXPECT_EQ(lines.error().path, "x.run");
  EXPECT_EQ(lines.error().line, GetParam().line) << lines.error().message;
  EXPECT_THAT(lines.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Trec, FaultyRuns,
    testing::Values(Mistake{"a Q0 b 1 1 s\na Q0 c 2 1\n", 2, "5 columns where there must be 6"},
                    Mistake{"a Q0 b 1 1 s t\n", 1, "7 columns"},
                    Mistake{"a 0 b 1\n", 1, "are these qrels?"},
                    Mistake{"a Q0 b 1 nan s\n", 1, "the score 'nan' is no finite number"},
                    Mistake{"a Q0 b 1 inf s\n", 1, "'inf'"},
                    Mistake{"a Q0 b 1 -Infinity s\n", 1, "'-Infinity'"},
                    Mistake{"a Q0 b 1 1e999 s\n", 1, "'1e999'"},
                    Mistake{"a Q0 b 1 0.5.5 s\n", 1, "'0.5.5'"},
                    Mistake{"a Q0 b 1 0,5 s\n", 1, "'0,5'"},
                    Mistake{"a Q0 b 1 1 s\nb Q0 b 1 1 s\na Q0 b 2 0.5 s\n", 3,
                            "'b' for 'a' stands in line 1 already"},
                    Mistake{"\n\n", 0, "no lists"}));

TEST(RenderQrels, IsReadAgain) {
  const std::string text = "b 0 a 2\na 0 b 0\na 0 c 1\n";
  EXPECT_EQ(render_qrels(*parse_qrels(text, "")), text);
  EXPECT_EQ(render_qrels({}), "");
}

TEST(RenderRun, CountsRanksAndKeepsScores) {
  const auto lines = parse_run(
      "b Q0 x 7 0.1 s\nb Q0 y 7 1e300 s\na Q0 x 7 -3 s\na Q0 y 7 0.30000000000000004 s\n", "");
  ASSERT_TRUE(lines);
  const std::string text = render_run(*lines, "me");
  EXPECT_EQ(text,
            "b Q0 y 1 1e+300 me\nb Q0 x 2 0.1 me\na Q0 y 1 0.30000000000000004 me\n"
            "a Q0 x 2 -3 me\n");
  EXPECT_EQ(render_run(*parse_run(text, ""), "me"), text);
}

struct Encoding {
  std::string name;
  std::string id;
};

TEST(EncodeId, EscapesOnlyWhatWouldBeMistaken) {
  const std::vector<Encoding> cases = {{"plain-name", "plain-name"},
                                       {"a b", "a%20b"},
                                       {"a\tb\r\n\v\f", "a%09b%0D%0A%0B%0C"},
                                       {"100%", "100%"},
                                       {"50% off", "50%%20off"},
                                       {"a%20b", "a%2520b"},
                                       {"%zz", "%zz"},
                                       {"%%41", "%%2541"},
                                       {"%a%20", "%a%2520"},
                                       {"#1", "%231"},
                                       {"\x1B[2J", "%1B[2J"},
                                       {"a\x7F", "a%7F"},
                                       {"a\u0085", "a%C2%85"},
                                       {"a#1", "a#1"},
                                       {"\xC3\xA4", "\xC3\xA4"},
                                       {"%2 0", "%2%200"},
                                       {"", ""}};
  for (const auto& [name, id] : cases) {
    EXPECT_EQ(encode_id(name), id);
    EXPECT_EQ(decode_id(id), name);
  }
  EXPECT_EQ(decode_id("a%2fb%2Fc%"), "a/b/c%");
}

Corpus corpus_of(const std::vector<std::string>& paths) {
  Corpus corpus;
  for (const std::string& path : paths) {
    Article article;
    article.path = path;
    corpus.push_back(article);
  }
  return corpus;
}

TEST(DocumentIds, AreStemsOrPathsWhereSeveralShareAStem) {
  EXPECT_THAT(document_ids(corpus_of({"a.md", "b.md", "s/b.md", "s/c d.md", "t/u/e.f.md"})),
              ElementsAre("a", "b", "s/b", "c%20d", "e.f"));
  EXPECT_THAT(document_ids(corpus_of({"s/a.md", "t/a.markdown"})), ElementsAre("s/a", "t/a"));
  EXPECT_THAT(document_ids({}), IsEmpty());
}

TEST(DocumentIds, KeepTheExtensionWhereThePathIsSharedToo) {
  EXPECT_THAT(document_ids(corpus_of({"s/a.markdown", "s/a.md", "t/a.md"})),
              ElementsAre("s/a.markdown", "s/a.md", "t/a"));
}

TEST(DocumentIds, LeadBackToTheirArticles) {
  const Corpus corpus =
      corpus_of({"#1.md", "100%.md", "a b.md", "a%20b.md", "a.markdown", "a.md", "a.md.md", "b",
                 "b.md", "s/.md", "s/a b.md", "s/a.md.md", "s/b.md", "s/c.md", "t/\xC3\xA4\t.md"});
  const auto ids = document_ids(corpus);
  ASSERT_THAT(ids, SizeIs(corpus.size()));
  const ArticleIndex index(corpus);
  const std::string path = "x.qrels";
  ArticleNames names(path, index, {});
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    EXPECT_EQ(ids[doc].find_first_of(" \t"), std::string::npos);
    const auto found = names.resolve_id(ids[doc], 1);
    ASSERT_TRUE(found) << to_string(found.error());
    EXPECT_EQ(*found, doc) << ids[doc];
  }
}

}  // namespace
}  // namespace kindred
