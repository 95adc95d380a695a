// The closing words of a regeneration.
#pragma once

#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "data/report.hpp"
#include "models/model.hpp"

namespace kindred::cli {

/// What a regeneration came to.
struct Outcome {
  Summary summary;
  std::vector<Decision> decisions;
  bool interrupted = false;
};

/// Prints diagnostics, or annotations of them, to console.err and the summary, as text or JSON, to
/// console.out (to console.err under --check and --diff, whose results are on console.out). Returns
/// the exit code.
int print_outcome(const Regenerate& command, Outcome outcome, const Console& console);

}  // namespace kindred::cli
