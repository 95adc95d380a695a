#include "cli/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>

#include "core/text.hpp"

namespace kindred::cli {
namespace {

constexpr const char* kAbout =
    "Related articles for folders of Markdown.\n"
    "kindred reads articles with YAML front matter, finds for each the ones a reader should see\n"
    "next, and keeps them in each article's generated `related` block. No other byte changes.";

constexpr const char* kRegenerateExamples =
    "\nExamples:\n"
    "  kindred regenerate site --dry-run          what would change, and how long it takes\n"
    "  kindred regenerate site                    write the related links of every article\n"
    "  kindred regenerate site _news/a.md -n 3    of one article, three links\n"
    "  kindred regenerate site --check            in CI: exit 1 and a list if links are stale\n"
    "  kindred regenerate site --diff | less      look before you write\n"
    "  kindred regenerate site --set rank.quality=0 --set content=[_posts]\n"
    "  kindred regenerate site --remove           take out every block that kindred wrote\n"
    "\nExit codes: 0 clean; 1 articles were skipped or refused, or --check found stale ones;\n"
    "2 could not run; 130 interrupted.\n"
    "Configuration: kindred.yml, nearest upward from SITE; the README lists its keys.\n";

constexpr const char* kEvaluateExamples =
    "\nExamples:\n"
    "  kindred evaluate --site site --relations relations.yml\n"
    "  kindred evaluate --site site --relations front-matter --baselines\n"
    "  kindred evaluate --site site --relations r.yml --compare new.yml --report report.html\n"
    "  kindred evaluate --site site --relations judged.qrels --run other-tool.run\n"
    "  kindred evaluate --site site --relations r.yml --metrics nDCG@5,R@20 --format json\n"
    "\nMetrics: nDCG, AP, P, R, RR, Success, Judged with @cutoff, and Rprec, as trec_eval defines\n"
    "them; its own names (ndcg_cut_10, map, recip_rank) work too.\n"
    "Relations: YAML as relations.yml (by its name, or its first line '- …'), TREC qrels, or the\n"
    "word front-matter: the `related` blocks that kindred did not write.\n"
    "Where --report, --run-out or --qrels-out is '-', the figures go to standard error.\n"
    "Exit codes: 0 clean; 1 articles were skipped; 2 could not run; 130 interrupted.\n";

constexpr const char* kTuneExamples =
    "\nExamples:\n"
    "  kindred tune --site site --relations relations.yml --output tuned.yml\n"
    "  kindred tune --site site --relations judged.qrels --output tuned.yml --budget 300\n"
    "  kindred evaluate --site site --relations relations.yml --config tuned.yml\n"
    "\nThe search begins with the site's configuration and tries other field weights, shares of "
    "the\n"
    "similarity, boosts and closeness in time. Groups of related articles are left out in turn: "
    "the\n"
    "gain that is printed is that of articles which the search had not seen. The file is complete\n"
    "(what differs from the defaults, whoever set it) and never takes the place of another.\n"
    "Exit codes: 0 the configuration was written; 1 it was written, but articles were skipped, or\n"
    "there was no gain above zero and nothing was written; 2 could not run; 130 interrupted.\n";

/// Takes one of the names; says which there are, and the nearest, otherwise.
template <class Value>
CLI::Validator one_of(const std::map<std::string, Value>& choices) {
  const auto check = [choices](std::string& typed) -> std::string {
    std::vector<std::string> names;
    std::string all;
    for (const auto& [name, value] : choices) {
      names.push_back(name);
      all += (all.empty() ? "" : ", ") + name;
    }
    const auto chosen = choices.find(typed);
    if (chosen == choices.end()) {
      return "'" + typed + "' is none of " + all + suggestion(typed, names);
    }
    typed = std::to_string(static_cast<int>(chosen->second));  // as CLI11 reads enumerations
    return "";
  };
  return CLI::Validator(check, "");
}

void add_common(CLI::App& app, Common& common) {
  const std::map<std::string, When> when = {
      {"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
  const std::string group = "Common options";
  app.add_option("--config", common.config, "configuration file")->type_name("FILE")->group(group);
  app.add_flag("--no-config", common.no_config, "read no configuration file")->group(group);
  app.add_option("--set", common.settings, "set a configuration key; may be repeated")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("-j,--jobs", common.jobs, "threads (default: all cores)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""))
      ->group(group);
  app.add_option("--cache", common.cache, "folder of caches (~/.cache/kindred)")
      ->type_name("DIR")
      ->group(group);
  app.add_flag("--no-cache", common.no_cache, "read and analyse everything anew")->group(group);
  app.add_flag("-q,--quiet", common.quiet, "errors only")->group(group);
  app.add_flag("-v,--verbose", common.verbose, "more figures, every warning")->group(group);
  app.add_option("--progress", common.progress, "progress bar: auto, always or never")
      ->type_name("WHEN")
      ->transform(one_of(when))
      ->group(group);
  app.add_option("--color", common.color, "colours: auto, always or never")
      ->type_name("WHEN")
      ->transform(one_of(when))
      ->group(group);
}

void add_regenerate(CLI::App& app, Regenerate& command) {
  const std::map<std::string, Existing> existing = {{"keep", Existing::keep},
                                                    {"replace", Existing::replace}};
  const std::map<std::string, Format> formats = {{"text", Format::text}, {"json", Format::json}};
  app.add_option("SITE", command.site, "folder of the site")->required()->type_name("");
  app.add_option("PATH", command.paths, "articles or folders to rewrite (default: all)")
      ->type_name("");
  app.add_option("-n,--limit", command.limit, "entries per article (5)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000).description(""));
  app.add_option("--existing", command.existing,
                 "`related` blocks that kindred did not write: keep or replace (keep)")
      ->type_name("WHAT")
      ->transform(one_of(existing));
  app.add_flag("--dry-run", command.dry_run, "compute and report, write nothing");
  app.add_flag("--check", command.check, "write nothing, list stale articles, exit 1 if any");
  app.add_flag("--diff", command.diff, "write nothing, print a unified diff");
  app.add_flag("--verify", command.verify, "prove that the cache gives what a full rebuild gives");
  app.add_flag("--remove", command.remove, "take out every block that kindred wrote");
  app.add_option("--format", command.format, "closing summary: text or json")
      ->type_name("FORMAT")
      ->transform(one_of(formats));
  add_common(app, command.common);
  app.footer(kRegenerateExamples);
}

void add_similar(CLI::App& app, Similar& command) {
  const std::map<std::string, ListFormat> formats = {{"table", ListFormat::table},
                                                     {"json", ListFormat::json},
                                                     {"ndjson", ListFormat::ndjson},
                                                     {"tsv", ListFormat::tsv}};
  auto* query = app.add_option("QUERY", command.query,
                               "an article, by path, file stem or url; - for free text from stdin")
                    ->type_name("");
  app.add_option("--site", command.site, "folder of the site")->required()->type_name("SITE");
  app.add_option("--text", command.text, "free text instead of an article")
      ->type_name("TEXT")
      ->excludes(query);
  app.add_option("-n,--limit", command.limit, "entries (10)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000).description(""));
  app.add_flag("--explain", command.explain, "how each score came about");
  app.add_option("--why-not", command.why_not, "why this article is not in the list")
      ->type_name("OTHER");
  app.add_option("--format", command.format, "table, json, ndjson (a line per query) or tsv")
      ->type_name("FORMAT")
      ->transform(one_of(formats));
  add_common(app, command.common);
}

void add_relations(CLI::App& app, std::string& site, std::string& relations) {
  app.add_option("--site", site, "folder of the site")->required()->type_name("SITE");
  app.add_option("--relations", relations, "what people judged: YAML, TREC qrels, or front-matter")
      ->required()
      ->type_name("FILE");
}

void add_evaluate(CLI::App& app, Evaluate& command) {
  const std::map<std::string, FigureFormat> formats = {
      {"table", FigureFormat::table}, {"json", FigureFormat::json}, {"tsv", FigureFormat::tsv}};
  add_relations(app, command.site, command.relations);
  app.add_option("--metrics", command.metrics,
                 "figures, separated by commas (nDCG@10,AP@10,P@5,R@10,RR,Success@5,Judged@10)")
      ->type_name("LIST");
  app.add_option("--depth", command.depth,
                 "where lists end (10, a --run where it ends; at least the largest cutoff)")
      ->type_name("N")
      ->check(CLI::Range(1, 10'000).description(""));
  app.add_option("--run", command.run, "evaluate this TREC run instead of ranking")
      ->type_name("FILE");
  app.add_option(
         "--compare", command.compare,
         "a configuration to compare with, as it is: --set does not change it; may be repeated")
      ->type_name("CONFIG")
      ->allow_extra_args(false);
  app.add_flag("--baselines", command.baselines,
               "also newest, same-topic, random and title-only lists");
  app.add_flag("--as-published", command.as_published,
               "with pins, blocks, exclusions, thresholds and collapsed copies");
  app.add_flag("--per-article", command.per_article, "a row for every judged article");
  app.add_option("--report", command.report, "write a page for the browser")->type_name("FILE");
  app.add_option("--run-out", command.run_out, "write the lists as a TREC run")->type_name("FILE");
  app.add_option("--qrels-out", command.qrels_out, "write the relations as TREC qrels")
      ->type_name("FILE");
  app.add_option("--seed", command.seed, "of resampling and the random baseline (1)")
      ->type_name("N");
  app.add_option("--format", command.format, "figures: table, json or tsv")
      ->type_name("FORMAT")
      ->transform(one_of(formats));
  add_common(app, command.common);
  app.footer(kEvaluateExamples);
}

void add_tune(CLI::App& app, Tune& command) {
  add_relations(app, command.site, command.relations);
  app.add_option("--output", command.output, "configuration file to write; there must be none yet")
      ->required()
      ->type_name("FILE");
  app.add_option("--metric", command.metric, "what is made as large as possible (nDCG@10)")
      ->type_name("NAME");
  app.add_option("--budget", command.budget, "configurations tried, at most (100)")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000).description(""));
  app.add_option("--seed", command.seed, "of the search and its folds (1)")->type_name("N");
  add_common(app, command.common);
  app.footer(kTuneExamples);
}

// CLI11 says which argument it does not know; we add the one that was meant.
std::string with_suggestion(const CLI::App& app, const CLI::ParseError& error) {
  std::string text = error.what();
  const CLI::App* scope = &app;
  for (const CLI::App* sub : app.get_subcommands()) scope = sub;
  std::vector<std::string> names;
  for (const CLI::Option* option : scope->get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
      dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    for (const std::string& extra : scope->remaining()) {
      text = "unknown argument '" + extra + "'";
      if (scope == &app) {
        names.clear();
        for (const CLI::App* sub : app.get_subcommands(nullptr)) names.push_back(sub->get_name());
      }
      text += suggestion(extra.substr(0, extra.find('=')), names);
      break;
    }
  }
  return "kindred: " + text + "\nTry 'kindred " + (scope == &app ? "" : scope->get_name() + " ") +
         "--help'.\n";
}

struct Subcommand {
  CLI::App* app;
  const Common* common;
  std::function<Command()> command;
};

}  // namespace

std::variant<Command, Exit> parse(int argc, const char* const* argv) {
  CLI::App app(kAbout, "kindred");
  app.require_subcommand(0, 1);
  app.get_formatter()->column_width(30);
  bool version = false;
  app.add_flag("--version", version, "version, revision, compiler and libraries");
  app.footer("\nRun 'kindred COMMAND --help' for the options and examples of a command.\n");

  Regenerate regenerate;
  Similar similar;
  Evaluate evaluate;
  Tune tune;
  const std::vector<Subcommand> subcommands = {
      {app.add_subcommand("regenerate",
                          "Write the related links of a site's articles into their front matter."),
       &regenerate.common, [&] { return Command(std::move(regenerate)); }},
      {app.add_subcommand("similar", "Look up what goes with an article or a text."),
       &similar.common, [&] { return Command(std::move(similar)); }},
      {app.add_subcommand("evaluate", "Compare the lists with what people judged to be related."),
       &evaluate.common, [&] { return Command(std::move(evaluate)); }},
      {app.add_subcommand("tune", "Search the configuration that suits what people judged."),
       &tune.common, [&] { return Command(std::move(tune)); }}};
  add_regenerate(*subcommands[0].app, regenerate);
  add_similar(*subcommands[1].app, similar);
  add_evaluate(*subcommands[2].app, evaluate);
  add_tune(*subcommands[3].app, tune);
  for (const Subcommand& subcommand : subcommands) {
    subcommand.app->add_flag("--version", version, "version, revision, compiler and libraries")
        ->group("Common options");
  }

  const auto chosen = [&] {
    return std::find_if(subcommands.begin(), subcommands.end(),
                        [](const Subcommand& subcommand) { return subcommand.app->parsed(); });
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto scope = chosen();
    return Exit{kClean, scope == subcommands.end() ? app.help() : scope->app->help("kindred")};
  } catch (const CLI::ParseError& error) {
    if (version) return Command(ShowVersion{});
    return Exit{kCouldNotRun, with_suggestion(app, error)};
  }
  if (version) return Command(ShowVersion{});
  const auto scope = chosen();
  if (scope == subcommands.end()) return Exit{kCouldNotRun, app.help()};
  if (scope->common->config && scope->common->no_config) {
    return Exit{kCouldNotRun, "kindred: --config and --no-config exclude each other\n"};
  }
  if (scope->common->cache && scope->common->no_cache) {
    return Exit{kCouldNotRun, "kindred: --cache and --no-cache exclude each other\n"};
  }
  return scope->command();
}

}  // namespace kindred::cli
