// What an examination found wrong with a site, and how programs read it.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "core/result.hpp"

namespace kindred {

/// A kind of fault. The texts are one sentence part each, without a full stop.
struct Rule {
  std::string id;  // "duplicate-url"
  Diagnostic::Severity severity = Diagnostic::Severity::warning;
  std::string about;   // what it says
  std::string remedy;  // what to do about it
};

struct Place {
  std::string path;        // relative to the site
  std::uint32_t line = 0;  // from 1; 0 for the file as a whole

  friend bool operator==(const Place&, const Place&) = default;
  friend bool operator<(const Place& a, const Place& b) {
    return std::tie(a.path, a.line) < std::tie(b.path, b.line);
  }
};

struct Finding {
  std::size_t rule = 0;  // position in Findings::rules
  Place place;
  std::string message;
  std::vector<Place> others;  // that have a part in it
};

struct Findings {
  std::vector<Rule> rules;        // all there are, in their order
  std::vector<Finding> findings;  // by rule, then place
  std::size_t articles = 0;       // that were looked at, sound or not

  [[nodiscard]] const Rule& rule_of(const Finding& finding) const { return rules[finding.rule]; }
  [[nodiscard]] std::size_t count(Diagnostic::Severity severity) const;
};

/// One JSON object (CLI.md "doctor", --format json), ended by a line end.
std::string to_json(const Findings& findings);

/// A log in SARIF 2.1.0 (OASIS), which code scanning and editors read. `site` is the folder as it
/// was named: uris begin with it, so that they are relative where it is.
std::string to_sarif(const Findings& findings, const std::string& site);

}  // namespace kindred
