// kindred similar, as its users run it.
#include <gmock/gmock.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/lookup_table.hpp"
#include "core/display.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string example() { return std::string(KINDRED_SOURCE_DIR) + "/examples/site"; }

Ran ask(std::vector<std::string> arguments, const std::string& site = example()) {
  arguments.insert(arguments.begin(), "similar");
  arguments.insert(arguments.end(), {"--site", site});
  return run_kindred(arguments);
}

Json results(const Ran& ran) { return Json::parse(ran.out)["results"]; }

std::vector<std::string> paths(const Json& found) {
  std::vector<std::string> all;
  for (const Json& article : found) all.push_back(article["path"]);
  return all;
}

constexpr const char* kStem = "2025-02-06-the-electrician-between-the-posts";

TEST(Similar, FindsAnArticleByStemPathAndUrl) {
  const Json by_stem = results(ask({kStem, "--format", "json"}));
  ASSERT_GT(by_stem.size(), 5U);
  EXPECT_EQ(results(ask({std::string("_news/") + kStem + ".md", "--format", "json"})), by_stem);
  EXPECT_EQ(results(ask({example() + "/_news/" + kStem + ".md", "--format", "json"})), by_stem);
  EXPECT_EQ(by_stem[0]["rank"], 1);
  const std::string url = by_stem[0]["url"];
  const Ran ran = ask({url, "--format", "json"});
  EXPECT_EQ(Json::parse(ran.out)["query"]["path"], by_stem[0]["path"]);
}

TEST(Similar, HasTheOrderOfTheRegeneratedList) {
  const TempSite site;
  std::filesystem::copy(example(), site.path(), std::filesystem::copy_options::recursive);
  ASSERT_EQ(run_kindred({"regenerate", site.path(), "--existing", "replace", "-n", "5"}).code, 0);
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(site.path() + "/_news")) {
    if (count++ % 6 != 0) continue;
    const std::string path = "_news/" + entry.path().filename().string();
    const std::string text = site.read(path);
    const Json found = results(ask({path, "-n", "5", "--format", "json"}, site.path()));
    std::size_t at = text.find("related: # generated");
    for (const Json& article : found) {
      ASSERT_NE(at, std::string::npos) << path;
      const std::string title = Json(article["title"]).dump();
      at = text.find("title: " + title.substr(0, title.size() - 1), at);
      EXPECT_NE(at, std::string::npos) << path << " lacks, in its place, " << title;
    }
  }
}

TEST(Similar, ExplainsWhatAddsUp) {
  for (const Json& article : results(ask({kStem, "--explain", "--format", "json"}))) {
    const Json& told = article["explanation"];
    double similarity = 0;
    for (const auto& [name, contribution] : told["signals"].items()) {
      similarity += contribution.get<double>();
    }
    EXPECT_NEAR(similarity, told["similarity"].get<double>(), 1e-5);
    double text = 0;
    for (const Json& term : told["terms"]) text += term["contribution"].get<double>();
    EXPECT_NEAR(text, told["signals"]["text"].get<double>(), 1e-5);
    double score = told["similarity"];
    for (const auto& [name, factor] : told["boosts"].items()) score *= factor.get<double>();
    EXPECT_NEAR(score, told["score"].get<double>(), 1e-5);
    EXPECT_EQ(told["score"], article["score"]);
    for (const Json& term : told["terms"]) EXPECT_THAT(term["fields"], Not(IsEmpty()));
  }
}

