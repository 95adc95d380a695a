#include "cli/summary.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <span>
#include <string>

#include "cli/apply.hpp"
#include "data/annotations.hpp"

namespace kindred::cli {
namespace {

std::string seconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string row(const std::string& name, std::size_t count, const std::string& remark) {
  const std::string number = with_thousands(count);
  std::string line = "  " + name;
  line.append(line.size() < 16 ? 16 - line.size() : 1, ' ');
  line.append(number.size() < 9 ? 9 - number.size() : 0, ' ');
  return line + number + (remark.empty() ? "" : "   " + remark) + "\n";
}

std::uint64_t peak_memory_bytes() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

std::string counts(const Regenerate& command, const Summary& summary) {
  std::string links;
  if (summary.written > 0) {
    links = with_thousands(summary.links_added) + " links added, " +
            with_thousands(summary.links_removed) + " removed, " +
            with_thousands(summary.links_kept) + " kept";
  }
  std::string text = row(command.writes() ? "written" : "to write", summary.written, links);
  text += row("unchanged", summary.unchanged, "");
  if (summary.kept > 0) {
    const auto foreign = std::find_if(
        summary.diagnostics.begin(), summary.diagnostics.end(),
        [](const Diagnostic& diagnostic) { return diagnostic.message == kForeignBlock; });
    std::string remark = "blocks of someone's own";
    if (foreign != summary.diagnostics.end()) remark += ", as in " + printable(foreign->path);
    if (!command.remove) remark += " (--existing replace takes them over)";
    text += row("kept", summary.kept, remark);
  }
  if (summary.skipped > 0) text += row("skipped", summary.skipped, "see the messages");
  if (summary.refused > 0) text += row("refused", summary.refused, "see the messages");
  if (command.common.verbose) {
    text += row("no articles", summary.not_articles, "files without front matter");
  }
  return text;
}

// What `auto` came out as, one line per reason; without effect or set by hand only if verbose.
std::string decided(std::span<const Decision> decisions, bool verbose) {
  std::string text;
  for (std::size_t i = 0; i < decisions.size();) {
    const std::string& reason = decisions[i].reason;
    std::string values;
    bool shown = verbose;
    for (; i < decisions.size() && decisions[i].reason == reason; ++i) {
      char value[32];
      std::snprintf(value, sizeof value, "%.3g", static_cast<double>(decisions[i].value));
      values += (values.empty() ? "" : ", ") + decisions[i].name + " " + value;
      shown = shown || (decisions[i].automatic && decisions[i].value > 0);
    }
    if (shown) text += "  " + values + ": " + reason + "\n";
  }
  return text;
}

std::string as_text(const Regenerate& command, const Summary& summary,
                    std::span<const Decision> decisions) {
  std::string text = printable(command.site) + ": " + counted(summary.articles, "article") + "\n";
  text += counts(command, summary);
  text += decided(decisions, command.common.verbose);
  double total = 0;
  std::string stages;
  for (const auto& stage : summary.stages) {
    total += stage.seconds;
    stages += (stages.empty() ? "" : ", ") + stage.name + " " + seconds(stage.seconds);
  }
  text += "  " + seconds(total) + " s";
  if (command.common.verbose) {
    text += ": " + stages + "; peak memory " +
            std::to_string((summary.peak_memory_bytes + (1U << 20U) - 1) >> 20U) + " MiB";
  }
  return text + "\n";
}

// Blocks that were never kindred's may be thousands: JSON lists them, the text names one.
std::vector<Diagnostic> worth_a_line(const Summary& summary) {
  std::vector<Diagnostic> shown;
  std::copy_if(summary.diagnostics.begin(), summary.diagnostics.end(), std::back_inserter(shown),
               [](const Diagnostic& diagnostic) { return diagnostic.message != kForeignBlock; });
  return shown;
}

// Where the messages go otherwise; a runner reads both streams.
void print_annotations(const Regenerate& command, const Summary& summary, const Console& console) {
  for (const Diagnostic& diagnostic : worth_a_line(summary)) {
    if (command.common.quiet && diagnostic.severity != Diagnostic::Severity::error) continue;
    console.err << annotation(diagnostic, command.site, "kindred");
  }
}

int exit_code(const Regenerate& command, const Summary& summary, bool interrupted) {
  if (interrupted) return kInterrupted;
  const bool errors = std::any_of(summary.diagnostics.begin(), summary.diagnostics.end(),
                                  [](const Diagnostic& diagnostic) {
                                    return diagnostic.severity == Diagnostic::Severity::error;
                                  });
  const bool stale = command.check && summary.written > 0;
  return errors || stale ? kTrouble : kClean;
}

}  // namespace

int print_outcome(const Regenerate& command, Outcome outcome, const Console& console) {
  Summary& summary = outcome.summary;
  summary.peak_memory_bytes = peak_memory_bytes();
  std::stable_sort(summary.diagnostics.begin(), summary.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; });
  std::ostream& out = command.check || command.diff ? console.err : console.out;
  if (command.format == Format::json) {  // the messages are part of it
    out << to_json(summary);
    return exit_code(command, summary, outcome.interrupted);
  }
  if (command.format == Format::github) {
    print_annotations(command, summary, console);
  } else {
    print_diagnostics(console, command.site, worth_a_line(summary), command.common);
  }
  if (!command.common.quiet) out << as_text(command, summary, outcome.decisions);
  if (outcome.interrupted) {
    console.err << "kindred: interrupted; what was written is complete, run again for the rest\n";
  } else if (command.check && summary.written > 0 && !command.common.quiet) {
    console.err << with_thousands(summary.written)
                << " stale; the same command without --check writes them\n";
  }
  return exit_code(command, summary, outcome.interrupted);
}

}  // namespace kindred::cli
