#include "data/findings.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/version.hpp"
#include "data/report.hpp"
#include "data/uri.hpp"

namespace kindred {
namespace {

using Json = nlohmann::ordered_json;

// Messages may quote bytes of broken files: never throw over them.
std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json sarif_rule(const Rule& rule) {
  return {{"id", rule.id},
          {"shortDescription", {{"text", rule.about}}},
          {"help", {{"text", rule.remedy}}},
          {"defaultConfiguration", {{"level", severity_name(rule.severity)}}}};
}

Json sarif_location(const Place& place, const std::string& site) {
  Json physical = {{"artifactLocation", {{"uri", file_uri(site, place.path)}}}};
  if (place.line > 0) physical["region"] = {{"startLine", place.line}};
  return {{"physicalLocation", physical}};
}

Json sarif_result(const Findings& findings, const Finding& finding, const std::string& site) {
  const Rule& rule = findings.rule_of(finding);
  Json result = {{"ruleId", rule.id},
                 {"ruleIndex", finding.rule},
                 {"level", severity_name(rule.severity)},
                 {"message", {{"text", finding.message + "; " + rule.remedy}}},
                 {"locations", Json::array({sarif_location(finding.place, site)})}};
  for (const Place& other : finding.others) {
    result["relatedLocations"].push_back(sarif_location(other, site));
  }
  return result;
}

}  // namespace

std::size_t Findings::count(Diagnostic::Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return rule_of(finding).severity == severity; }));
}

std::string to_json(const Findings& findings) {
  Json json = {{"version", 1},
               {"articles", findings.articles},
               {"errors", findings.count(Diagnostic::Severity::error)},
               {"warnings", findings.count(Diagnostic::Severity::warning)},
               {"notes", findings.count(Diagnostic::Severity::note)},
               {"findings", Json::array()}};
  for (const Finding& finding : findings.findings) {
    const Rule& rule = findings.rule_of(finding);
    Json others = Json::array();
    for (const Place& other : finding.others) {
      others.push_back({{"path", other.path}, {"line", other.line}});
    }
    json["findings"].push_back({{"rule", rule.id},
                                {"severity", severity_name(rule.severity)},
                                {"path", finding.place.path},
                                {"line", finding.place.line},
                                {"message", finding.message},
                                {"remedy", rule.remedy},
                                {"others", std::move(others)}});
  }
  return dump(json);
}

std::string to_sarif(const Findings& findings, const std::string& site) {
  Json rules = Json::array();
  for (const Rule& rule : findings.rules) rules.push_back(sarif_rule(rule));
  Json results = Json::array();
  for (const Finding& finding : findings.findings) {
    results.push_back(sarif_result(findings, finding, site));
  }
  const Json driver = {{"name", "kindred"}, {"version", version()}, {"rules", std::move(rules)}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", std::move(results)}};
  return dump({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
               {"version", "2.1.0"},
               {"runs", Json::array({run})}});
}

}  // namespace kindred
