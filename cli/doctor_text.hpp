// What an examination found, for people.
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "data/findings.hpp"

namespace kindred::cli {

/// Rule by rule, a line per finding, `site/path:line: severity: message; remedy`, and how many
/// there are of each. Errors always; of a rule's warnings a screenful and no notes unless verbose;
/// errors alone in quiet runs.
void print_findings(const Findings& findings, const Doctor& command, const Console& console);

}  // namespace kindred::cli
