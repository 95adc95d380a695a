#include "cli/evaluate.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/assess.hpp"
#include "cli/evaluation_text.hpp"
#include "cli/files.hpp"
#include "cli/inputs.hpp"
#include "core/article_index.hpp"
#include "data/relations.hpp"
#include "data/trec.hpp"
#include "models/baselines.hpp"
#include "models/judged.hpp"

namespace kindred::cli {
namespace {

constexpr unsigned kDefaultDepth = 10;

std::vector<std::string> in_words(const std::vector<Decision>& decisions) {
  std::vector<std::string> lines;
  for (const Decision& decision : decisions) {
    char value[32];
    std::snprintf(value, sizeof value, "%.3g", static_cast<double>(decision.value));
    lines.push_back(decision.name + " " + value + " (" + (decision.automatic ? "auto: " : "") +
                    decision.reason + ")");
  }
  return lines;
}

/// A configuration as a reader would name it: from the current folder where it is below it.
std::string name_of(const Settings& settings) {
  if (!settings.config) return "defaults";
  std::error_code ignored;
  const auto near = std::filesystem::proximate(*settings.config, ignored).string();
  return near.empty() || near.starts_with("..") ? *settings.config : near;
}

/// What decides which articles there are and what is known of them.
bool reads_alike(const Options& a, const Options& b) {
  return a.content == b.content && a.content_base == b.content_base && a.schema == b.schema &&
         a.permalinks == b.permalinks && a.exclude == b.exclude &&
         (a.fields.body > 0) == (b.fields.body > 0);
}

/// What is asked for beside the figures.
std::vector<OutputFile> outputs(const Evaluate& command) {
  std::vector<OutputFile> files;
  const auto add = [&](const char* option, const std::optional<std::string>& path) {
    if (path) files.push_back({option, *path});
  };
  add("--report", command.report);
  add("--run-out", command.run_out);
  add("--qrels-out", command.qrels_out);
  return files;
}

unsigned largest_cutoff(std::span<const MetricCall> metrics) {
  unsigned largest = 0;
  for (const MetricCall& metric : metrics) largest = std::max(largest, metric.cutoff);
  return largest;
}

/// Without it nobody can tell a bad list from one that nobody judged.
void add_judged(std::vector<MetricCall>& metrics, unsigned depth) {
  const bool is_there = std::any_of(metrics.begin(), metrics.end(), [](const MetricCall& call) {
    return call.metric->name == "Judged";
  });
  if (is_there) return;
  const unsigned cutoff = largest_cutoff(metrics);
  const unsigned entries = cutoff > 0 ? cutoff : std::min(depth, kHighestCutoff);
  metrics.push_back(*parse_metric("Judged@" + std::to_string(entries)));
}

class Evaluating {
 public:
  Evaluating(const Evaluate& command, std::vector<MetricCall> metrics, JudgedSite site,
             const Console& console, Progress& progress)
      : command_(command),
        metrics_(std::move(metrics)),
        site_(std::move(site)),
        console_(console),
        progress_(progress),
        ids_(document_ids(site_.loaded.corpus)),
        depth_(std::max(command.depth.value_or(kDefaultDepth), largest_cutoff(metrics_))) {}

  /// Of no use once progress.stopped().
  Result<Evaluation> run() {
    if (auto status = rank(); !status) return status.error();
    if (progress_.stopped()) return Evaluation{};
    add_judged(metrics_, depth_);
    const AssessRequest request{site_.loaded.corpus, site_.judgements,      ids_, metrics_,
                                command_.seed,       site_.settings.threads};
    Evaluation evaluation = assess(request, contenders_, progress_);
    evaluation.site = command_.site;
    evaluation.relations = command_.relations;
    evaluation.as_published = command_.as_published;
    evaluation.curated_left_out = curated_left_out_;
    evaluation.depth = depth_;
    return evaluation;
  }

  /// Writes what was asked for beside the figures, after run().
  Status write(const Evaluation& evaluation, std::string& standard_output) const {
    const auto put = [&](const std::optional<std::string>& path, const auto& render) {
      return path ? write_text(*path, render(), standard_output) : ok();
    };
    if (auto status = put(command_.report, [&] { return to_html(evaluation); }); !status) {
      return status;
    }
    const auto qrels = [&] { return render_qrels(to_qrels(site_.judgements, ids_)); };
    if (auto status = put(command_.qrels_out, qrels); !status) return status;
    return put(command_.run_out,
               [&] { return render_run(to_run(contenders_.front().rankings, ids_), "kindred"); });
  }

 private:
  /// The lists of every contender, the evaluated one first; fewer once progress.stopped().
  Status rank() {
    if (auto status = add_evaluated(); !status) return status;
    for (const std::string& config : command_.compare) {
      if (progress_.stopped()) return ok();
      if (auto status = add_compared(config); !status) return status;
    }
    if (command_.baselines) add_baselines();
    return ok();
  }

  Status add_evaluated() {
    return command_.run ? add_run(*command_.run)
                        : add(System::Kind::evaluated, site_.settings, site_.loaded);
  }

  Status add_run(const std::string& path) {
    const auto text = read_text(path);
    if (!text) return text.error();
    auto file =
        parse_rankings(*text, path, ArticleIndex(site_.loaded.corpus), site_.loaded.skipped);
    if (!file) return file.error();
    print_diagnostics(console_, "", file->warnings, command_.common);
    for (auto& [source, list] : file->rankings) {
      if (command_.depth) {
        list.resize(std::min<std::size_t>(list.size(), depth_));
      } else if (site_.judgements.contains(source)) {
        // As trec_eval takes it. Whatever is compared with it may be as long.
        depth_ = std::max(depth_, static_cast<unsigned>(list.size()));
      }
    }
    contenders_.push_back({System::Kind::evaluated, path, std::move(file->rankings), {}});
    return ok();
  }

