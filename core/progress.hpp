// What a long run is doing: stages write counters, whoever is interested looks at them.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace kindred {

/// Counters of a run. begin() and end() belong to the thread that runs the stages; all else may
/// be called from any thread, stop() also from a signal handler.
class Progress {
 public:
  Progress() = default;
  /// Of a part of a run: has stages of its own, and stops with `whole`, which outlives it.
  explicit Progress(const Progress* whole) : whole_(whole) {}

  struct Stage {
    std::string name;
    double seconds = 0;
  };
  struct Snapshot {
    std::string stage;  // empty between stages
    std::size_t done = 0;
    std::size_t total = 0;  // 0 where unknown
  };

  /// Starts a stage of `total` steps and ends the one before. A stage that comes twice is one line.
  void begin(std::string_view stage, std::size_t total);
  void end();
  void advance(std::size_t steps) noexcept { done_ += steps; }

  void stop() noexcept { stopped_ = true; }
  [[nodiscard]] bool stopped() const noexcept {
    return stopped_ || (whole_ != nullptr && whole_->stopped());
  }

  [[nodiscard]] Snapshot now() const;
  /// Finished stages in the order in which they began.
  [[nodiscard]] const std::vector<Stage>& stages() const noexcept { return stages_; }

 private:
  const Progress* whole_ = nullptr;
  mutable std::mutex mutex_;
  std::string stage_;
  std::atomic<std::size_t> done_{0};
  std::atomic<std::size_t> total_{0};
  std::atomic<bool> stopped_{false};
  std::chrono::steady_clock::time_point started_;
  std::vector<Stage> stages_;
};

}  // namespace kindred
