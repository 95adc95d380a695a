#include "cli/manual.hpp"

#include <array>
#include <cctype>

#include "cli/footer.hpp"
#include "cli/roff.hpp"
#include "core/version.hpp"
#include "data/config.hpp"

namespace kindred::cli {
namespace {

const std::array kEnvironment = {
    Term{"KINDRED_CONFIG", "the configuration file, where --config and --no-config are not given"},
    Term{"KINDRED_JOBS", "the number of threads, where --jobs is not given"},
    Term{"NO_COLOR", "no colours, where it is not empty and --color is not given"},
    Term{"XDG_CACHE_HOME", "the folder of caches (default: ~/.cache), where --cache is not given"}};

const std::array kFiles = {
    Term{"kindred.yml", "the configuration: the nearest upward from the site's folder"},
    Term{"relations.yml", "in the site's folder: links that are pinned and blocked by hand"},
    Term{"~/.cache/kindred", "what is kept of each site to be faster the next time"}};

const std::array kExitCodes = {
    Term{"0", "clean; warnings allowed"},
    Term{"1", "articles were skipped or refused, or the answer is no (stale links, no gain)"},
    Term{"2", "could not run: usage, configuration, files"},
    Term{"130", "interrupted; what was written is complete"}};

std::string page_name(const CommandNode& command) { return "kindred-" + command.name; }

// "Look up what goes with it." as what follows a name.
std::string small(std::string about) {
  about = about.substr(0, about.find('\n'));
  if (about.ends_with('.')) about.pop_back();
  if (!about.empty()) about[0] = static_cast<char>(std::tolower(about[0]));
  return about;
}

std::string names_of(const OptionNode& option) {
  std::string names;
  for (const std::string& name : option.names) {
    names += (names.empty() ? "" : ", ") + roff_bold(name);
  }
  return option.value.empty() ? names : names + " " + roff_italic(option.value);
}

void synopsis(const CommandNode& command, Roff& page) {
  page.section("SYNOPSIS");
  std::string line = roff_bold("kindred " + command.name) + " [" + roff_italic("OPTIONS") + "]";
  for (const OptionNode& place : command.places) {
    const std::string name = roff_italic(place.value) + (place.repeated ? "..." : "");
    line += place.required ? " " + name : " [" + name + "]";
  }
  for (const OptionNode& option : command.options) {
    if (option.required) {
      line += " " + roff_bold(option.names.back()) + " " + roff_italic(option.value);
    }
  }
  page.line(line);
}

// Under the headings of the help, in the order of the options.
void options(const CommandNode& command, Roff& page) {
  std::string group;
  for (const OptionNode& option : command.options) {
    if (option.group != group) page.section(group = option.group);
    page.item(names_of(option), option.help + (option.required ? " (required)" : ""));
  }
}

void arguments(const CommandNode& command, Roff& page) {
  if (command.places.empty()) return;
  page.section("Arguments");
  for (const OptionNode& place : command.places) page.item(roff_italic(place.value), place.help);
}

template <class Terms>
void terms(const char* heading, const Terms& rows, Roff& page) {
  if (rows.empty()) return;
  page.section(heading);
  for (const Term& row : rows) page.item(roff_bold(row.name), row.meaning);
}

void see_also(const CommandNode& tree, const std::string& self, Roff& page) {
  page.section("SEE ALSO");
  std::string others = self == tree.name ? "" : roff_bold(tree.name) + "(1)";
  for (const CommandNode& command : tree.commands) {
    if (page_name(command) == self) continue;
    others += (others.empty() ? "" : ", ") + roff_bold(page_name(command)) + "(1)";
  }
  page.line(others);
}

std::string of_command(const CommandNode& tree, const CommandNode& command) {
  const Footer footer = read_footer(command.footer);
  Roff page(page_name(command), version());
  page.section("NAME");
  page.paragraph(page_name(command) + " - " + small(command.about));
  synopsis(command, page);
  page.section("DESCRIPTION");
  page.paragraph(command.about);
  for (const std::string& note : footer.notes) page.paragraph(note);
  arguments(command, page);
  options(command, page);
  terms("EXAMPLES", footer.examples, page);
  terms("EXIT STATUS", footer.exit_codes, page);
  if (command.has_option("--config")) {
    terms("ENVIRONMENT", kEnvironment, page);
    terms("FILES", kFiles, page);
  }
  see_also(tree, page_name(command), page);
  return page.text();
}

std::string of_program(const CommandNode& tree) {
  Roff page(tree.name, version());
  page.section("NAME");
  page.paragraph(tree.name + " - " + small(tree.about));
  page.section("SYNOPSIS");
  page.line(roff_bold(tree.name) + " " + roff_italic("COMMAND") + " [" + roff_italic("OPTIONS") +
            "] [" + roff_italic("ARGUMENTS") + "]");
  page.section("DESCRIPTION");
  page.paragraph(tree.about.substr(tree.about.find('\n') + 1));
  page.section("COMMANDS");
  std::vector<Term> examples;
  for (const CommandNode& command : tree.commands) {
    page.item(roff_bold(command.name), command.about + " See " + page_name(command) + "(1).");
    const Footer footer = read_footer(command.footer);
    if (!footer.examples.empty()) examples.push_back(footer.examples.front());
  }
  options(tree, page);
  std::vector<Term> keys;
  for (const ConfigKey& key : config_keys()) keys.push_back({key.name, key.meaning});
  terms("CONFIGURATION", keys, page);
  terms("EXAMPLES", examples, page);
  terms("EXIT STATUS", kExitCodes, page);
  terms("ENVIRONMENT", kEnvironment, page);
  terms("FILES", kFiles, page);
  see_also(tree, tree.name, page);
  return page.text();
}

}  // namespace

std::string manual(const CommandNode& tree, const std::string& command) {
  for (const CommandNode& each : tree.commands) {
    if (each.name == command) return of_command(tree, each);
  }
  return of_program(tree);
}

}  // namespace kindred::cli
