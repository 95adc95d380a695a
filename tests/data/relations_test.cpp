#include "data/relations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace kindred {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

Corpus small_corpus() {
  Corpus corpus;
  for (const char* path : {"a.md", "b.md", "c d.md", "s/b.md", "s/long-name.md"}) {
    Article article;
    article.path = path;
    article.url = "https://x.example/" + std::string(path);
    corpus.push_back(article);
  }
  return corpus;
}

const std::vector<std::string> kSkipped = {"broken.md", "s/un read.md"};

Result<RelationsFile> relations(std::string_view text, const std::string& path = "x.qrels") {
  return parse_relations(text, path, ArticleIndex(small_corpus()), kSkipped);
}

Result<RankingsFile> rankings(std::string_view text) {
  return parse_rankings(text, "x.run", ArticleIndex(small_corpus()), kSkipped);
}

TEST(ParseRelations, ReadsYamlByItsName) {
  const std::string text =
      "- article: a\n  related: [s/b.md, {article: long-name, grade: 2}]\n  unrelated: [c d]\n"
      "- article: s/b\n  pin: [a]\n";
  for (const char* path : {"relations.yml", "R.YAML"}) {
    const auto file = relations(text, path);
    ASSERT_TRUE(file) << to_string(file.error());
    EXPECT_THAT(file->judgements,
                ElementsAre(Pair(0, ElementsAre(Pair(2, 0), Pair(3, 1), Pair(4, 2)))));
  }
}

TEST(ParseRelations, RecogniseYamlByItsBeginningWhereTheNameSaysNothing) {
  const std::string list = "- article: a\n  related: [s/b.md]\n";
  for (const std::string start : {"", "# judged in spring\n\n", "---\n", "\xEF\xBB\xBF"}) {
    for (const char* path : {"-", "judged.txt", "judged"}) {
      const auto file = relations(start + list, path);
      ASSERT_TRUE(file) << path << start << to_string(file.error());
      EXPECT_THAT(file->judgements, ElementsAre(Pair(0, ElementsAre(Pair(3, 1)))));
    }
  }
  EXPECT_THAT(relations("[]\n", "-").error().message, HasSubstr("nothing is judged"));
  EXPECT_THAT(relations(list, "x.qrels").error().message, HasSubstr("columns"));
  EXPECT_TRUE(relations("# mine\na 0 s/b 1\n", "-"));
}

TEST(ParseRelations, ReadsQrelsByIdPathOrUrl) {
  const auto file = relations(
      "a 0 c%20d 1\na 0 s/b 0\na 0 https://x.example/s/long-name.md 3\nlong-name 0 b 1\n"
      "s/b.md 0 b.md 2\n");
  ASSERT_TRUE(file) << to_string(file.error());
  EXPECT_THAT(file->judgements,
              ElementsAre(Pair(0, ElementsAre(Pair(2, 1), Pair(3, 0), Pair(4, 3))),
                          Pair(3, ElementsAre(Pair(1, 2))), Pair(4, ElementsAre(Pair(1, 1)))));
  EXPECT_THAT(file->warnings, IsEmpty());
}

TEST(ParseRelations, PassesOverSkippedArticlesWithOneWarningEach) {
  const auto file = relations("broken 0 a 1\nbroken 0 b 1\na 0 s/un%20read 1\na 0 c%20d 1\n");
  ASSERT_TRUE(file) << to_string(file.error());
  EXPECT_THAT(file->judgements, ElementsAre(Pair(0, ElementsAre(Pair(2, 1)))));
  ASSERT_THAT(file->warnings, SizeIs(2));
  EXPECT_EQ(file->warnings[0].path, "x.qrels");
  EXPECT_EQ(file->warnings[0].line, 1U);
  EXPECT_THAT(file->warnings[0].message, HasSubstr("'broken' was skipped"));
  EXPECT_EQ(file->warnings[1].line, 3U);
  EXPECT_THAT(file->warnings[1].message, HasSubstr("'s/un read' was skipped"));
}

struct Mistake {
  std::string path;
  std::string text;
  std::uint32_t line;
  std::string message;

  friend void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << testing::PrintToString(mistake.text);
  }
};

class FaultyRelationFiles : public testing::TestWithParam<Mistake> {};

TEST_P(FaultyRelationFiles, NameFileLineAndCure) {
  const Mistake& mistake = GetParam();
  Error error;
  if (mistake.path == "x.run") {
    const auto lists = rankings(mistake.text);
    ASSERT_FALSE(lists);
    error = lists.error();
  } else {
    const auto file = relations(mistake.text, mistake.path);
    ASSERT_FALSE(file);
    error = file.error();
  }
  EXPECT_EQ(error.path, mistake.path);
  EXPECT_EQ(error.line, mistake.line) << error.message;
  EXPECT_THAT(error.message, HasSubstr(mistake.message));
}

