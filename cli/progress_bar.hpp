// A progress bar on the terminal, drawn beside the work.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "cli/console.hpp"
#include "core/progress.hpp"

namespace kindred::cli {

/// Draws the stage that `progress` is in, some times a second, from construction to destruction;
/// nothing if the console wants no progress. Its line is gone when it ends.
class ProgressBar {
 public:
  ProgressBar(const Console& console, const Progress& progress);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

 private:
  void run();

  const Console& console_;
  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable done_changed_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace kindred::cli
