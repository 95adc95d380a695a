// kindred regenerate --remove: takes out what kindred wrote, and nothing else.
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/settings.hpp"
#include "cli/summary.hpp"
#include "core/progress.hpp"
#include "data/store.hpp"

namespace kindred::cli {

/// Runs the command on an opened site.
Result<Outcome> remove_blocks(const Regenerate& command, const Settings& settings, Store& store,
                              Progress& progress, const Console& console);

}  // namespace kindred::cli
