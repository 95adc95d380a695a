#include "cli/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>

#include "cli/help.hpp"
#include "cli/option_tree.hpp"
#include "core/text.hpp"
#include "site/examination.hpp"

namespace kindred::cli {
namespace {

constexpr const char* kVersion = "version, revision, compiler and libraries";

/// one_of_words() for the names of values.
template <class Value>
CLI::Validator one_of(const std::map<std::string, Value>& choices) {
  std::vector<std::string> names;
  names.reserve(choices.size());
  for (const auto& [name, value] : choices) names.push_back(name);
  const CLI::Validator named = one_of_words(names);
  const auto check = [choices, named](std::string& typed) -> std::string {
    if (std::string mistake = named(typed); !mistake.empty()) return mistake;
    typed = std::to_string(static_cast<int>(choices.at(typed)));  // as CLI11 reads enumerations
    return "";
  };
  return CLI::Validator(check, "", named.get_name());
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
  const std::map<std::string, Format> formats = {
      {"text", Format::text}, {"json", Format::json}, {"github", Format::github}};
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
  app.add_flag("--no-sync", command.no_sync,
               "do not wait for the disk: faster, but a power cut may tear files");
  app.add_option("--format", command.format, "text, json (the summary) or github (annotations)")
      ->type_name("FORMAT")
      ->transform(one_of(formats));
  add_common(app, command.common);
  app.get_option("--verify")->excludes("--no-cache");  // there is nothing to prove
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
  app.footer(kSimilarExamples);
}

void add_relations(CLI::App& app, std::string& site, std::string& relations) {
  app.add_option("--site", site, "folder of the site")->required()->type_name("SITE");
  app.add_option("--relations", relations, "what people judged: YAML, TREC qrels, or front-matter")
      ->required()
      ->type_name("FILE")
      ->check(offering("front-matter"));
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

void add_doctor(CLI::App& app, Doctor& command) {
  const std::map<std::string, FindingsFormat> formats = {{"text", FindingsFormat::text},
                                                         {"json", FindingsFormat::json},
                                                         {"sarif", FindingsFormat::sarif},
                                                         {"github", FindingsFormat::github}};
  app.add_option("SITE", command.site, "folder of the site")->required()->type_name("");
  app.add_option("--ignore", command.ignored, "a rule that does not count here; may be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false)
      ->check(one_of_words(rule_ids()));
  app.add_option("--now", command.now, "the date that counts as today (default: today)")
      ->type_name("DATE");
  app.add_option("--format", command.format, "text, json, sarif or github (annotations)")
      ->type_name("FORMAT")
      ->transform(one_of(formats));
  add_common(app, command.common);
  app.footer(kDoctorExamples);
}

void add_init(CLI::App& app, Init& command) {
  app.add_option("SITE", command.site, "folder of the site")->required()->type_name("");
  add_common(app, command.common);
  app.footer(kInitExamples);
}

void add_complete(CLI::App& app, Complete& command) {
  const std::map<std::string, Shell> shells = {
      {"bash", Shell::bash}, {"fish", Shell::fish}, {"zsh", Shell::zsh}};
  app.add_option("SHELL", command.shell, "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->transform(one_of(shells));
  app.footer(kCompleteExamples);
}

void add_manual(CLI::App& app, Manual& command) {
  app.add_option("COMMAND", command.command, "a command (default: the program)")
      ->type_name("")
      ->check(one_of_words(long_names(describe(*app.get_parent()))));
  const std::map<std::string, Notation> notations = {{"roff", Notation::roff},
                                                     {"markdown", Notation::markdown}};
  app.add_option("--format", command.notation, "roff or markdown (roff)")
      ->type_name("FORMAT")
      ->transform(one_of(notations));
  app.footer(kManualExamples);
}

// What the scripts of `kindred complete` ask; hidden.
void add_complete_articles(CLI::App& app, CompleteArticles& command) {
  app.add_option("PREFIX", command.prefix)->type_name("");
  app.add_option("--site", command.site)->type_name("SITE");
  app.group("");
}

// CLI11 says which argument it does not know; we add the one that was meant.
std::string with_suggestion(CLI::App& app, const CLI::ParseError& error) {
  std::string text = error.what();
  CLI::App* scope = &app;
  for (CLI::App* sub : app.get_subcommands()) scope = sub;
  const std::vector<std::string> extras = scope->remaining();
  if (!extras.empty() && (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
                          dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)) {
    const std::string& extra = extras.front();
    text = "unknown argument '" + extra + "'" +
           suggestion(extra.substr(0, extra.find('=')), long_names(describe(*scope)));
  }
  return "kindred: " + text + "\nTry 'kindred " + (scope == &app ? "" : scope->get_name() + " ") +
         "--help'.\n";
}

/// CLI11's parser and the values that it fills in.
class Parser {
 public:
  Parser();
  [[nodiscard]] CommandNode tree() { return describe(app_); }
  std::variant<Command, Exit> parse(int argc, const char* const* argv);

 private:
  struct Subcommand {
    CLI::App* app;
    std::function<Command()> command;
    const Common* common;
  };

  template <class Value>
  void add(const char* name, const char* about, void (*fill)(CLI::App&, Value&), Value& value) {
    CLI::App& app = *app_.add_subcommand(name, about);
    fill(app, value);
    app.add_flag("--version", version_, kVersion)->group("Common options");
    const Common* common = &none_;
    if constexpr (requires { value.common; }) common = &value.common;
    subcommands_.push_back({&app, [&value] { return Command(std::move(value)); }, common});
  }

  CLI::App app_{kAbout, "kindred"};
  bool version_ = false;
  const Common none_;  // of commands without such options
  Regenerate regenerate_;
  Similar similar_;
  Evaluate evaluate_;
  Tune tune_;
  Doctor doctor_;
  Init init_;
  Complete complete_;
  Manual manual_;
  CompleteArticles complete_articles_;
  std::vector<Subcommand> subcommands_;
};

Parser::Parser() {
  app_.require_subcommand(0, 1);
  app_.get_formatter()->column_width(30);
  app_.footer("\nRun 'kindred COMMAND --help' for the options and examples of a command.\n");
  app_.add_flag("--version", version_, kVersion);
  add("init", "Write a kindred.yml that suits a site, and say what was found there.", add_init,
      init_);
  add("regenerate", "Write the related links of a site's articles into their front matter.",
      add_regenerate, regenerate_);
  add("similar", "Look up what goes with an article or a text.", add_similar, similar_);
  add("evaluate", "Compare the lists with what people judged to be related.", add_evaluate,
      evaluate_);
  add("tune", "Search the configuration that suits what people judged.", add_tune, tune_);
  add("doctor",
      "Say what is wrong with a site's articles and their lists, and what to do about it.",
      add_doctor, doctor_);
  add("complete", "Print the script with which a shell completes kindred.", add_complete,
      complete_);
  add("manual", "Print a page of the manual.", add_manual, manual_);
  add("complete-articles", "", add_complete_articles, complete_articles_);
}

std::variant<Command, Exit> Parser::parse(int argc, const char* const* argv) {
  const auto chosen = [&] {
    return std::find_if(subcommands_.begin(), subcommands_.end(),
                        [](const Subcommand& subcommand) { return subcommand.app->parsed(); });
  };
  try {
    app_.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto scope = chosen();
    return Exit{kClean, scope == subcommands_.end() ? app_.help() : scope->app->help("kindred")};
  } catch (const CLI::ParseError& error) {
    if (version_) return Command(ShowVersion{});
    return Exit{kCouldNotRun, with_suggestion(app_, error)};
  }
  if (version_) return Command(ShowVersion{});
  const auto scope = chosen();
  if (scope == subcommands_.end()) return Exit{kCouldNotRun, app_.help()};
  if (scope->common->config && scope->common->no_config) {
    return Exit{kCouldNotRun, "kindred: --config and --no-config exclude each other\n"};
  }
  if (scope->common->cache && scope->common->no_cache) {
    return Exit{kCouldNotRun, "kindred: --cache and --no-cache exclude each other\n"};
  }
  return scope->command();
}

}  // namespace

std::variant<Command, Exit> parse(int argc, const char* const* argv) {
  return Parser().parse(argc, argv);
}

CommandNode option_tree() { return Parser().tree(); }

}  // namespace kindred::cli