INSTANTIATE_TEST_SUITE_P(
    Qrels, FaultyRelationFiles,
    testing::Values(Mistake{"x.qrels", "a 0 s/b 1\nlong-nmae 0 a 1\n", 2,
                            "did you mean 'long-name'?"},
                    Mistake{"x.qrels", "a 0 zzzzzzzz 1\n", 1, "no article 'zzzzzzzz'"},
                    Mistake{"x.qrels", "a 0 \xFF\xFF\xFF\xFF 1\n", 1, "no article '\\xff\\xff"},
                    Mistake{"x.qrels", "a 0 a.md 1\n", 1, "an article in its own list"},
                    Mistake{"x.qrels", "a 0 s/b 1\na 0 s/b.md 0\n", 2, "by another name"},
                    Mistake{"x.qrels", "a 0 s/b\n", 1, "3 columns"},
                    Mistake{"x.qrels", "", 0, "no judgements"},
                    Mistake{"x.qrels", "broken 0 a 1\n", 0, "nothing is judged"}));

INSTANTIATE_TEST_SUITE_P(
    Yaml, FaultyRelationFiles,
    testing::Values(Mistake{"x.yml", "- article: b\n", 1, "names 2 articles"},
                    Mistake{"x.yml", "- article: long-nmae\n", 1, "did you mean 'long-name'?"},
                    Mistake{"x.yml", "", 0, "nothing is judged"},
                    Mistake{"x.yml", "- article: a\n  pin: [c d]\n", 0, "nothing is judged"},
                    Mistake{"x.yml", "a 0 s/b 1\n", 1, "list"}));

INSTANTIATE_TEST_SUITE_P(
    Runs, FaultyRelationFiles,
    testing::Values(Mistake{"x.run", "a Q0 b 1 nan s\n", 1, "no finite number"},
                    Mistake{"x.run", "a Q0 b 1 1 s\na Q0 long-nmae 2 2 s\n", 2, "did you mean"},
                    Mistake{"x.run", "a Q0 b 1 2 s\na Q0 b.md 2 1 s\n", 2, "by another name"}));

TEST(ParseRankings, ReadsListsInTheOrderOfScores) {
  const auto lists = rankings(
      "a Q0 s/b 1 1 s\na Q0 c%20d 2 3 s\na Q0 broken 3 2 s\na Q0 b 4 1 s\ns/b Q0 b 1 0 s\n");
  ASSERT_TRUE(lists) << to_string(lists.error());
  EXPECT_THAT(lists->rankings, ElementsAre(Pair(0, ElementsAre(2, 3, 1)), Pair(3, ElementsAre(1))));
  ASSERT_THAT(lists->warnings, SizeIs(1));
  EXPECT_THAT(lists->warnings[0].message, HasSubstr("'broken' was skipped"));
  EXPECT_EQ(lists->warnings[0].line, 3U);
}

TEST(ParseRankings, DropsArticlesFromTheirOwnListsAndCountsThem) {
  const auto lists =
      rankings("a Q0 a 1 3 s\na Q0 s/b 2 2 s\ns/b Q0 s/b.md 1 2 s\ns/b Q0 a 2 1 s\n");
  ASSERT_TRUE(lists) << to_string(lists.error());
  EXPECT_THAT(lists->rankings, ElementsAre(Pair(0, ElementsAre(3)), Pair(3, ElementsAre(0))));
  ASSERT_THAT(lists->warnings, SizeIs(1));
  EXPECT_THAT(lists->warnings[0].message, HasSubstr("2 lists hold the article that it is of"));
}

TEST(ToQrels, IsReadAsTheSameJudgements) {
  const Corpus corpus = small_corpus();
  const auto ids = document_ids(corpus);
  const Judgements judgements = {{0, {{1, 1}, {2, 0}, {3, 2}}}, {2, {{4, 1}}}, {3, {{1, 127}}}};
  const std::string text = render_qrels(to_qrels(judgements, ids));
  EXPECT_THAT(text, HasSubstr("a 0 c%20d 0\n"));
  const auto file = relations(text);
  ASSERT_TRUE(file) << to_string(file.error());
  EXPECT_EQ(file->judgements, judgements);
}

TEST(ToRun, IsReadAsTheSameLists) {
  const auto ids = document_ids(small_corpus());
  const Rankings lists = {{0, {2, 1, 4, 3}}, {3, {1}}};
  const std::string text = render_run(to_run(lists, ids), "kindred");
  EXPECT_EQ(text,
            "a Q0 c%20d 1 4 kindred\na Q0 b 2 3 kindred\na Q0 long-name 3 2 kindred\n"
            "a Q0 s/b 4 1 kindred\ns/b Q0 b 1 1 kindred\n");
  const auto read = rankings(text);
  ASSERT_TRUE(read) << to_string(read.error());
  EXPECT_EQ(read->rankings, lists);
}

