#include "cli/apply.hpp"

#include <algorithm>
#include <vector>

#include "core/parallel.hpp"
#include "data/diff.hpp"
#include "data/utf8.hpp"

namespace kindred::cli {
namespace {

constexpr std::size_t kBatch = 256;  // files whose old and new bytes are in memory at once

void carry_out(const Edit& edit, const Regenerate& command, Store& store, const Console& console,
               Summary& summary, const std::function<void(const Edit&)>& written) {
  if (command.writes()) {
    if (auto status = store.replace(edit.path, edit.expected, edit.after); !status) {
      ++summary.refused;
      summary.diagnostics.push_back(
          *failed_plan(Plan::Kind::refused, edit.path, status.error()).diagnostic);
      return;
    }
    written(edit);
  } else if (command.diff) {
    console.out << unified_diff(edit.path, edit.before, edit.after);
  } else if (command.check) {
    console.out << edit.path << "\n";
  }
  ++summary.written;
  summary.links_added += edit.links_added;
  summary.links_removed += edit.links_removed;
}

void count(Plan& plan, Summary& summary) {
  switch (plan.kind) {
    case Plan::Kind::unchanged:
      ++summary.unchanged;
      break;
    case Plan::Kind::kept:
      ++summary.kept;
      break;
    case Plan::Kind::skipped:
      ++summary.skipped;
      break;
    case Plan::Kind::refused:
      ++summary.refused;
      break;
    case Plan::Kind::not_article:
    case Plan::Kind::edit:
      break;
  }
  if (plan.diagnostic) summary.diagnostics.push_back(std::move(*plan.diagnostic));
}

}  // namespace

void apply_plans(std::size_t n, const std::function<Plan(std::size_t)>& plan,
                 const Regenerate& command, Store& store, unsigned threads, Progress& progress,
                 const Console& console, Summary& summary,
                 const std::function<void(const Edit&)>& written) {
  progress.begin(command.writes() ? "write" : "compare", n);
  std::vector<Plan> plans;
  for (std::size_t first = 0; first < n && !progress.stopped(); first += kBatch) {
    plans.assign(std::min(kBatch, n - first), Plan{});
    const bool complete =
        parallel_for(plans.size(), 8, threads, progress, [&](std::size_t begin, std::size_t end) {
          for (std::size_t i = begin; i < end; ++i) plans[i] = plan(first + i);
        });
    if (!complete) break;
    for (Plan& planned : plans) {
      if (progress.stopped()) break;
      if (planned.edit) {
        carry_out(*planned.edit, command, store, console, summary, written);
      } else {
        count(planned, summary);
      }
    }
  }
  progress.end();
}

Plan failed_plan(Plan::Kind kind, const std::string& path, const Error& error) {
  return {kind, std::nullopt,
          Diagnostic{Diagnostic::Severity::error, printable_utf8(path), error.line, error.message}};
}

}  // namespace kindred::cli
