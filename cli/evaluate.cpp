#include "cli/evaluate.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/assess.hpp"
#include "cli/attend.hpp"
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
         a.exclude == b.exclude && (a.fields.body > 0) == (b.fields.body > 0);
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
        depth_(command.depth) {
    for (const MetricCall& metric : metrics_) depth_ = std::max(depth_, metric.cutoff);
  }

  Result<Evaluation> run() {
    if (auto status = add_evaluated(); !status) return status.error();
    for (const std::string& config : command_.compare) {
      if (auto status = add_compared(config); !status) return status.error();
    }
    if (command_.baselines) add_baselines();
    if (auto status = write_lists(); !status) return status.error();
    const AssessRequest request{site_.loaded.corpus, site_.judgements,      ids_, metrics_,
                                command_.seed,       site_.settings.threads};
    Evaluation evaluation = assess(request, contenders_, progress_);
    evaluation.site = command_.site;
    evaluation.relations = command_.relations;
    evaluation.as_published = command_.as_published;
    if (!command_.report) return evaluation;
    if (auto status = write_text(*command_.report, to_html(evaluation)); !status) {
      return status.error();
    }
    return evaluation;
  }

  [[nodiscard]] const JudgedSite& site() const { return site_; }

 private:
  Status add_evaluated() {
    if (command_.run) {
      const auto text = read_text(*command_.run);
      if (!text) return text.error();
      auto file = parse_rankings(*text, *command_.run, ArticleIndex(site_.loaded.corpus),
                                 site_.loaded.skipped);
      if (!file) return file.error();
      print_diagnostics(console_, "", file->warnings, command_.common);
      for (auto& [source, list] : file->rankings)
        list.resize(std::min<std::size_t>(list.size(), depth_));
      contenders_.push_back(
          {System::Kind::evaluated, *command_.run, std::move(file->rankings), {}});
      return ok();
    }
    return add(System::Kind::evaluated, site_.settings, site_.loaded);
  }

  Status add_compared(const std::string& config) {
    Common common = command_.common;
    common.config = config;
    common.no_config = false;
    const auto settings = resolve_settings(common, command_.site);
    if (!settings) return settings.error();
    if (reads_alike(settings->options, site_.settings.options)) {
      return add(System::Kind::compared, *settings, site_.loaded);
    }
    const auto store = open_directory_store(command_.site, settings->options);
    if (!store) return store.error();
    const auto loaded = load_corpus(**store, settings->options, settings->threads, progress_);
    if (!loaded) return loaded.error();
    const bool same =
        std::equal(loaded->corpus.begin(), loaded->corpus.end(), site_.loaded.corpus.begin(),
                   site_.loaded.corpus.end(),
                   [](const Article& a, const Article& b) { return a.path == b.path; });
    if (!same && !progress_.stopped()) {
      return Error{Errc::invalid,
                   "reads other articles than the configuration it is compared with ('content' or "
                   "'schema'); a comparison needs the same",
                   config, 0};
    }
    return add(System::Kind::compared, *settings, *loaded);
  }

  Status add(System::Kind kind, const Settings& settings, const Loaded& loaded) {
    if (progress_.stopped()) return ok();
    Curated curated;
    if (command_.as_published) {
      auto file = read_curated(settings, loaded);
      if (!file) return file.error();
      curated = std::move(file->relations);
    }
    Options options = settings.options;
    options.limit = depth_;
    if (!command_.as_published) options = as_judged(std::move(options), depth_);
    RankedArticles ranked =
        command_.as_published ? rank_judged(loaded.corpus, curated, site_.judgements, options,
                                            settings.threads, progress_)
                              : rank_judged(all_recommendable(loaded.corpus), curated,
                                            site_.judgements, options, settings.threads, progress_);
    contenders_.push_back(
        {kind, name_of(settings), std::move(ranked.lists), in_words(ranked.decisions)});
    return ok();
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

  Status write_lists() {
    if (progress_.stopped()) return ok();
    if (command_.qrels_out) {
      auto status = write_text(*command_.qrels_out, render_qrels(to_qrels(site_.judgements, ids_)));
      if (!status) return status;
    }
    if (!command_.run_out) return ok();
    return write_text(*command_.run_out,
                      render_run(to_run(contenders_.front().rankings, ids_), "kindred"));
  }

  const Evaluate& command_;
  std::vector<MetricCall> metrics_;
  JudgedSite site_;
  const Console& console_;
  Progress& progress_;
  std::vector<std::string> ids_;  // by article
  unsigned depth_;
  std::vector<Contender> contenders_;
};

Result<int> run(const Evaluate& command, Progress& progress, const Console& console,
                std::string& output) {
  auto metrics = parse_metrics(command.metrics);
  if (!metrics) {
    return Error{Errc::invalid, "--metrics: " + metrics.error().message, "", 0};
  }
  auto site =
      read_judged_site(command.common, command.site, command.relations, Bodies::if_used, progress);
  if (!site) return site.error();
  const bool skipped = !site->loaded.skipped.empty();
  std::vector<Diagnostic> messages = site->loaded.diagnostics;
  print_diagnostics(console, command.site, messages, command.common);
  print_diagnostics(console, "", site->warnings, command.common);
  if (progress.stopped()) return kInterrupted;

  Evaluating evaluating(command, std::move(*metrics), std::move(*site), console, progress);
  const auto evaluation = evaluating.run();
  if (!evaluation) return evaluation.error();
  if (progress.stopped()) return kInterrupted;
  switch (command.format) {
    case FigureFormat::table:
      output = to_table(*evaluation, command.per_article);
      break;
    case FigureFormat::json:
      output = to_json(*evaluation, command.per_article);
      break;
    case FigureFormat::tsv:
      output = to_tsv(*evaluation, command.per_article);
      break;
  }
  return skipped ? kTrouble : kClean;
}

}  // namespace

int evaluate(const Evaluate& command, const Console& console) {
  return attend(
      console,
      [&](Progress& progress, std::string& output) {
        return run(command, progress, console, output);
      },
      "nothing was printed");
}

}  // namespace kindred::cli
