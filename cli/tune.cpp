#include "cli/tune.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/attend.hpp"
#include "cli/files.hpp"
#include "cli/inputs.hpp"
#include "core/version.hpp"
#include "data/config.hpp"
#include "models/judged.hpp"
#include "models/tune.hpp"

namespace kindred::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStandardOutput = "-";

std::string folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

std::string decimal(double value, const char* format = "%+.4f") {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

/// A search may take hours: what would keep its result from being written is found before it.
Status check_output(const std::string& path) {
  if (path.empty()) return Error{Errc::invalid, "--output is empty; name a file", "", 0};
  std::error_code ignored;
  if (path != kStandardOutput && fs::is_regular_file(path, ignored)) {
    return Error{Errc::invalid,
                 "stands there already and would be lost; name another --output, or move it away",
                 path, 0};
  }
  const OutputFile file{"--output", path};
  return check_outputs({&file, 1});
}

Status check_names(const Tune& command, const Settings& settings) {
  if (command.output == kStandardOutput ||
      names_hold_in(folder_of(command.output), settings, command.site)) {
    return ok();
  }
  return Error{Errc::invalid,
               "'content' and 'curated' of the configuration name files from '" + settings.folder +
                   "', and would mean others here; name an --output in that folder",
               command.output, 0};
}

bool anything_related(const Judgements& judgements) {
  return std::any_of(judgements.begin(), judgements.end(), [](const auto& article) {
    return std::any_of(article.second.begin(), article.second.end(),
                       [](const auto& judged) { return judged.second > 0; });
  });
}

/// Why nothing could be searched; nothing where something was.
std::optional<std::string> obstacle(const Tune& command, const Judgements& judgements,
                                    const Tuning& tuning) {
  const std::string least = std::to_string(kFewestTunedGroups);
  if (!anything_related(judgements)) {
    return "no article was judged to be related to another (every grade is 0), so that no "
           "configuration is better than another";
  }
  if (judgements.size() < kFewestTunedGroups) {
    return "articles judged: " + std::to_string(judgements.size()) + "; a search needs at least " +
           least + " that no relation joins";
  }
  if (tuning.groups < kFewestTunedGroups) {
    return "relations join the " + with_thousands(judgements.size()) + " judged articles in " +
           std::to_string(tuning.groups) + (tuning.groups == 1 ? " group" : " groups") +
           "; a search needs at least " + least + ", to leave one out and compare the others";
  }
  if (tuning.tried <= 1) {
    return "a --budget of " + std::to_string(command.budget) +
           " is too small to try any change; the default is " + std::to_string(Tune{}.budget);
  }
  return std::nullopt;
}

std::string findings(const Tuning& tuning, const std::string& metric) {
  return metric + " of articles that the search had not seen: " + decimal(tuning.held_out_gain) +
         " (95 % interval " + decimal(tuning.held_out.low) + " to " +
         decimal(tuning.held_out.high) + ")";
}

std::string effort(const Tuning& tuning, std::size_t judged) {
  const std::string cut =
      tuning.components_cut == 0
          ? ""
          : " (" + with_thousands(tuning.components_cut) + " larger of them cut into blocks)";
  return with_thousands(judged) + " judged articles in " + with_thousands(tuning.groups) +
         " groups" + cut + ", " + std::to_string(tuning.folds) + " folds, " +
         with_thousands(tuning.tried) + " configurations tried\n";
}

std::string gain(const Tune& command, const Tuning& tuning) {
  return "  " + findings(tuning, command.metric) +
         "\n  all judged articles: " + decimal(tuning.start_mean, "%.4f") + " before, " +
         decimal(tuning.best_mean, "%.4f") + " after, which flatters: the search saw them\n";
}

/// The whole configuration that was measured: it needs no other to be the same again.
std::string file_of(const Tune& command, const Tuning& tuning) {
  return "# Written by kindred tune " + std::string(version()) + " from " +
         printable(command.relations) + ", seed " + std::to_string(command.seed) + ", budget " +
         std::to_string(command.budget) + ".\n# " + findings(tuning, command.metric) +
         "\n# Complete: what does not stand here is the default.\n" + render_config(tuning.best);
}

/// Writes what was found. A search is not lost over it: what cannot be written is printed.
int write_found(const Tune& command, const Tuning& tuning, const Console& console,
                std::string& text, std::string& standard_output) {
  const std::string file = file_of(command, tuning);
  if (auto status = write_text(command.output, file, standard_output); !status) {
    print_error(console, status.error());
    text += "  found, but not written:\n" + file;
    return kCouldNotRun;
  }
  text += "  written to " + printable(command.output) + "\n";
  return kClean;
}

Result<int> run(const Tune& command, Progress& progress, const Console& console, Output& output) {
  const auto metric = parse_metric(command.metric);
  if (!metric) return Error{Errc::invalid, "--metric: " + metric.error().message, "", 0};
  if (auto status = check_output(command.output); !status) return status.error();
  auto site =
      read_judged_site(command.common, command.site, command.relations, Bodies::always, progress);
  if (!site) return site.error();
  print_diagnostics(console, command.site, site->loaded.diagnostics, command.common);
  print_diagnostics(console, "", site->warnings, command.common);
  if (progress.stopped()) return kInterrupted;
  if (auto status = check_names(command, site->settings); !status) return status.error();

  const bool skipped = !site->loaded.skipped.empty();
  const Options& start = site->settings.options;
  const TuneRequest request{*metric, command.budget, command.seed, site->settings.threads};
  Tuning tuning;
  if (anything_related(site->judgements)) {
    tuning = tune(all_recommendable(std::move(site->loaded.corpus)), site->judgements, start,
                  request, progress);
  }
  if (progress.stopped()) return kInterrupted;
  const OutputFile file{"--output", command.output};
  std::string& text = wants_standard_output({&file, 1}) ? output.err : output.out;
  text = printable(command.site) + ": ";
  if (const auto why = obstacle(command, site->judgements, tuning)) {
    text += *why + "; nothing was written\n";
    return kTrouble;
  }
  text += effort(tuning, site->judgements.size());
  const std::string changes = render_config(tuning.best, start);
  if (changes.empty()) {
    text += "  no better configuration was found; nothing was written\n";
    return kTrouble;
  }
  text += gain(command, tuning);
  if (tuning.held_out.low <= 0) {
    text += "  no gain that chance would not explain; nothing was written. It would be\n" + changes;
    return kTrouble;
  }
  text += changes;
  const int written = write_found(command, tuning, console, text, output.out);
  return written == kClean && skipped ? kTrouble : written;
}

}  // namespace

int tune(const Tune& command, const Console& console) {
  return attend(
      console,
      [&](Progress& progress, Output& output) { return run(command, progress, console, output); },
      "nothing was written");
}

}  // namespace kindred::cli
