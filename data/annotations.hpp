// Lines that GitHub Actions shows beside the lines of files that they are about.
#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "data/findings.hpp"

namespace kindred {

/// "::error file=site/a.md,line=3,title=…::message" (a workflow command), ended by a line end. The
/// message and the file may hold any bytes, and are never read as a command. `site` is the folder
/// as it was named from the root of the repository, the diagnostic's path relative to it.
std::string annotation(const Diagnostic& diagnostic, const std::string& site,
                       std::string_view title);

/// One for each finding of at least this severity, in their order, with its rule as title.
std::string to_annotations(const Findings& findings, const std::string& site,
                           Diagnostic::Severity least);

}  // namespace kindred
