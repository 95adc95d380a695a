// A long piece of work in front of someone: progress, Ctrl-C, and its output once it is whole.
#pragma once

#include <functional>
#include <string>

#include "cli/console.hpp"
#include "core/progress.hpp"
#include "core/result.hpp"

namespace kindred::cli {

/// What is printed once the work is done and the progress bar is gone.
struct Output {
  std::string out;  // results
  std::string err;  // the same, where something else has standard output to itself
};

/// Appends to `output` and returns the exit code.
using Work = std::function<Result<int>(Progress& progress, Output& output)>;

/// Runs `work` beside a progress bar; prints its output, and behind it its error, if any (exit code
/// 2). Where it was interrupted it says what that means: `nothing_done`.
int attend(const Console& console, const Work& work, const char* nothing_done);

}  // namespace kindred::cli
