// kindred init: a configuration for a site that has none.
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace kindred::cli {

/// Runs the command. Returns the exit code.
int init(const Init& command, const Console& console);

}  // namespace kindred::cli
