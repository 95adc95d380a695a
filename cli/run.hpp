// Runs what was typed.
#pragma once

#include "cli/command.hpp"

namespace kindred::cli {

/// The exit code of the command. Nothing escapes: what is thrown is printed, and the code is 2.
int run(const Command& command);

}  // namespace kindred::cli