using Files = std::vector<std::pair<std::string, std::string>>;

std::string article(const std::string& url, const std::string& block) {
  return "---\ntitle: t\nexcerpt: e\nwebUrl: \"" + url + "\"\n" + block + "---\nbody\n";
}

std::string block(const std::vector<std::string>& urls) {
  std::string text = "related:\n";
  for (const std::string& url : urls) text += "  - title: t\n    webUrl: \"" + url + "\"\n";
  return text;
}

struct Site {
  std::unique_ptr<Store> store;
  Loaded loaded;
};

Site load(Files files) {
  Site site;
  site.store = make_memory_store(std::move(files));
  Progress progress;
  site.loaded = *load_corpus(*site.store, {}, 1, progress);
  return site;
}

Result<RelationsFile> from_blocks(Files files) {
  const Site site = load(std::move(files));
  return front_matter_relations(*site.store, site.loaded);
}

const std::string kGenerated = render_block(
    std::vector<std::string>{"title: \"t\"\nwebUrl: \"https://x.example/a\"\n"}, Eol::lf);

TEST(FrontMatterRelations, AreWhereBlocksOfOthersLead) {
  const auto file = from_blocks(
      {{"a.md", article("https://x.example/a", block({"https://x.example/b", "/s/c/"}))},
       {"b.md", article("https://x.example/b", kGenerated)},
       {"s/c.md", article("https://x.example/c", "related:\n  - ../a.md\n  - ./d.md\n  - b\n")},
       {"s/d.md",
        article("https://x.example/d", kGenerated + "  - title: added\n    path: b.md\n")},
       {"s/e.md", article("https://x.example/e", "related:\n  - d\n  - ../a.md\n  - ./c\n")}});
  ASSERT_TRUE(file) << to_string(file.error());
  EXPECT_THAT(file->warnings, IsEmpty());
  EXPECT_THAT(file->judgements,
              ElementsAre(Pair(0, ElementsAre(Pair(1, 1), Pair(2, 1))),
                          Pair(2, ElementsAre(Pair(0, 1), Pair(1, 1), Pair(3, 1))),
                          Pair(3, ElementsAre(Pair(0, 1), Pair(1, 1))),
                          Pair(4, ElementsAre(Pair(0, 1), Pair(2, 1), Pair(3, 1)))));
}

TEST(FrontMatterRelations, TakeTheFirstOfCopiesAndNeverTheArticleItself) {
  const auto file = from_blocks(
      {{"a.md", article("https://x.example/same", block({"https://x.example/same"}))},
       {"b.md", article("https://x.example/b", block({"https://x.example/same"}))},
       {"c.md", article("https://x.example/same",
                        block({"https://x.example/b", "https://gone.example/", "c.md"}))}});
  ASSERT_TRUE(file) << to_string(file.error());
  EXPECT_THAT(file->judgements,
              ElementsAre(Pair(1, ElementsAre(Pair(0, 1))), Pair(2, ElementsAre(Pair(1, 1)))));
  ASSERT_THAT(file->warnings, SizeIs(1));
  EXPECT_THAT(file->warnings[0].message,
              AllOf(HasSubstr("of 5 targets"), HasSubstr("1 are no articles"),
                    HasSubstr("2 the article itself")));
}

TEST(FrontMatterRelations, SayWhatToDoWhereThereAreNone) {
  const auto none = from_blocks({{"a.md", article("https://x.example/a", "")},
                                 {"b.md", article("https://x.example/b", kGenerated)}});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, Errc::not_found);
  EXPECT_THAT(none.error().message,
              AllOf(HasSubstr("no article has a 'related' block other than kindred's own"),
                    HasSubstr("name a file of relations")));
  const auto outside =
      from_blocks({{"a.md", article("https://x.example/a", block({"https://gone.example/"}))}});
  ASSERT_FALSE(outside);
  EXPECT_THAT(outside.error().message, HasSubstr("none of the 1 targets"));
}

TEST(FrontMatterRelations, RefuseAFileThatChanged) {
  Site site = load({{"a.md", article("https://x.example/a", block({"https://x.example/b"}))},
                    {"b.md", article("https://x.example/b", "")}});
  ASSERT_TRUE(site.store->replace("a.md", site.loaded.files[0].fingerprint, "other bytes"));
  const auto file = front_matter_relations(*site.store, site.loaded);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, Errc::conflict);
  EXPECT_EQ(file.error().path, "a.md");
}

}  // namespace
}  // namespace kindred
