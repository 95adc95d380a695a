// kindred tune: the configuration that suits what people judged.
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace kindred::cli {

/// Returns the exit code.
int tune(const Tune& command, const Console& console);

}  // namespace kindred::cli
