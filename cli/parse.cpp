#include "cli/parse.hpp"

#include <CLI/CLI.hpp>

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
  app.add_flag("--remove", command.remove, "take out every block that kindred wrote");
  app.add_option("--format", command.format, "closing summary: text or json")
      ->type_name("FORMAT")
      ->transform(one_of(formats));
  add_common(app, command.common);
  app.footer(kRegenerateExamples);
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

}  // namespace

std::variant<Command, Exit> parse(int argc, const char* const* argv) {
  CLI::App app(kAbout, "kindred");
  app.require_subcommand(0, 1);
  app.get_formatter()->column_width(30);
  bool version = false;
  app.add_flag("--version", version, "version, revision, compiler and libraries");
  app.footer("\nRun 'kindred COMMAND --help' for the options and examples of a command.\n");

  Regenerate regenerate;
  CLI::App* regenerate_app = app.add_subcommand(
      "regenerate", "Write the related links of a site's articles into their front matter.");
  add_regenerate(*regenerate_app, regenerate);
  regenerate_app->add_flag("--version", version, "version, revision, compiler and libraries")
      ->group("Common options");

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App* scope = regenerate_app->parsed() ? regenerate_app : &app;
    return Exit{kClean, scope->help(scope == &app ? "" : "kindred")};
  } catch (const CLI::ParseError& error) {
    if (version) return Command(ShowVersion{});
    return Exit{kCouldNotRun, with_suggestion(app, error)};
  }
  if (version) return Command(ShowVersion{});
  if (regenerate.common.config && regenerate.common.no_config) {
    return Exit{kCouldNotRun, "kindred: --config and --no-config exclude each other\n"};
  }
  if (regenerate_app->parsed()) return Command(std::move(regenerate));
  return Exit{kCouldNotRun, app.help()};
}

}  // namespace kindred::cli
