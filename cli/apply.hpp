// Carries edits out, or shows what they would be.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "core/progress.hpp"
#include "data/edit.hpp"
#include "data/report.hpp"

namespace kindred::cli {

/// Notes on blocks that stay.
constexpr const char* kEditedBlock = "this block was edited since kindred wrote it; kept";
constexpr const char* kForeignBlock = "kindred did not write this block; kept";

/// What is to be done with one file: an edit, nothing, or a diagnostic that says why not.
struct Plan {
  enum class Kind { not_article, unchanged, kept, edit, skipped, refused };
  Kind kind = Kind::unchanged;
  std::optional<Edit> edit;
  std::optional<Diagnostic> diagnostic;
  std::size_t links_kept = 0;  // where the file is unchanged
};

/// Plans files 0 to n−1 in parallel and carries their edits out, several per thread at once (one if
/// there is one thread), in that order: an interrupted run finishes what it began and leaves a
/// prefix. Counts into `summary`; lists or diffs go to console.out; `written` hears of each file
/// that was written. Stops between files when `progress` does. Memory: a batch of files at a time.
void apply_plans(
    std::size_t n, const std::function<Plan(std::size_t)>& plan, const Regenerate& command,
    Store& store, unsigned threads, Progress& progress, const Console& console, Summary& summary,
    const std::function<void(const Edit&)>& written = [](const Edit&) {});

/// Removes what runs that were killed left behind; what cannot be removed is a diagnostic.
void remove_left_overs(Store& store, Summary& summary);

/// The plan of a file on which planning failed.
Plan failed_plan(Plan::Kind kind, const std::string& path, const Error& error);

}  // namespace kindred::cli
