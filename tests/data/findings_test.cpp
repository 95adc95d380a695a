#include "data/findings.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "data/uri.hpp"

namespace kindred {
namespace {

Findings sample() {
  Findings findings;
  findings.rules = {{"bad", Diagnostic::Severity::error, "what is bad", "mend it"},
                    {"odd", Diagnostic::Severity::note, "what is odd", "look at it"}};
  findings.findings = {{0, {"a b.md", 3}, "is \"bad\"", {{"c.md", 7}}},
                       {1, {"d.md", 0}, "\xFF", {}}};
  findings.articles = 5;
  return findings;
}

TEST(Findings, AreCountedBySeverity) {
  EXPECT_EQ(sample().count(Diagnostic::Severity::error), 1U);
  EXPECT_EQ(sample().count(Diagnostic::Severity::warning), 0U);
}

TEST(Findings, AsJsonHaveAllThatIsKnown) {
  const auto json = nlohmann::json::parse(to_json(sample()));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["articles"], 5);
  EXPECT_EQ(json["errors"], 1);
  EXPECT_EQ(json["notes"], 1);
  const auto expected = nlohmann::json::parse(R"({"rule": "bad", "severity": "error",
      "path": "a b.md", "line": 3, "message": "is \"bad\"", "remedy": "mend it",
      "others": [{"path": "c.md", "line": 7}]})");
  EXPECT_EQ(json["findings"][0], expected);
}

TEST(Findings, AsSarifNameRulesAndPlaces) {
  const auto sarif = nlohmann::json::parse(to_sarif(sample(), "./my site/"));
  EXPECT_EQ(sarif["version"], "2.1.0");
  const auto& run = sarif["runs"][0];
  EXPECT_EQ(run["tool"]["driver"]["rules"][1]["id"], "odd");
  EXPECT_EQ(run["tool"]["driver"]["rules"][1]["defaultConfiguration"]["level"], "note");
  const auto& result = run["results"][0];
  EXPECT_EQ(result["ruleId"], "bad");
  EXPECT_EQ(result["level"], "error");
  EXPECT_EQ(result["message"]["text"], "is \"bad\"; mend it");
  const auto& place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "my%20site/a%20b.md");
  EXPECT_EQ(place["region"]["startLine"], 3);
  EXPECT_EQ(result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 7);
  // A file as a whole has no region: lines of SARIF begin with 1.
  EXPECT_FALSE(run["results"][1]["locations"][0]["physicalLocation"].contains("region"));
}

TEST(FilePath, IsAsItIsNamedFromWhereTheSiteIs) {
  EXPECT_EQ(file_path("./my site/", "a b.md"), "my site/a b.md");
  EXPECT_EQ(file_path(".", "a.md"), "a.md");
}

TEST(Uri, OfAFile) {
  EXPECT_EQ(file_uri("site", "_news/a.md"), "site/_news/a.md");
  EXPECT_EQ(file_uri(".", "a.md"), "a.md");
  EXPECT_EQ(file_uri("/srv/my site", "ä#.md"), "file:///srv/my%20site/%C3%A4%23.md");
}

}  // namespace
}  // namespace kindred
