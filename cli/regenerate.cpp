#include "cli/regenerate.hpp"

#include <unistd.h>

#include <set>

#include "cli/apply.hpp"
#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_bar.hpp"
#include "cli/remove.hpp"
#include "cli/selection.hpp"
#include "cli/settings.hpp"
#include "cli/summary.hpp"
#include "data/corpus_loader.hpp"
#include "data/curated.hpp"
#include "models/model.hpp"
#include "models/recommend.hpp"

namespace kindred::cli {
namespace {

// One unwritable folder costs its own articles; if all are, the run makes no sense.
Status check_writable(const Store& store, const Loaded& loaded, const std::string& site) {
  std::set<std::string> folders;
  Status first = ok();
  for (const Article& article : loaded.corpus) {
    if (!folders.insert(article.path.substr(0, article.path.rfind('/') + 1)).second) continue;
    auto status = store.check_writable(article.path);
    if (status) return ok();
    first = status;
  }
  if (!first) first.error().path = site;
  return first;
}

/// One regeneration on its way; the steps are in the order in which run() takes them.
class Regeneration {
 public:
  Regeneration(const Regenerate& command, const Settings& settings, Store& store,
               Progress& progress, const Console& console)
      : command_(command),
        settings_(settings),
        store_(store),
        progress_(progress),
        console_(console) {}

  Result<Outcome> run() {
    auto loaded = load_corpus(store_, settings_.options, settings_.threads, progress_);
    if (!loaded) return loaded.error();
    loaded_ = std::move(*loaded);
    if (progress_.stopped()) return finish({});
    if (loaded_.corpus.empty() && loaded_.skipped.empty()) {
      return no_articles(command_.site, settings_.options);
    }
    if (command_.writes()) {
      if (auto status = check_writable(store_, loaded_, command_.site); !status) {
        return status.error();
      }
    }
    auto curated = read_curated(settings_.curated, ArticleIndex(loaded_.corpus), loaded_.skipped);
    if (!curated) return curated.error();
    if (auto status = choose_sources(); !status) return status.error();
    warn_of_idle_pins(curated->relations);

    const Model model =
        build_model(loaded_.corpus, settings_.options, settings_.threads, progress_);
    for (Article& article : loaded_.corpus) article.body = {};  // the largest part; done with
    const RelatedLists lists = recommend(model, curated->relations, settings_.options, sources_,
                                         settings_.threads, progress_);
    progress_.end();
    auto& all = summary_.diagnostics;
    all.insert(all.end(), curated->warnings.begin(), curated->warnings.end());
    if (!progress_.stopped()) write(lists);
    return finish(model.decisions);
  }

 private:
  // The articles asked for are rewritten, but for those whose block is someone's own.
  Status choose_sources() {
    auto chosen = select_articles(command_.site, command_.paths, loaded_);
    if (!chosen) return chosen.error();
    summary_.diagnostics = chosen->warnings;
    // Where some paths are asked for, the faults of others are not this run's business.
    std::erase_if(loaded_.skipped, [&](const auto& path) { return !chosen->covers(path); });
    std::erase_if(loaded_.diagnostics, [&](const auto& d) { return !chosen->covers(d.path); });
    for (const DocId doc : chosen->docs) {
      const ArticleFile& file = loaded_.files[doc];
      const bool own = file.owner == BlockOwner::none || file.owner == BlockOwner::kindred;
      if (own || settings_.options.existing == Existing::replace) {
        sources_.push_back(doc);
        continue;
      }
      ++summary_.kept;
      summary_.diagnostics.push_back(
          {Diagnostic::Severity::note, loaded_.corpus[doc].path, file.related_line,
           file.owner == BlockOwner::edited ? kEditedBlock : kForeignBlock});
    }
    return ok();
  }

  // A pin leads nowhere where its article may not be recommended; the editor should know.
  void warn_of_idle_pins(const Curated& relations) {
    for (const auto& [doc, entry] : relations) {
      for (const DocId pin : entry.pins) {
        if (loaded_.corpus[pin].recommendable) continue;
        summary_.diagnostics.push_back(
            {Diagnostic::Severity::warning, loaded_.corpus[doc].path, 0,
             "the pin of '" + loaded_.corpus[pin].path +
                 "' has no effect: that article is removed, a draft or unpublished"});
      }
    }
  }

  void write(const RelatedLists& lists) {
    const Proof proof = command_.writes() ? Proof::whole : Proof::fields;
    const auto plan = [&](std::size_t i) -> Plan {
      const DocId doc = sources_[i];
      const std::string& path = loaded_.corpus[doc].path;
      std::vector<std::string> entries;
      for (const Match& match : lists[i]) entries.push_back(loaded_.files[match.doc].entry);
      auto edit = plan_edit(store_, path, loaded_.files[doc], entries, proof);
      if (!edit) return failed_plan(Plan::Kind::refused, path, edit.error());
      if (!*edit) return {};
      return {Plan::Kind::edit, std::move(*edit), {}};
    };
    apply_plans(sources_.size(), plan, command_, store_, settings_.threads, progress_, console_,
                summary_);
  }

  Outcome finish(std::vector<Decision> decided) {
    summary_.articles = loaded_.corpus.size() + loaded_.skipped.size();
    summary_.skipped = loaded_.skipped.size();
    summary_.not_articles = loaded_.not_articles;
    summary_.stages = progress_.stages();
    auto& all = summary_.diagnostics;
    all.insert(all.end(), loaded_.diagnostics.begin(), loaded_.diagnostics.end());
    return {std::move(summary_), std::move(decided), progress_.stopped()};
  }

  const Regenerate& command_;
  const Settings& settings_;
  Store& store_;
  Progress& progress_;
  const Console& console_;
  Loaded loaded_;
  std::vector<DocId> sources_;
  Summary summary_;
};

Result<Outcome> run(const Regenerate& command, Progress& progress, const Console& console) {
  if (command.site.empty()) return Error{Errc::invalid, "SITE is empty; name a folder", "", 0};
  // First that there is a site at all: a configuration is looked for from there.
  if (const auto folder = open_directory_store(command.site, Options{}); !folder) {
    return folder.error();
  }
  auto settings = resolve_settings(command.common, command.site);
  if (!settings) return settings.error();
  if (command.limit) settings->options.limit = *command.limit;
  if (command.existing) settings->options.existing = *command.existing;
  auto store = open_directory_store(command.site, settings->options);
  if (!store) return store.error();
  if (command.remove) return remove_blocks(command, *settings, **store, progress, console);
  return Regeneration(command, *settings, **store, progress, console).run();
}

}  // namespace

int regenerate(const Regenerate& command, const Console& console) {
  Progress progress;
  Console quiet_results = console;
  // A bar and a list cannot share a terminal.
  if (command.check || command.diff) quiet_results.progress &= ::isatty(STDOUT_FILENO) == 0;
  const auto outcome = [&] {
    const InterruptGuard interrupt(progress);
    const ProgressBar bar(quiet_results, progress);
    return run(command, progress, quiet_results);
  }();
  if (outcome) return print_outcome(command, *outcome, console);
  print_error(console, outcome.error());
  return kCouldNotRun;
}

}  // namespace kindred::cli
