// What a run has to say, as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "core/result.hpp"

namespace kindred {

/// The closing figures of a regeneration. Every article is counted in exactly one of skipped, kept,
/// written, unchanged and refused, or was not asked for.
struct Summary {
  std::size_t articles = 0;      // files with front matter, sound or not
  std::size_t skipped = 0;       // could not be read, or have no text
  std::size_t kept = 0;          // hold a block that is someone's own
  std::size_t written = 0;       // (or would be: --dry-run, --check, --diff)
  std::size_t unchanged = 0;     // hold what kindred would write
  std::size_t refused = 0;       // could not be written safely
  std::size_t not_articles = 0;  // files that may be articles but have no front matter
  std::size_t links_added = 0;
  std::size_t links_removed = 0;
  std::size_t links_kept = 0;  // stand before and after, in `unchanged` articles too
  std::vector<Progress::Stage> stages;
  std::uint64_t peak_memory_bytes = 0;
  std::vector<Diagnostic> diagnostics;  // paths relative to the site
};

/// One JSON object (CLI.md "regenerate", --format json), ended by a line end.
std::string to_json(const Summary& summary);

/// "note", "warning", "error".
std::string_view severity_name(Diagnostic::Severity severity);

}  // namespace kindred
