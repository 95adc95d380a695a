// Runs what was typed.
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace kindred::cli {

/// The exit code of the command. Nothing escapes: what is thrown is printed, and the code is 2.
int run(const Command& command);

/// The same on a console of the caller's; what is thrown passes through.
int run(const Command& command, const Console& console);

}  // namespace kindred::cli