  Status add_compared(const std::string& config) {
    Common common = command_.common;
    common.config = config;
    common.no_config = false;
    common.settings.clear();  // --set is about what is evaluated
    const auto settings = resolve_settings(common, command_.site);
    if (!settings) return settings.error();
    if (reads_alike(settings->options, site_.settings.options)) {
      return add(System::Kind::compared, *settings, site_.loaded);
    }
    const auto store = open_directory_store(command_.site, settings->options);
    if (!store) return store.error();
    const auto loaded =
        read_articles(command_.site, *settings, settings->options, **store, progress_);
    if (!loaded) return loaded.error();
    if (progress_.stopped()) return ok();
    const bool same =
        std::equal(loaded->corpus.begin(), loaded->corpus.end(), site_.loaded.corpus.begin(),
                   site_.loaded.corpus.end(),
                   [](const Article& a, const Article& b) { return a.path == b.path; });
    if (!same) {
      return Error{Errc::invalid,
                   "reads other articles than the configuration it is compared with ('content' or "
                   "'schema'); a comparison needs the same",
                   config, 0};
    }
    return add(System::Kind::compared, *settings, *loaded);
  }

  Status add(System::Kind kind, const Settings& settings, const Loaded& loaded) {
    auto curated = curated_of(settings, loaded);
    if (!curated) return curated.error();
    Options options = settings.options;
    options.limit = depth_;
    if (!command_.as_published) options = as_judged(std::move(options), depth_);
    RankedArticles ranked =
        command_.as_published ? rank_judged(loaded.corpus, *curated, site_.judgements, options,
                                            settings.threads, progress_)
                              : rank_judged(all_recommendable(loaded.corpus), *curated,
                                            site_.judgements, options, settings.threads, progress_);
    contenders_.push_back(
        {kind, name_of(settings), std::move(ranked.lists), in_words(ranked.decisions)});
    return ok();
  }

  /// Pins and blocks where they apply. What is in the file of the judgements is no feature of the
  /// lists that these judge.
  Result<Curated> curated_of(const Settings& settings, const Loaded& loaded) {
    if (!command_.as_published || !settings.curated) return Curated{};
    std::error_code differs;
    if (std::filesystem::equivalent(*settings.curated, command_.relations, differs)) {
      curated_left_out_ = true;
      return Curated{};
    }
    auto file = read_curated(settings.curated, ArticleIndex(loaded.corpus), loaded.skipped);
    if (!file) return file.error();
    return std::move(file->relations);
  }

  void add_baselines() {
    const Corpus corpus =
        command_.as_published ? site_.loaded.corpus : all_recommendable(site_.loaded.corpus);
    const BaselineRequest request{corpus, site_.judgements, depth_, command_.seed,
                                  site_.settings.threads};
    for (const Baseline& baseline : baselines()) {
      if (progress_.stopped()) return;
      contenders_.push_back({System::Kind::baseline,
                             std::string(baseline.name),
                             baseline.rank(request, progress_),
                             {}});
    }
  }

  const Evaluate& command_;
  std::vector<MetricCall> metrics_;
  JudgedSite site_;
  const Console& console_;
  Progress& progress_;
  std::vector<std::string> ids_;  // by article
  unsigned depth_;
  bool curated_left_out_ = false;
  std::vector<Contender> contenders_;
};

std::string figures(const Evaluation& evaluation, const Evaluate& command) {
  switch (command.format) {
    case FigureFormat::json:
      return to_json(evaluation, command.per_article);
    case FigureFormat::tsv:
      return to_tsv(evaluation, command.per_article);
    default:
      return to_table(evaluation, command.per_article);
  }
}

}  // namespace

Result<int> evaluate(const Evaluate& command, const Console& console, Progress& progress,
                     Output& output) {
  auto metrics = parse_metrics(command.metrics);
  if (!metrics) {
    return Error{Errc::invalid, "--metrics: " + metrics.error().message, "", 0};
  }
  const std::vector<OutputFile> files = outputs(command);
  if (auto status = check_outputs(files); !status) return status.error();
  auto site =
      read_judged_site(command.common, command.site, command.relations, Bodies::if_used, progress);
  if (!site) return site.error();
  const bool skipped = !site->loaded.skipped.empty();
  print_diagnostics(console, command.site, site->loaded.diagnostics, command.common);
  print_diagnostics(console, "", site->warnings, command.common);
  if (progress.stopped()) return kInterrupted;

  Evaluating evaluating(command, std::move(*metrics), std::move(*site), console, progress);
  const auto evaluation = evaluating.run();
  if (!evaluation) return evaluation.error();
  if (progress.stopped()) return kInterrupted;
  // First, so that they are not lost with a file that cannot be written.
  (wants_standard_output(files) ? output.err : output.out) = figures(*evaluation, command);
  if (auto status = evaluating.write(*evaluation, output.out); !status) return status.error();
  return skipped ? kTrouble : kClean;
}

int evaluate(const Evaluate& command, const Console& console) {
  return attend(
      console,
      [&](Progress& progress, Output& output) {
        return evaluate(command, console, progress, output);
      },
      "nothing was printed or written");
}

}  // namespace kindred::cli
