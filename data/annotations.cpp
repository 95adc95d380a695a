#include "data/annotations.hpp"

#include "data/uri.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

// What ends a command; in a property also what ends it.
std::string escaped(std::string_view text, std::string_view specials) {
  std::string out;
  for (const char c : printable_utf8(text)) {
    if (specials.find(c) == std::string_view::npos) {
      out += c;
    } else {
      append_percent_encoded(out, c);
    }
  }
  return out;
}

std::string property(std::string_view text) { return escaped(text, "%\r\n:,"); }

const char* command_of(Diagnostic::Severity severity) {
  switch (severity) {
    case Diagnostic::Severity::note:
      return "notice";
    case Diagnostic::Severity::warning:
      return "warning";
    case Diagnostic::Severity::error:
      break;
  }
  return "error";
}

}  // namespace

std::string annotation(const Diagnostic& diagnostic, const std::string& site,
                       std::string_view title) {
  std::string line = std::string("::") + command_of(diagnostic.severity) + " ";
  if (!diagnostic.path.empty()) {
    line += "file=" + property(file_path(site, diagnostic.path)) + ",";
    if (diagnostic.line > 0) line += "line=" + std::to_string(diagnostic.line) + ",";
  }
  return line + "title=" + property(title) + "::" + escaped(diagnostic.message, "%\r\n") + "\n";
}

std::string to_annotations(const Findings& findings, const std::string& site,
                           Diagnostic::Severity least) {
  std::string lines;
  for (const Finding& finding : findings.findings) {
    const Rule& rule = findings.rule_of(finding);
    if (rule.severity < least) continue;
    lines += annotation({rule.severity, finding.place.path, finding.place.line,
                         finding.message + "; " + rule.remedy},
                        site, rule.id);
  }
  return lines;
}

}  // namespace kindred
