// kindred evaluate: lists against what people judged.
#pragma once

#include "cli/attend.hpp"
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "core/progress.hpp"
#include "core/result.hpp"

namespace kindred::cli {

/// Returns the exit code.
int evaluate(const Evaluate& command, const Console& console);

/// The same for a progress that somebody else can stop: kInterrupted then, and nothing is written.
/// Of the console only warnings see anything. After an error, `output` holds the figures where only
/// a file could not be written.
Result<int> evaluate(const Evaluate& command, const Console& console, Progress& progress,
                     Output& output);

}  // namespace kindred::cli