TEST(Similar, OfATextFindsArticlesAboutIt) {
  const Ran ran = ask({"--text", "electrician", "-n", "3"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, AllOf(StartsWith("1  "), HasSubstr("lectrician")));
  EXPECT_THAT(ran.out, Not(HasSubstr("\033"))) << "plain when it is piped";
}

TEST(Similar, AnswersALinePerQueryOfAPipe) {
  const Ran ran =
      run_kindred({"similar", "-", "--site", example(), "--format", "ndjson", "-n", "2"},
                  "electrician\n\ngarden in winter\r\n");
  EXPECT_EQ(ran.code, 0) << ran.err;
  std::istringstream lines(ran.out);
  std::vector<std::string> texts;
  for (std::string line; std::getline(lines, line);) {
    const Json answer = Json::parse(line);
    EXPECT_EQ(answer["version"], 1);
    texts.push_back(answer["query"]["text"]);
  }
  EXPECT_THAT(texts, ElementsAre("electrician", "", "garden in winter"));
}

TEST(Similar, AnswersTheOtherLinesOfAPipeWhereOneSaysNothing) {
  const Ran ran =
      run_kindred({"similar", "-", "--site", example(), "--format", "ndjson", "-n", "1"},
                  "electrician\nof the\ngarden\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err,
              HasSubstr("standard input:2: error: 'of the' holds no words but stop words"));
  std::istringstream lines(ran.out);
  std::vector<std::size_t> found;
  for (std::string line; std::getline(lines, line);) {
    found.push_back(Json::parse(line)["results"].size());
  }
  EXPECT_THAT(found, ElementsAre(1, 0, 1));
}

TEST(Similar, RefusesAnEmptyQuery) {
  for (const char* query : {"", " "}) {
    const Ran ran = ask({query});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("an empty name; write an article's path"));
  }
}

TEST(Similar, TakesAPipeForOneTextOtherwise) {
  const Ran ran = run_kindred({"similar", "-", "--site", example(), "--format", "tsv", "-n", "1"},
                              "An electrician\nand a garden");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);
  EXPECT_THAT(ran.out, StartsWith("rank\tid\tpath\ttitle\turl\tdate\tprovider\tscore\n1\t"));
}

TEST(Similar, NamesTheNearestOfAnUnknownArticle) {
  const Ran ran = ask({"the-electrician"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("names no article of"),
                             HasSubstr(std::string("; the nearest are: ") + kStem)));
  const Ran typo = ask({std::string(kStem) + "x"});
  EXPECT_EQ(typo.code, 2);
  EXPECT_THAT(typo.err, HasSubstr(kStem));
}

/// Two articles of one name and one url, one alone, and a broken one.
struct Small {
  Small() {
    site.write("a/x.md", "---\ntitle: Red apples\nurl: https://e.example/1\n---\n");
    site.write("b/x.md", "---\ntitle: Green apples\nurl: https://e.example/1\n---\n");
    site.write("c.md", "---\ntitle: Apples of all colours\n---\n");
  }
  TempSite site;
};

TEST(Similar, ListsTheCandidatesOfAnAmbiguousName) {
  const Small small;
  for (const char* name : {"x", "https://e.example/1"}) {
    const Ran ran = ask({name}, small.site.path());
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("names 2 articles; write the path: a/x.md, b/x.md"));
  }
}

TEST(Similar, SaysWhyATextSaysNothing) {
  const Ran empty = ask({"--text", ""});
  EXPECT_EQ(empty.code, 2);
  EXPECT_THAT(empty.err, HasSubstr("the text is empty"));
  const Ran stops = ask({"--text", "in the and of"});
  EXPECT_EQ(stops.code, 2);
  EXPECT_THAT(stops.err, HasSubstr("no words but stop words"));
}

TEST(Similar, OfTheOnlyArticleIsAnEmptyList) {
  const TempSite site;
  site.write("a.md", "---\ntitle: Alone\n---\n");
  const Ran json = ask({"a", "--format", "json"}, site.path());
  EXPECT_EQ(json.code, 0) << json.err;
  EXPECT_THAT(results(json), IsEmpty());
  const Ran table = ask({"a"}, site.path());
  EXPECT_EQ(table.code, 0);
  EXPECT_THAT(table.out, IsEmpty());
  EXPECT_THAT(table.err, HasSubstr("nothing is similar enough"));
  const Ran all = ask({"a", "--set", "rank.min_score=0"}, site.path());
  EXPECT_THAT(all.err, HasSubstr("nothing is left for the list"));
}

TEST(Similar, WithoutArticlesSaysSo) {
  const TempSite site;
  const Ran ran = ask({"a"}, site.path());
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("holds no articles"));
}

TEST(Similar, TellsOfArticlesThatItCouldNotRead) {
  const Small small;
  small.site.write("broken.md", "---\ntitle: [\n---\n");
  const Ran ran = ask({"c", "--format", "json"}, small.site.path());
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("broken.md"));
  EXPECT_THAT(paths(results(ran)), Not(IsEmpty()));
  const Ran broken = ask({"broken.md"}, small.site.path());
  EXPECT_EQ(broken.code, 2);
  EXPECT_THAT(broken.err, HasSubstr("could not be read"));
}

