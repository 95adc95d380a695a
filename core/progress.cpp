#include "core/progress.hpp"

#include <algorithm>

namespace kindred {

void Progress::begin(std::string_view stage, std::size_t total) {
  end();
  const std::scoped_lock lock(mutex_);
  stage_ = stage;
  done_ = 0;
  total_ = total;
  started_ = std::chrono::steady_clock::now();
}

void Progress::end() {
  const std::scoped_lock lock(mutex_);
  if (stage_.empty()) return;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started_;
  const auto known = std::find_if(stages_.begin(), stages_.end(),
                                  [&](const Stage& stage) { return stage.name == stage_; });
  if (known != stages_.end()) {
    known->seconds += spent.count();
  } else {
    stages_.push_back({stage_, spent.count()});
  }
  stage_.clear();
}

Progress::Snapshot Progress::now() const {
  const std::scoped_lock lock(mutex_);
  return {stage_, done_, total_};
}

}  // namespace kindred
