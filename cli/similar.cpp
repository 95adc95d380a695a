#include "cli/similar.hpp"

#include <algorithm>
#include <span>
#include <sstream>

#include "cli/attend.hpp"
#include "cli/files.hpp"
#include "cli/inputs.hpp"
#include "cli/lookup_table.hpp"
#include "cli/site_path.hpp"
#include "cli/told.hpp"
#include "core/text.hpp"
#include "data/trec.hpp"
#include "models/query.hpp"
#include "models/recommend.hpp"
#include "site/site.hpp"

namespace kindred::cli {
namespace {

constexpr unsigned kLimit = 10;

// On one line: an error is one, and a line end in it would be shown as \x0a.
void add_to_list(std::string& list, std::string_view name) {
  list += (list.empty() ? "" : ", ") + std::string(name);
}

/// The article that a name stands for. Errors: none, with the nearest stems, or several.
Result<DocId> resolve(const Site& site, const std::string& folder, const std::string& name) {
  const ArticleIndex& names = site.catalog.names();
  std::vector<DocId> found = names.find(name);
  if (found.empty()) found = names.find(relative_to_site(folder, name));
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    std::string paths;
    for (const DocId doc : found) add_to_list(paths, names.path(doc));
    return Error{Errc::invalid,
                 "names " + std::to_string(found.size()) + " articles; write the path: " + paths,
                 name, 0};
  }
  if (std::find(site.skipped.begin(), site.skipped.end(), relative_to_site(folder, name)) !=
      site.skipped.end()) {
    return Error{Errc::not_found, "could not be read, see above", name, 0};
  }
  if (trim(name).empty()) {
    return Error{Errc::invalid, "an empty name; write an article's path, file stem or url", "", 0};
  }
  std::string nearest;
  for (const std::string& each : names.nearest_stems(stem(name), 3)) add_to_list(nearest, each);
  return Error{
      Errc::not_found,
      "names no article of " + folder + (nearest.empty() ? "" : "; the nearest are: " + nearest),
      name, 0};
}

/// The queries that were typed or came through the pipe.
struct Asked {
  std::optional<DocId> article;
  std::vector<std::string> texts;  // where it is no article
  bool by_line = false;            // many texts: one that says nothing does not stop the others
};

/// Where a text has no words to search for: why.
std::string emptiness_of(const std::string& text) {
  return trim(text).empty() ? "the text is empty"
                            : "holds no words but stop words, which say nothing about it";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(std::move(line));
  }
  return lines;
}

/// One lookup on its way.
class Asking {
 public:
  Asking(const Similar& command, const Site& site, const Store& store, unsigned threads)
      : command_(command), site_(site), options_(site.options), store_(store), threads_(threads) {
    options_.limit = command.limit.value_or(kLimit);
  }

  Status ask(const Asked& asked) {
    if (asked.article) {
      queries_ = {query_of(site_.model, *asked.article)};
      return ok();
    }
    for (std::uint32_t i = 0; i < asked.texts.size(); ++i) {
      const std::string& text = asked.texts[i];
      texts_.emplace_back(site_.model, options_, text);
      if (texts_.back().words() > 0) continue;
      const std::string named = "'" + text + "'";
      if (!asked.by_line) return Error{Errc::invalid, emptiness_of(text), named, 0};
      if (trim(text).empty()) continue;
      idle_.push_back(
          {Diagnostic::Severity::error, "standard input", i + 1, named + " " + emptiness_of(text)});
    }
    for (const TextQuery& text : texts_) queries_.push_back(text.query());
    return ok();
  }

  /// Lines that were asked in vain.
  [[nodiscard]] std::span<const Diagnostic> idle() const { return idle_; }

