#include "cli/progress_bar.hpp"

#include <algorithm>
#include <chrono>

namespace kindred::cli {
namespace {

constexpr std::size_t kWidth = 30;

std::string bar(const Progress::Snapshot& now) {
  std::string text = "\r\033[K" + now.stage;
  text.append(now.stage.size() < 12 ? 12 - now.stage.size() : 1, ' ');
  if (now.total == 0) return text + "…";
  const std::size_t done = std::min(now.done, now.total);
  const std::size_t filled = kWidth * done / now.total;
  for (std::size_t i = 0; i < kWidth; ++i) text += i < filled ? "━" : "─";
  return text + " " + with_thousands(done) + " of " + with_thousands(now.total);
}

}  // namespace

ProgressBar::ProgressBar(const Console& console, const Progress& progress)
    : console_(console), progress_(progress) {
  if (console.progress) thread_ = std::thread([this] { run(); });
}

ProgressBar::~ProgressBar() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    done_ = true;
  }
  done_changed_.notify_one();
  thread_.join();
}

void ProgressBar::run() {
  std::unique_lock lock(mutex_);
  bool drawn = false;
  while (!done_changed_.wait_for(lock, std::chrono::milliseconds(100), [this] { return done_; })) {
    const auto now = progress_.now();
    if (now.stage.empty()) continue;
    console_.err << bar(now) << std::flush;
    drawn = true;
  }
  if (drawn) console_.err << "\r\033[K" << std::flush;
}

}  // namespace kindred::cli
