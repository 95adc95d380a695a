#include "cli/attend.hpp"

#include "cli/interrupt.hpp"
#include "cli/progress_bar.hpp"

namespace kindred::cli {

int attend(const Console& console, const Work& work, const char* nothing_done) {
  Progress progress;
  std::string output;
  const auto code = [&] {
    const InterruptGuard interrupt(progress);
    const ProgressBar bar(console, progress);
    return work(progress, output);
  }();
  if (!code) {
    print_error(console, code.error());
    return kCouldNotRun;
  }
  if (*code == kInterrupted) console.err << "kindred: interrupted; " << nothing_done << "\n";
  console.out << output;
  return *code;
}

}  // namespace kindred::cli
