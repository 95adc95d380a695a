#include "cli/doctor.hpp"

#include <chrono>

#include "cli/doctor_text.hpp"
#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_bar.hpp"
#include "cli/settings.hpp"
#include "data/annotations.hpp"
#include "data/dates.hpp"
#include "site/examination.hpp"

namespace kindred::cli {
namespace {

Result<std::int64_t> today(const Doctor& command) {
  if (!command.now) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
  }
  const auto date = parse_date(*command.now);
  if (date) return *date;
  return Error{Errc::invalid, "is no date such as 2024-03-05", "--now " + *command.now, 0};
}

Result<Findings> run(const Doctor& command, Progress& progress) {
  if (command.site.empty()) return Error{Errc::invalid, "SITE is empty; name a folder", "", 0};
  if (const auto folder = open_directory_store(command.site, Options{}); !folder) {
    return folder.error();
  }
  const auto settings = resolve_settings(command.common, command.site);
  if (!settings) return settings.error();
  const auto now = today(command);
  if (!now) return now.error();
  const auto store = open_directory_store(command.site, settings->options);
  if (!store) return store.error();
  auto findings =
      examine(**store, {settings->options, *now, command.ignored, settings->threads}, progress);
  if (findings && findings->articles == 0 && !progress.stopped()) {
    return no_articles(command.site, settings->options);
  }
  return findings;
}

// As in text: notes only if verbose, errors alone in quiet runs.
Diagnostic::Severity least_shown(const Common& common) {
  if (common.quiet) return Diagnostic::Severity::error;
  return common.verbose ? Diagnostic::Severity::note : Diagnostic::Severity::warning;
}

}  // namespace

int doctor(const Doctor& command, const Console& console) {
  Progress progress;
  const auto findings = [&] {
    const InterruptGuard interrupt(progress);
    const ProgressBar bar(console, progress);
    return run(command, progress);
  }();
  if (!findings) {
    print_error(console, findings.error());
    return kCouldNotRun;
  }
  if (progress.stopped()) {
    console.err << "kindred: interrupted; not everything was looked at\n";
    return kInterrupted;
  }
  switch (command.format) {
    case FindingsFormat::text:
      print_findings(*findings, command, console);
      break;
    case FindingsFormat::json:
      console.out << to_json(*findings);
      break;
    case FindingsFormat::sarif:
      console.out << to_sarif(*findings, command.site);
      break;
    case FindingsFormat::github:
      console.out << to_annotations(*findings, command.site, least_shown(command.common));
      break;
  }
  return findings->count(Diagnostic::Severity::error) > 0 ? kTrouble : kClean;
}

}  // namespace kindred::cli
