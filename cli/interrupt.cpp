#include "cli/interrupt.hpp"

#include <atomic>
#include <csignal>
#include <initializer_list>

namespace kindred::cli {
namespace {

std::atomic<Progress*> running{nullptr};

void on_signal(int signal) {
  if (Progress* progress = running.exchange(nullptr)) {
    progress->stop();
    return;
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

InterruptGuard::InterruptGuard(Progress& progress) {
  running = &progress;
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, on_signal);
}

InterruptGuard::~InterruptGuard() {
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);
  running = nullptr;
}

}  // namespace kindred::cli
