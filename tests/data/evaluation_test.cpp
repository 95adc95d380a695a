#include "data/evaluation.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "data/utf8.hpp"
#include "tests/support/evaluations.hpp"

namespace kindred {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::ordered_json;

std::vector<std::string> keys(const Json& json) {
  std::vector<std::string> out;
  for (const auto& [key, value] : json.items()) out.push_back(key);
  return out;
}

std::vector<std::vector<std::string>> rows(const std::string& tsv) {
  std::vector<std::vector<std::string>> out;
  std::istringstream lines(tsv);
  for (std::string line; std::getline(lines, line);) {
    out.emplace_back();
    std::size_t begin = 0;
    for (auto tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', begin)) {
      out.back().push_back(line.substr(begin, tab - begin));
      begin = tab + 1;
    }
    out.back().push_back(line.substr(begin));
  }
  return out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(EvaluationJson, HasTheDocumentedKeys) {
  const Evaluation evaluation = made_up_evaluation(12, 3, 2);
  const Json json = Json::parse(to_json(evaluation, false));
  EXPECT_THAT(keys(json),
              ElementsAre("version", "site", "relations", "as_published", "curated_left_out",
                          "depth", "articles", "judged", "components", "components_cut", "groups",
                          "unanswered", "metrics", "systems"));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["judged"], 12);
  EXPECT_THAT(keys(json["metrics"]),
              ElementsAre("nDCG@10", "AP@10", "P@5", "R@10", "RR", "Judged@10"));
  EXPECT_THAT(keys(json["metrics"]["RR"]), ElementsAre("mean", "low", "high"));
  const Json& first = json["systems"][0];
  const Json& second = json["systems"][1];
  EXPECT_THAT(keys(first), ElementsAre("name", "kind", "unanswered", "decisions", "metrics"));
  EXPECT_EQ(first["metrics"], json["metrics"]);
  EXPECT_EQ(second["kind"], "compared");
  EXPECT_EQ(json["systems"][2]["kind"], "baseline");
  EXPECT_THAT(
      keys(second["comparisons"]["nDCG@10"]),
      ElementsAre("difference", "low", "high", "p", "p_holm", "effect", "wins", "ties", "losses"));
  EXPECT_EQ(second["comparisons"]["RR"]["difference"],
            evaluation.systems[1].comparisons[4].difference);
}

TEST(EvaluationJson, HasValuesByArticleWhereAsked) {
  const Evaluation evaluation = made_up_evaluation(12, 2, 0);
  const Json json = Json::parse(to_json(evaluation, true));
  ASSERT_EQ(json["per_article"].size(), 12U);
  const Json& article = json["per_article"][3];
  EXPECT_THAT(keys(article), ElementsAre("id", "title", "related", "values"));
  EXPECT_EQ(article["values"]["P@5"],
            Json({evaluation.systems[0].values[2][3], evaluation.systems[1].values[2][3]}));
}

TEST(EvaluationJson, StandsHostileTextAndNothing) {
  EXPECT_TRUE(Json::accept(to_json(hostile_evaluation(), true)));
  EXPECT_TRUE(Json::accept(to_json({}, true)));
}

TEST(EvaluationTsv, HasARowForEverySystemAndMetric) {
  const auto table = rows(to_tsv(made_up_evaluation(12, 2, 0), false));
  ASSERT_EQ(table.size(), 1U + 2 * 6);
  for (const auto& row : table) EXPECT_EQ(row.size(), table.front().size());
  EXPECT_THAT(table.front(),
              ElementsAre("system", "metric", "mean", "low", "high", "judged", "unanswered",
                          "difference", "difference_low", "difference_high", "p", "p_holm",
                          "effect", "wins", "ties", "losses"));
  EXPECT_EQ(table[1][0], "kindred.yml");
  EXPECT_EQ(table[1][7], "");
  EXPECT_EQ(table[8][1], "AP@10");
  EXPECT_FALSE(table[8][7].empty());
}

TEST(EvaluationTsv, HasARowForEveryArticleWhereAsked) {
  const auto table = rows(to_tsv(made_up_evaluation(12, 2, 0), true));
  ASSERT_EQ(table.size(), 1U + 12 * 2 * 6);
  EXPECT_THAT(table.front(), ElementsAre("id", "title", "related", "system", "metric", "value"));
  EXPECT_EQ(table[12][3], "compare.yml");
}

TEST(EvaluationTsv, HoldsNoFormulaAndNoBrokenRow) {
  for (const bool per_article : {false, true}) {
    const auto table = rows(to_tsv(hostile_evaluation(), per_article));
    for (const auto& row : table) {
      ASSERT_EQ(row.size(), table.front().size());
      // The columns that hold text.
      for (const std::size_t i :
           per_article ? std::vector<std::size_t>{1, 3, 4} : std::vector<std::size_t>{0, 1}) {
        EXPECT_TRUE(row[i].find_first_of("=+-@\t\r") != 0) << row[i];
      }
      for (const std::string& text : row) {
        for (std::size_t at = 0; at < text.size(); ++at) {
          EXPECT_EQ(control_length(std::string_view(text).substr(at)), 0U) << text;
        }
      }
    }
  }
}

TEST(EvaluationTsv, KeepsIdsAsTheyAreInRuns) {
  Evaluation evaluation = made_up_evaluation(2, 1, 0);
  evaluation.judged[0].id = "-ferry";
  evaluation.judged[0].title = "-ferry";
  const auto table = rows(to_tsv(evaluation, true));
  EXPECT_EQ(table[1][0], "-ferry");
  EXPECT_EQ(table[1][1], "'-ferry");
}

TEST(EvaluationTsv, KeepsNegativeNumbers) {
  Evaluation evaluation = made_up_evaluation(12, 2, 0);
  evaluation.systems[1].comparisons[0].difference = -0.25;
  EXPECT_EQ(rows(to_tsv(evaluation, false))[7][7], "-0.250000");
}

// The page without its text: tags with their attributes, and the style.
std::string markup(const std::string& page) {
  std::string out;
  for (auto at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    out += page.substr(at, page.find('>', at) - at + 1);
  }
  return out + page.substr(page.find("<style>"), page.find("</style>") - page.find("<style>"));
}

TEST(EvaluationPage, RunsNothingAndLoadsNothing) {
  for (const Evaluation& evaluation : {made_up_evaluation(30, 3, 3), hostile_evaluation()}) {
    const std::string page = to_html(evaluation);
    EXPECT_THAT(page, HasSubstr("Content-Security-Policy\" content=\"default-src 'none'"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    const std::string tags =
        std::regex_replace(markup(page), std::regex("aria-label=\"[^\"]*\""), "");
    for (const char* part : {"<img", "<iframe", "<link", "<object", "src=", "url(", "@import",
                             "http://", "https://", "javascript:", " on", "style=\""}) {
      EXPECT_THAT(tags, Not(HasSubstr(part)));
    }
    EXPECT_EQ(count(page, "<style>"), 1U);
    EXPECT_EQ(count(page, "</style>"), 1U);
    EXPECT_EQ(count(page, "<title>Evaluation of"), 1U);
  }
}

TEST(EvaluationPage, EscapesEverything) {
  const std::string page = to_html(hostile_evaluation());
  EXPECT_THAT(page, HasSubstr("<bdi>&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;"));
  for (const char* raw : {"\u202E", "\u2066", "\u2028", "\a", "\x01", "\x7F", "\xFF", "<b>"}) {
    EXPECT_THAT(page, Not(HasSubstr(raw)));
  }
}

// Elements that are opened are closed, in the right order.
TEST(EvaluationPage, IsWellFormed) {
  for (const Evaluation& evaluation :
       {Evaluation{}, made_up_evaluation(5, 1, 0), made_up_evaluation(40, 6, 5)}) {
    const std::string page = to_html(evaluation);
    std::vector<std::string> open;
    const std::regex tag("<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>");
    for (std::sregex_iterator at(page.begin(), page.end(), tag), end; at != end; ++at) {
      const std::string name = (*at)[2];
      if (name == "meta" || (*at)[3] == "/") continue;
      if ((*at)[1] != "/") {
        open.push_back(name);
        continue;
      }
      ASSERT_FALSE(open.empty()) << name;
      ASSERT_EQ(open.back(), name);
      open.pop_back();
    }
    EXPECT_TRUE(open.empty());
  }
}

TEST(EvaluationPage, SaysWhichSystemIsBetter) {
  Evaluation evaluation = made_up_evaluation(30, 2, 0);
  evaluation.systems[1].comparisons[0] = {0.021, 0.012, 0.030, 0.0003, 0.0003, 0.4, 210, 1353, 150};
  EXPECT_THAT(to_html(evaluation),
              HasSubstr("is <strong>better</strong> than <span class=\"system s0\"><bdi>kindred.yml"
                        "</bdi></span> by <strong>0.021</strong> nDCG@10 (95&nbsp;% interval 0.012 "
                        "to 0.030, p = 0.0003): 210 articles gain, 150 lose, 1\u202F353 are the "
                        "same."));
  evaluation.systems[1].comparisons[0] = {-0.021, -0.030, -0.012, 0.0003, 0.0003,
                                          -0.4,   150,    1,      210};
  EXPECT_THAT(to_html(evaluation), HasSubstr("interval 0.012 to 0.030, p = 0.0003): 150 articles "
                                             "gain, 210 lose, 1 is the same."));
  EXPECT_THAT(to_html(evaluation), HasSubstr("<strong>worse</strong>"));
}

TEST(EvaluationPage, SaysWhereChanceIsEnough) {
  Evaluation evaluation = made_up_evaluation(30, 3, 0);
  evaluation.systems[1].comparisons[0] = {0.004, -0.002, 0.010, 0.03, 0.06, 0.1, 20, 5, 18};
  evaluation.systems[2].kind = System::Kind::compared;
  EXPECT_THAT(to_html(evaluation), HasSubstr("no difference that chance would not explain</strong> "
                                             "(+0.004 nDCG@10, 95&nbsp;% interval −0.002 to "
                                             "+0.010, p (Holm) = 0.0600)"));
  evaluation.systems[1].comparisons[0] = {0, 0, 0, 1, 1, 0, 0, 30, 0};
  EXPECT_THAT(to_html(evaluation), HasSubstr("has the same nDCG@10 as"));
}

// One test, however many baselines: nothing is adjusted, and nothing is called so.
TEST(EvaluationPage, CountsNoBaselinesAmongTheTests) {
  Evaluation evaluation = made_up_evaluation(30, 6, 0);
  evaluation.systems[1].comparisons[0] = {0.004, -0.002, 0.010, 0.03, 0.03, 0.1, 20, 5, 18};
  EXPECT_FALSE(has_adjusted(evaluation));
  EXPECT_THAT(to_html(evaluation), AllOf(HasSubstr("+0.010, p = 0.0300)"), Not(HasSubstr("Holm")),
                                         Not(HasSubstr("adjusted"))));
}

TEST(EvaluationPage, AdjustsOnlyWhatWasTested) {
  Evaluation evaluation = made_up_evaluation(30, 4, 0);
  evaluation.systems[2].kind = System::Kind::compared;
  evaluation.systems[1].comparisons[0] = {0.004, -0.002, 0.010, 0.0311, 0.0622, 0.1, 20, 5, 18};
  evaluation.systems[3].comparisons[0] = {0.004, -0.002, 0.010, 0.0477, 0.0477, 0.1, 20, 5, 18};
  EXPECT_TRUE(is_adjusted(evaluation, evaluation.systems[1]));
  EXPECT_FALSE(is_adjusted(evaluation, evaluation.systems[3]));
  EXPECT_THAT(to_html(evaluation),
              AllOf(HasSubstr("<td>0.0311</td><td>0.0622</td>"),
                    HasSubstr("<td>0.0477</td><td>–</td>"), HasSubstr("p (Holm) = 0.0622"),
                    HasSubstr("p = 0.0477"), Not(HasSubstr("p (Holm) = 0.0477"))));
}

Evaluation with_one_group() {
  Evaluation evaluation = made_up_evaluation(30, 2, 0);
  evaluation.groups = evaluation.components = 1;
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (System& system : evaluation.systems) {
    for (MetricSummary& metric : system.metrics) metric = {0.625, -kInfinity, kInfinity};
    for (MetricComparison& change : system.comparisons) {
      change = {0.2, -kInfinity, kInfinity, 1, 1, std::nan(""), 20, 5, 5};
    }
  }
  return evaluation;
}

TEST(EvaluationPage, ClaimsNothingOfOneGroup) {
  const std::string page = to_html(with_one_group());
  EXPECT_THAT(page, AllOf(HasSubstr("One group."), HasSubstr("0.6250<small>–</small>"),
                          HasSubstr("<td>+0.2000</td><td>–</td><td>1.0000</td><td>–</td>"),
                          HasSubstr("+0.200 nDCG@10; one group of articles cannot tell it from "
                                    "chance")));
  for (const char* absent : {"class=\"halo\"", "class=\"whisker\" x1=\"0.0\"", ">inf", ">nan",
                             "better</strong>", "would not explain"}) {
    EXPECT_THAT(page.substr(page.find("<body>")), Not(HasSubstr(absent))) << absent;
  }
}

TEST(EvaluationJson, HasNoIntervalOfOneGroup) {
  const Json json = Json::parse(to_json(with_one_group(), false));
  const Json& change = json["systems"][1]["comparisons"]["nDCG@10"];
  for (const Json& none : {json["metrics"]["nDCG@10"]["low"], json["metrics"]["nDCG@10"]["high"],
                           change["low"], change["high"], change["effect"]}) {
    EXPECT_TRUE(none.is_null());
  }
  EXPECT_EQ(json["metrics"]["nDCG@10"]["mean"], 0.625);
}

TEST(EvaluationPage, SaysHowManyGroupsWereCut) {
  Evaluation evaluation = made_up_evaluation(90, 2, 0);
  EXPECT_THAT(to_html(evaluation), HasSubstr("Here: 30 groups, none of which was cut"));
  evaluation.components = 7;
  evaluation.components_cut = 2;
  EXPECT_THAT(to_html(evaluation),
              AllOf(HasSubstr("2 of the 7 groups of related articles"),
                    HasSubstr("7 groups, 2 of which"), HasSubstr("30 groups and blocks in all")));
  const Json json = Json::parse(to_json(evaluation, false));
  EXPECT_EQ(json["components"], 7);
  EXPECT_EQ(json["components_cut"], 2);
  EXPECT_EQ(json["groups"], 30);
}

TEST(EvaluationPage, ShowsOneSystemWithoutComparisons) {
  const std::string page = to_html(made_up_evaluation(30, 1, 0));
  EXPECT_THAT(page, HasSubstr("has a mean nDCG@10 of"));
  EXPECT_THAT(page, HasSubstr("id=\"metrics\""));
  for (const char* absent : {"id=\"comparisons\"", "id=\"articles\"", "id=\"lists\"", "against"}) {
    EXPECT_THAT(page, Not(HasSubstr(absent)));
  }
}

TEST(EvaluationPage, MarksWhatWasJudged) {
  Evaluation evaluation = made_up_evaluation(6, 1, 1);
  evaluation.shown[0].lists[0] = {
      {"a", "A", 1}, {"b", "B", 0}, {"c", "C", std::nullopt}, {"d", "D", 3}};
  evaluation.shown[0].missed = {{"e", "E", 1}};
  const std::string page = to_html(evaluation);
  EXPECT_THAT(page,
              HasSubstr("<code><bdi>a</bdi></code><span class=\"mark yes\">✓ related</span>"));
  EXPECT_THAT(page, HasSubstr("<bdi>b</bdi></code><span class=\"mark no\">✗ judged not related"));
  EXPECT_THAT(page, HasSubstr("<bdi>c</bdi></code></li>"));
  EXPECT_THAT(page, HasSubstr("✓ related, grade 3"));
  EXPECT_THAT(page, HasSubstr("Missed: related, but in no list"));
}

TEST(EvaluationPage, ListsWhatMovedInItsOrder) {
  Evaluation evaluation = made_up_evaluation(40, 2, 0);
  evaluation.systems[0].values[0].assign(40, 0.5);
  evaluation.systems[1].values[0].assign(40, 0.5);
  evaluation.systems[1].values[0][39] = 0.1;
  evaluation.systems[1].values[0][3] = 0.71;
  evaluation.systems[1].values[0][7] = 0.6;
  evaluation.systems[1].moved = {{39, -0.4}, {3, 0.21}, {7, 0.1}};
  const std::string page = to_html(evaluation);
  EXPECT_EQ(count(page, " → "), 3U);
  EXPECT_THAT(page, HasSubstr("<td>0.500 → 0.100</td><td>−0.400</td>"));
  EXPECT_LT(page.find("<td>0.500 → 0.710</td><td>+0.210</td>"),
            page.find("<td>0.500 → 0.600</td><td>+0.100</td>"));
  EXPECT_LT(page.find("<td>+0.100</td>"), page.find("Lost most"));
}

TEST(EvaluationPage, StaysSmall) {
  EXPECT_LT(to_html(made_up_evaluation(3000, 6, 20)).size(), 1'000'000U);
}

TEST(EvaluationPage, WarnsOfFewGroups) {
  Evaluation evaluation = made_up_evaluation(90, 2, 0);
  EXPECT_THAT(to_html(evaluation), Not(HasSubstr("Few groups")));
  evaluation.groups = 19;
  EXPECT_THAT(to_html(evaluation), HasSubstr("Few groups"));
}

}  // namespace
}  // namespace kindred