  std::string answer(const Asked& asked, std::optional<DocId> other, const TableStyle& style) {
    Progress progress;
    const RelatedLists lists =
        recommend(site_.model, site_.curated, options_, queries_, threads_, progress);
    Teller teller(site_, options_, store_);
    std::string out;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      Lookup lookup;
      lookup.explain = command_.explain;
      if (asked.article) {
        lookup.article = teller.name(*asked.article);
      } else {
        lookup.text = asked.texts[i];
      }
      const bool with_reasons = command_.explain || command_.format == ListFormat::table;
      for (const Match& match : lists[i]) {
        lookup.found.push_back(teller.found(queries_[i], match, with_reasons));
      }
      if (other) lookup.absent = teller.absent(queries_[i], *other);
      out += render(lookup, style);
    }
    return out;
  }

 private:
  [[nodiscard]] std::string render(const Lookup& lookup, const TableStyle& style) const {
    switch (command_.format) {
      case ListFormat::json:
        return to_json(lookup, true);
      case ListFormat::ndjson:
        return to_json(lookup, false);
      case ListFormat::tsv:
        return to_tsv(lookup);
      case ListFormat::table:
        return to_table(lookup, style);
    }
    return "";
  }

  const Similar& command_;
  const Site& site_;
  Options options_;
  const Store& store_;
  unsigned threads_;
  std::vector<TextQuery> texts_;
  std::vector<Query> queries_;
  std::vector<Diagnostic> idle_;
};

Result<Asked> read_query(const Similar& command, const Site& site) {
  Asked asked;
  if (command.text) {
    asked.texts = {*command.text};
  } else if (command.query == "-") {
    const auto text = read_text("-");
    if (!text) return text.error();
    asked.by_line = command.format == ListFormat::ndjson;
    asked.texts = asked.by_line ? lines_of(*text) : std::vector{*text};
  } else {
    const auto article = resolve(site, command.site, command.query);
    if (!article) return article.error();
    asked.article = *article;
  }
  return asked;
}

Result<int> run(const Similar& command, Progress& progress, const Console& console,
                Output& output) {
  if (command.site.empty()) return Error{Errc::invalid, "SITE is empty; name a folder", "", 0};
  if (const auto folder = open_directory_store(command.site, Options{}); !folder) {
    return folder.error();
  }
  auto settings = resolve_settings(command.common, command.site);
  if (!settings) return settings.error();
  auto store = open_directory_store(command.site, settings->options);
  if (!store) return store.error();
  auto site = open_site(
      {command.site, settings->options, settings->curated, settings->threads, settings->cache},
      progress);
  if (!site) return site.error();
  if (progress.stopped()) return kInterrupted;
  print_diagnostics(console, command.site, errors_of(site->diagnostics), command.common);
  if (site->cache_warning) {
    print_diagnostics(console, "", std::span(&*site->cache_warning, 1), command.common);
  }
  if (site->catalog.size() == 0 && site->skipped.empty()) {
    return no_articles(command.site, settings->options);
  }
  auto asked = read_query(command, *site);
  if (!asked) return asked.error();
  std::optional<DocId> other;
  if (command.why_not) {
    const auto resolved = resolve(*site, command.site, *command.why_not);
    if (!resolved) return resolved.error();
    other = *resolved;
  }
  Asking asking(command, *site, **store, settings->threads);
  if (auto status = asking.ask(*asked); !status) return status.error();
  print_diagnostics(console, "", asking.idle(), command.common);
  output.out = asking.answer(*asked, other, console.tables);
  if (output.out.empty() && command.format == ListFormat::table && !command.common.quiet) {
    const bool all_shown = settings->options.rank.min_score <= 0;
    output.err = all_shown
                     ? "nothing is left for the list; --why-not ARTICLE says why\n"
                     : "nothing is similar enough; --set rank.min_score=0 shows what there is\n";
  }
  return site->skipped.empty() && asking.idle().empty() ? kClean : kTrouble;
}

}  // namespace

int similar(const Similar& command, const Console& console) {
  return attend(
      console,
      [&](Progress& progress, Output& output) { return run(command, progress, console, output); },
      "nothing was printed");
}

}  // namespace kindred::cli
