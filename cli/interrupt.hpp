// Ctrl-C as a request to stop between files.
#pragma once

#include "core/progress.hpp"

namespace kindred::cli {

/// While it lives, SIGINT and SIGTERM stop `progress`; a second one ends the process at once. At
/// most one at a time.
class InterruptGuard {
 public:
  explicit InterruptGuard(Progress& progress);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
};

}  // namespace kindred::cli
