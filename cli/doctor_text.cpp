#include "cli/doctor_text.hpp"

#include <algorithm>
#include <iomanip>

#include "data/report.hpp"

namespace kindred::cli {
namespace {

using Severity = Diagnostic::Severity;

constexpr std::size_t kMostShown = 10;  // of one rule's warnings

/// How many of `count` findings of one rule are shown.
std::size_t shown_of(const Common& common, Severity severity, std::size_t count) {
  if (severity == Severity::error) return count;
  if (common.quiet) return 0;
  if (common.verbose) return count;
  return severity == Severity::warning ? std::min(count, kMostShown) : 0;
}

void print_line(const Doctor& command, const Rule& rule, const Finding& finding,
                const Console& console) {
  std::string place = command.site;
  while (place.size() > 1 && place.ends_with('/')) place.pop_back();
  place += "/" + finding.place.path;
  if (finding.place.line > 0) place += ":" + std::to_string(finding.place.line);
  console.out << printable(place) << ": "
              << in_color(severity_name(rule.severity), rule.severity, console.tables.color) << ": "
              << printable(finding.message) << "; " << rule.remedy << "\n";
}

void print_counts(const Findings& findings, const std::vector<std::size_t>& counts,
                  const Console& console) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const Rule& rule = findings.rules[i];
    console.out << "  " << std::left << std::setw(9) << severity_name(rule.severity)
                << std::setw(21) << rule.id << std::right << std::setw(8)
                << with_thousands(counts[i]) << "   " << rule.about << "\n";
  }
}

}  // namespace

void print_findings(const Findings& findings, const Doctor& command, const Console& console) {
  std::vector<std::size_t> counts(findings.rules.size());
  for (const Finding& finding : findings.findings) ++counts[finding.rule];
  auto at = findings.findings.begin();
  std::size_t hidden = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Rule& rule = findings.rules[i];
    const std::size_t shown = shown_of(command.common, rule.severity, counts[i]);
    for (std::size_t n = 0; n < counts[i]; ++n, ++at) {
      if (n < shown) print_line(command, rule, *at, console);
    }
    if (shown > 0 && !command.common.quiet) {
      if (shown < counts[i]) {
        console.out << "… and " << with_thousands(counts[i] - shown) << " more: " << rule.about
                    << "\n";
      }
      console.out << "\n";
    }
    hidden += counts[i] - shown;
  }
  if (command.common.quiet) return;
  console.out << printable(command.site) << ": " << counted(findings.articles, "article") << ": "
              << counted(findings.count(Severity::error), "error") << ", "
              << counted(findings.count(Severity::warning), "warning") << ", "
              << counted(findings.count(Severity::note), "note") << "\n";
  print_counts(findings, counts, console);
  if (hidden > 0) console.out << "  -v shows all\n";
}

}  // namespace kindred::cli
