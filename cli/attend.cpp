#include "cli/attend.hpp"

#include "cli/interrupt.hpp"
#include "cli/progress_bar.hpp"

namespace kindred::cli {

int attend(const Console& console, const Work& work, const char* nothing_done) {
  Progress progress;
  Output output;
  const auto code = [&] {
    const InterruptGuard interrupt(progress);
    const ProgressBar bar(console, progress);
    return work(progress, output);
  }();
  console.err << output.err;  // first: a pipe may end the process
  console.out << output.out;
  if (!code) {
    print_error(console, code.error());
    return kCouldNotRun;
  }
  if (*code == kInterrupted) console.err << "kindred: interrupted; " << nothing_done << "\n";
  return *code;
}

}  // namespace kindred::cli
