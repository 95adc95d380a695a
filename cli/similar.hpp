// kindred similar: what goes with this?
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace kindred::cli {

/// Returns the exit code.
int similar(const Similar& command, const Console& console);

}  // namespace kindred::cli
