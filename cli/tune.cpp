#include "cli/tune.hpp"

#include <cstdio>

#include "cli/attend.hpp"
#include "cli/files.hpp"
#include "cli/inputs.hpp"
#include "core/version.hpp"
#include "models/judged.hpp"
#include "models/tune.hpp"

namespace kindred::cli {
namespace {

std::string decimal(double value, const char* format = "%+.4f") {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string findings(const Tuning& tuning, const std::string& metric) {
  return metric + " of articles that the search had not seen: " + decimal(tuning.held_out_gain) +
         " (95 % interval " + decimal(tuning.held_out.low) + " to " +
         decimal(tuning.held_out.high) + ")";
}

/// Nested keys on one line each: "fields.title" as "fields: {title: 20}".
std::string as_yaml(const Tuning& tuning) {
  std::string text;
  std::string open;
  for (const auto& [key, value] : tuning.changes) {
    const std::size_t dot = key.find('.');
    const std::string group = key.substr(0, dot);
    if (group != open) {
      text += (open.empty() ? "" : "}\n") + group + ": {";
      open = group;
    } else {
      text += ", ";
    }
    text += key.substr(dot + 1) + ": " + value;
  }
  return open.empty() ? text : text + "}\n";
}

std::string text_of(const Tune& command, const Tuning& tuning, std::size_t judged) {
  std::string text = printable(command.site) + ": " + with_thousands(judged) +
                     " judged articles in " + with_thousands(tuning.groups) + " groups, " +
                     std::to_string(tuning.folds) + " folds, " + with_thousands(tuning.tried) +
                     " configurations tried\n";
  text += "  " + findings(tuning, command.metric) + "\n";
  text += "  all judged articles: " + decimal(tuning.start_mean, "%.4f") + " before, " +
          decimal(tuning.best_mean, "%.4f") + " after, which flatters: the search saw them\n";
  return text;
}

std::string file_of(const Tune& command, const Tuning& tuning, const Settings& settings) {
  std::string text = "# Written by kindred tune " + std::string(version()) + " from " +
                     command.relations + ", seed " + std::to_string(command.seed) + ", budget " +
                     std::to_string(command.budget) + ".\n# " + findings(tuning, command.metric) +
                     "\n";
  if (settings.config) text += "# What differs from " + *settings.config + "; merge the two.\n";
  return text + as_yaml(tuning);
}

Result<int> run(const Tune& command, Progress& progress, const Console& console, Output& output) {
  const auto metric = parse_metric(command.metric);
  if (!metric) return Error{Errc::invalid, "--metric: " + metric.error().message, "", 0};
  auto site =
      read_judged_site(command.common, command.site, command.relations, Bodies::always, progress);
  if (!site) return site.error();
  print_diagnostics(console, command.site, site->loaded.diagnostics, command.common);
  print_diagnostics(console, "", site->warnings, command.common);
  if (progress.stopped()) return kInterrupted;
  const TuneRequest request{*metric, command.budget, command.seed, site->settings.threads};
  const Tuning tuning = tune(all_recommendable(std::move(site->loaded.corpus)), site->judgements,
                             site->settings.options, request, progress);
  if (progress.stopped()) return kInterrupted;
  const OutputFile file{"--output", command.output};
  std::string& text = wants_standard_output({&file, 1}) ? output.err : output.out;
  text = text_of(command, tuning, site->judgements.size());
  if (tuning.changes.empty() || tuning.held_out.low <= 0) {
    text += tuning.changes.empty()
                ? "  no better configuration was found; nothing was written\n"
                : "  no gain that chance would not explain; nothing was written. It would be\n" +
                      as_yaml(tuning);
    return kTrouble;
  }
  if (auto status = write_text(file.path, file_of(command, tuning, site->settings), output.out);
      !status) {
    return status.error();
  }
  text += as_yaml(tuning) + "  written to " + printable(command.output) + "\n";
  return kClean;
}

}  // namespace

int tune(const Tune& command, const Console& console) {
  return attend(
      console,
      [&](Progress& progress, Output& output) { return run(command, progress, console, output); },
      "nothing was written");
}

}  // namespace kindred::cli