TEST(SimilarWhyNot, NamesTheRuleAndTheOptionThatLetsItIn) {
  const Small small;
  const Ran ran = ask({"a/x.md", "--why-not", "b/x.md"}, small.site.path());
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out,
              AllOf(StartsWith("not in the list: Green apples"),
                    HasSubstr("a copy of the article that asks"),
                    HasSubstr("let in by --set rank.duplicates=keep"), HasSubstr("score ")));
  const Ran let_in =
      ask({"a/x.md", "--why-not", "b/x.md", "--set", "rank.duplicates=keep"}, small.site.path());
  EXPECT_THAT(let_in.out, StartsWith("in the list: "));
  const Json json = Json::parse(
      ask({"a/x.md", "--why-not", "b/x.md", "--format", "json"}, small.site.path()).out)["why_not"];
  EXPECT_EQ(json["hurdle"], "copy_of_query");
  EXPECT_EQ(json["listed"], false);
  EXPECT_TRUE(json["place"].is_null());
}

// What it recommends to type is tried.
TEST(SimilarWhyNot, ItsRemediesWork) {
  for (const char* setting :
       {"rank.min_score=0.5", "candidates.depth=1", "rank.diversity=0.9", "limit=1"}) {
    const Json all =
        results(ask({kStem, "-n", "60", "--set", "rank.min_score=0", "--format", "json"}));
    for (const Json& article : {all[1], all[20], all[50]}) {
      std::vector<std::string> arguments = {kStem,   "-n",    "3",         "--format",     "json",
                                            "--set", setting, "--why-not", article["path"]};
      for (int tries = 0; tries < 6; ++tries) {
        const Json told = Json::parse(ask(arguments).out)["why_not"];
        if (told["listed"]) break;
        ASSERT_FALSE(told["remedy"].is_null()) << told.dump(1);
        std::istringstream remedy(told["remedy"].get<std::string>());
        for (std::string word; remedy >> word;) {
          if (word == "--limit") {
            std::string limit;
            remedy >> limit;
            arguments[2] = limit;
          } else {
            arguments.push_back(word);
          }
        }
        EXPECT_LT(tries, 5) << told.dump(1);
      }
    }
  }
}

Lookup two_found() {
  Lookup lookup;
  FoundArticle first;
  first.article = {"a", "a.md", "日本語の見出しはとても長いことがあります, and more of it"};
  first.url = "https://e.example/a";
  first.provider = "The Gazette of Somewhere";
  first.time = 0;
  first.score = 0.5;
  FoundArticle second = first;
  second.article.title = "Short \x1b[31m title";
  second.url = "javascript:alert(1)";
  second.explanation = ToldScore{0.5, {{"colour", "Colours", {"title"}, 0.5}}, {}, {}, {}, 0.5};
  lookup.found = {first, second};
  return lookup;
}

TEST(SimilarTable, FitsTheTerminal) {
  for (const std::size_t width : {200U, 80U, 60U, 40U, 24U}) {
    std::istringstream lines(cli::to_table(two_found(), {width, false, false}));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(display_width(line), width) << line;
      EXPECT_THAT(line, Not(HasSubstr("\x1b")));
    }
  }
  EXPECT_THAT(cli::to_table(two_found(), {}), Not(HasSubstr("…"))) << "nothing cuts a pipe";
}

TEST(SimilarTable, LinksWhatIsAWebAddress) {
  const std::string table = cli::to_table(two_found(), {80, true, false});
  EXPECT_THAT(table, HasSubstr("\x1b]8;;https://e.example/a\x1b\\日本語"));
  EXPECT_THAT(table, Not(HasSubstr("javascript")));
  EXPECT_THAT(cli::to_table(two_found(), {80, false, false}), Not(HasSubstr("e.example")));
}

TEST(SimilarTable, SaysWhyInTheWordsOfTheArticle) {
  EXPECT_THAT(cli::to_table(two_found(), {}), HasSubstr("1970-01-01  Colours\n"));
}

}  // namespace
}  // namespace kindred::test
