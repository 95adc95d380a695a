// A long piece of work in front of someone: progress, Ctrl-C, and its output once it is whole.
#pragma once

#include <functional>
#include <string>

#include "cli/console.hpp"
#include "core/progress.hpp"
#include "core/result.hpp"

namespace kindred::cli {

/// Appends to `output` and returns the exit code.
using Work = std::function<Result<int>(Progress& progress, std::string& output)>;

/// Runs `work` beside a progress bar; prints its output, or its error (exit code 2). Where it was
/// interrupted it says what that means: `nothing_done`.
int attend(const Console& console, const Work& work, const char* nothing_done);

}  // namespace kindred::cli
