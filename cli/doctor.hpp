// kindred doctor: what is wrong with a site?
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace kindred::cli {

/// Runs the command. Returns the exit code.
int doctor(const Doctor& command, const Console& console);

}  // namespace kindred::cli
