#include "cli/regenerate.hpp"

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <list>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "cli/apply.hpp"
#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/printable_stream.hpp"
#include "cli/progress_bar.hpp"
#include "cli/remove.hpp"
#include "cli/selection.hpp"
#include "cli/settings.hpp"
#include "cli/summary.hpp"
#include "core/parallel.hpp"
#include "data/corpus_loader.hpp"
#include "data/curated.hpp"
#include "data/standing.hpp"
#include "models/matrix.hpp"
#include "models/model.hpp"
#include "models/published.hpp"
#include "models/recommend.hpp"
#include "models/reuse.hpp"
#include "site/site_cache.hpp"

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

/// The process ends behind a run: to give back a large value piece by piece before takes a
/// hundredth of it, and a twentieth at a million articles.
template <class T>
void leave_to_the_end(T value) {
  static auto* const left = new std::list<T>();
  left->push_back(std::move(value));
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
        console_(console),
        ranking_(ranking_options(settings.options)),
        cache_(settings.cache, command.site, settings.options, settings.threads) {}

  Result<Outcome> run() {
    if (command_.writes()) remove_left_overs(store_, summary_);
    auto loaded = cache_.read(store_, progress_);
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
    auto curated = read_relations();
    if (!curated) return curated.error();
    if (auto status = choose_sources(); !status) return status.error();
    warn_of_idle_pins(curated->relations);
    Standing standing;
    if (is_choosy(ranking_)) standing = standing_links(loaded_, owners_);

    cache_.keep_articles();
    Model model = cache_.model(loaded_.corpus, progress_);
    forget_texts();
    RelatedLists lists = lists_of(model, curated->relations);
    if (command_.verify && !progress_.stopped()) {
      if (auto status = verify(curated->relations, lists); !status) return status.error();
    }
    append(curated->warnings);
    if (!progress_.stopped()) {
      lists = publish(model, curated->relations, standing, std::move(lists));
      write(lists);
    }
    keep_files();
    Outcome outcome = finish(std::move(model.decisions));
    leave_to_the_end(std::move(model));
    leave_to_the_end(std::move(lists));
    leave_to_the_end(std::move(loaded_));
    return outcome;
  }

 private:
  [[nodiscard]] Result<CuratedFile> read_relations() const {
    if (!settings_.curated) return CuratedFile{};
    return read_curated(settings_.curated, ArticleIndex(loaded_.corpus), loaded_.skipped);
  }

  void append(const std::vector<Diagnostic>& diagnostics) {
    auto& all = summary_.diagnostics;
    all.insert(all.end(), diagnostics.begin(), diagnostics.end());
  }

  [[nodiscard]] bool is_free(DocId doc) const {  // of a block of someone's own
    const BlockOwner owner = loaded_.files[doc].owner;
    return owner == BlockOwner::none || owner == BlockOwner::kindred;
  }

  // The articles asked for are rewritten, but for those whose block is someone's own.
  Status choose_sources() {
    auto chosen = select_articles(command_.site, command_.paths, loaded_);
    if (!chosen) return chosen.error();
    append(chosen->warnings);
    // Where some paths are asked for, the faults of others are not this run's business.
    std::copy_if(loaded_.diagnostics.begin(), loaded_.diagnostics.end(),
                 std::back_inserter(summary_.diagnostics),
                 [&](const Diagnostic& diagnostic) { return chosen->covers(diagnostic.path); });
    summary_.skipped = static_cast<std::size_t>(
        std::count_if(loaded_.skipped.begin(), loaded_.skipped.end(),
                      [&](const std::string& path) { return chosen->covers(path); }));
    for (const DocId doc : chosen->docs) {
      if (is_free(doc) || settings_.options.existing == Existing::replace) {
        sources_.push_back(doc);
        continue;
      }
      const ArticleFile& file = loaded_.files[doc];
      ++summary_.kept;
      summary_.diagnostics.push_back(
          {Diagnostic::Severity::note, loaded_.corpus[doc].path, file.related_line,
           file.owner == BlockOwner::edited ? kEditedBlock : kForeignBlock});
    }
    owners_ = settings_.options.max_inlinks == 0 ? sources_ : sources_and_free();
    return ok();
  }

  // Blocks of someone's own go where they are asked for; elsewhere they stay.
  [[nodiscard]] std::vector<DocId> sources_and_free() const {
    std::vector<DocId> docs;
    for (DocId doc = 0; doc < loaded_.corpus.size(); ++doc) {
      if (is_free(doc) || std::binary_search(sources_.begin(), sources_.end(), doc)) {
        docs.push_back(doc);
      }
    }
    return docs;
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

  // What the model was made of is a large part of all memory, and done with. Of few articles it is
  // little, and not worth the time.
  void forget_texts() {
    constexpr std::size_t kMany = 50'000;
    if (command_.verify || loaded_.corpus.size() < kMany) return;
    for (Article& article : loaded_.corpus) {
      std::string path = std::move(article.path);
      article = {};
      article.path = std::move(path);
    }
  }

  RelatedLists lists_of(const Model& model, const Curated& curated) {
    if (auto known = cache_.lists(curated, owners_)) return std::move(*known);
    const bool keeps =
        settings_.cache && (command_.paths.empty() || settings_.options.max_inlinks > 0);
    auto earlier = cache_.earlier_lists();
    std::optional<Reuse> reuse;
    if (keeps || earlier) {
      progress_.begin("recall", 0);
      reuse.emplace(model, ranking_, prints_of(model, loaded_.corpus, settings_.threads, progress_),
                    std::move(earlier), owners_.size());
    }
    RelatedLists lists = recommend(model, curated, ranking_, owners_, settings_.threads, progress_,
                                   reuse ? &*reuse : nullptr);
    progress_.end();
    if (keeps && !progress_.stopped()) {
      cache_.keep_lists(curated, std::move(*reuse).finish(owners_, lists));
    }
    return lists;
  }

  // The lists of sources_, of those of owners_.
  RelatedLists publish(const Model& model, const Curated& curated, const Standing& standing,
                       RelatedLists ranked) {
    if (is_choosy(ranking_)) progress_.begin("publish", 0);
    RelatedLists lists = published_lists(model, curated, settings_.options, owners_,
                                         std::move(ranked), {standing.generated, standing.own});
    progress_.end();
    if (owners_.size() == sources_.size()) return lists;
    RelatedLists asked;
    auto owner = owners_.begin();
    for (const DocId source : sources_) {
      owner = std::lower_bound(owner, owners_.end(), source);
      asked.push_back(std::move(lists[static_cast<std::size_t>(owner - owners_.begin())]));
    }
    return asked;
  }

  // What the cache contributed, beside what is made anew.
  Status verify(const Curated& curated, const RelatedLists& lists) {
    const auto anew = load_corpus(store_, settings_.options, settings_.threads, progress_);
    if (!anew) return anew.error();
    const Model model = build_model(anew->corpus, settings_.options, settings_.threads, progress_);
    const bool same =
        anew->corpus == loaded_.corpus && anew->files == loaded_.files &&
        lists == recommend(model, curated, ranking_, owners_, settings_.threads, progress_);
    progress_.end();
    if (same || progress_.stopped()) return ok();
    cache_.forget();
    return Error{Errc::conflict,
                 "the cache does not give what a full rebuild gives, unless files changed "
                 "meanwhile; it was removed and nothing written, run again",
                 settings_.cache.value_or(""), 0};
  }

  // The bytes that it has now are known; its stamp is not to be trusted yet.
  void note_written(const Edit& edit) {
    const auto at = std::lower_bound(
        loaded_.corpus.begin(), loaded_.corpus.end(), edit.path,
        [](const Article& article, const std::string& path) { return article.path < path; });
    ArticleFile& file = loaded_.files[static_cast<std::size_t>(at - loaded_.corpus.begin())];
    file = rewritten(file, edit.after);
    written_.emplace_back(edit.path, file.fingerprint);
  }

  // With what is written by now, also where the run was interrupted.
  void keep_files() {
    if (loaded_.table.size() == 0) return;
    std::vector<FileRecord> records(loaded_.table.records.begin(), loaded_.table.records.end());
    for (const auto& [path, fingerprint] : written_) {
      FileRecord& record = records[loaded_.table.place_of(path)];
      record.stamp = {};
      // Its lines have moved, so what was said about one of them has to be said anew.
      record.fingerprint = has_diagnostics(path) ? 0 : fingerprint;
    }
    loaded_.table.records = std::move(records);
    cache_.keep_files(loaded_);
  }

  [[nodiscard]] bool has_diagnostics(const std::string& path) const {
    const auto at = std::lower_bound(loaded_.diagnostics.begin(), loaded_.diagnostics.end(), path,
                                     [](const Diagnostic& diagnostic, const std::string& name) {
                                       return diagnostic.path < name;
                                     });
    return at != loaded_.diagnostics.end() && at->path == path;
  }

  [[nodiscard]] std::vector<std::string> entries_of(const std::vector<Match>& list) const {
    std::vector<std::string> entries;
    entries.reserve(list.size());
    for (const Match& match : list) entries.push_back(loaded_.files[match.doc].entry);
    return entries;
  }

  // Which of the sources may have to be written, by number; the others are counted. Mostly few, so
  // that all are looked at before any is written. Without writing that would be to look twice.
  std::vector<std::size_t> outdated(const RelatedLists& lists) {
    std::vector<std::size_t> found;
    if (!command_.writes()) {
      found.resize(sources_.size());
      std::iota(found.begin(), found.end(), std::size_t{0});
      return found;
    }
    progress_.begin("compare", sources_.size());
    std::vector<char> differs(sources_.size());
    parallel_for(sources_.size(), task_size(sources_.size()), settings_.threads, progress_,
                 [&](std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     const ArticleFile& file = loaded_.files[sources_[i]];
                     differs[i] = is_up_to_date(file, entries_of(lists[i])) ? 0 : 1;
                   }
                 });
    for (std::size_t i = 0; i < differs.size(); ++i) {
      if (differs[i] != 0) {
        found.push_back(i);
      } else {
        ++summary_.unchanged;
        summary_.links_kept += count_links(loaded_.files[sources_[i]]);
      }
    }
    return found;
  }

  void write(const RelatedLists& lists) {
    const std::vector<std::size_t> sources = outdated(lists);
    if (progress_.stopped()) return;
    const Detail detail = command_.writes() || command_.diff ? Detail::bytes : Detail::counts;
    const auto plan = [&](std::size_t i) -> Plan {
      const DocId doc = sources_[sources[i]];
      const std::string& path = loaded_.corpus[doc].path;
      auto edit = plan_edit(store_, path, loaded_.files[doc], entries_of(lists[sources[i]]), detail,
                            yaml_limits(settings_.options.limits));
      if (!edit) return failed_plan(Plan::Kind::refused, path, edit.error());
      if (!*edit) return {Plan::Kind::unchanged, {}, {}, count_links(loaded_.files[doc])};
      return {Plan::Kind::edit, std::move(*edit), {}};
    };
    apply_plans(sources.size(), plan, command_, store_, settings_.threads, progress_, console_,
                summary_, [this](const Edit& edit) { note_written(edit); });
  }

  Outcome finish(std::vector<Decision> decided) {
    summary_.articles = loaded_.corpus.size() + summary_.skipped;
    summary_.not_articles = loaded_.not_articles;
    summary_.stages = progress_.stages();
    if (cache_.warning()) summary_.diagnostics.push_back(*cache_.warning());
    return {std::move(summary_), std::move(decided), progress_.stopped()};
  }

  const Regenerate& command_;
  const Settings& settings_;
  Store& store_;
  Progress& progress_;
  const Console& console_;
  Options ranking_;  // that lists are ranked with, to choose from
  SiteCache cache_;
  Loaded loaded_;
  std::vector<DocId> sources_;  // whose lists are asked for
  std::vector<DocId> owners_;   // whose lists are ranked: all, where each depends on the others
  std::vector<std::pair<std::string, std::uint64_t>> written_;  // paths, fingerprints of the bytes
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
  auto store = open_directory_store(command.site, settings->options,
                                    command.no_sync ? Sync::kernel : Sync::disk);
  if (!store) return store.error();
  if (command.remove) return remove_blocks(command, *settings, **store, progress, console);
  return Regeneration(command, *settings, **store, progress, console).run();
}

}  // namespace

int regenerate(const Regenerate& command, const Console& console) {
  Progress progress;
  // What --check and --diff show are names and bytes of files: as they are for programs, but not
  // for a terminal, which a bar and a list cannot share either.
  const bool on_terminal = (command.check || command.diff) && ::isatty(STDOUT_FILENO) != 0;
  const auto outcome = [&] {
    PrintableStream shown(console.out);
    const Console results{on_terminal ? shown : console.out, console.err, console.color,
                          console.progress && !on_terminal, console.tables};
    const InterruptGuard interrupt(progress);
    const ProgressBar bar(results, progress);
    return run(command, progress, results);
  }();
  if (outcome) return print_outcome(command, *outcome, console);
  print_error(console, outcome.error());
  return kCouldNotRun;
}

}  // namespace kindred::cli
