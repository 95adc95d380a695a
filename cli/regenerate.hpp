// kindred regenerate: from a site to its related blocks.
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace kindred::cli {

/// Runs the command and returns its exit code.
int regenerate(const Regenerate& command, const Console& console);

}  // namespace kindred::cli
