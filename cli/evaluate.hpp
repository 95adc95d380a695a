// kindred evaluate: lists against what people judged.
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace kindred::cli {

/// Returns the exit code.
int evaluate(const Evaluate& command, const Console& console);

}  // namespace kindred::cli
