#include "cli/manual.hpp"

#include <array>
#include <cctype>
#include <memory>

#include "cli/footer.hpp"
#include "cli/markdown_page.hpp"
#include "cli/roff.hpp"
#include "core/version.hpp"
#include "data/config.hpp"
#include "data/report.hpp"
#include "site/checks.hpp"

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

std::string names_of(const OptionNode& option, const Page& page) {
  std::string names;
  for (const std::string& name : option.names) {
    names += (names.empty() ? "" : ", ") + page.bold(name);
  }
  return option.value.empty() ? names : names + " " + page.italic(option.value);
}

void synopsis(const CommandNode& command, Page& page) {
  page.section("SYNOPSIS");
  std::string line = page.bold("kindred " + command.name) + " [" + page.italic("OPTIONS") + "]";
  for (const OptionNode& place : command.places) {
    const std::string name = page.italic(place.value) + (place.repeated ? "..." : "");
    line += place.required ? " " + name : " [" + name + "]";
  }
  for (const OptionNode& option : command.options) {
    if (option.required) {
      line += " " + page.bold(option.names.back()) + " " + page.italic(option.value);
    }
  }
  page.line(line);
}

// Under the headings of the help, in the order of the options.
void options(const CommandNode& command, Page& page) {
  std::string group;
  for (const OptionNode& option : command.options) {
    if (option.group != group) page.section(group = option.group);
    page.item(names_of(option, page), option.help + (option.required ? " (required)" : ""));
  }
}

void arguments(const CommandNode& command, Page& page) {
  if (command.places.empty()) return;
  page.section("Arguments");
  for (const OptionNode& place : command.places) page.item(page.italic(place.value), place.help);
}

template <class Terms>
void terms(const char* heading, const Terms& rows, Page& page) {
  if (rows.empty()) return;
  page.section(heading);
  for (const Term& row : rows) page.item(page.bold(row.name), row.meaning);
}

void see_also(const CommandNode& tree, const std::string& self, Page& page) {
  page.section("SEE ALSO");
  std::string others = self == tree.name ? "" : page.reference(tree.name);
  for (const CommandNode& command : tree.commands) {
    if (page_name(command) == self) continue;
    others += (others.empty() ? "" : ", ") + page.reference(page_name(command));
  }
  page.line(others);
}

// What an examination asks; its command takes their names.
void rules(const CommandNode& command, Page& page) {
  if (!command.has_option("--ignore")) return;
  page.section("RULES");
  for (const auto& [rule, check] : check_rows()) {
    page.item(page.bold(rule.id) + " (" + std::string(severity_name(rule.severity)) + ")",
              rule.about + "; " + rule.remedy);
  }
}

void of_command(const CommandNode& tree, const CommandNode& command, Page& page) {
  const Footer footer = read_footer(command.footer);
  page.section("NAME");
  page.paragraph(page_name(command) + " - " + small(command.about));
  synopsis(command, page);
  page.section("DESCRIPTION");
  page.paragraph(command.about);
  for (const std::string& note : footer.notes) page.paragraph(note);
  arguments(command, page);
  options(command, page);
  rules(command, page);
  terms("EXAMPLES", footer.examples, page);
  terms("EXIT STATUS", footer.exit_codes, page);
  if (command.has_option("--config")) {
    terms("ENVIRONMENT", kEnvironment, page);
    terms("FILES", kFiles, page);
  }
  see_also(tree, page_name(command), page);
}

std::vector<Term> configuration() {
  std::vector<Term> terms;
  const auto defaults = config_values(Options{});
  for (const ConfigKey& key : config_keys()) {
    const std::string& value = defaults[terms.size()].second;
    terms.push_back({key.name, key.meaning + " (default: " + value + ")"});
  }
  return terms;
}

void of_program(const CommandNode& tree, Page& page) {
  page.section("NAME");
  page.paragraph(tree.name + " - " + small(tree.about));
  page.section("SYNOPSIS");
  page.line(page.bold(tree.name) + " " + page.italic("COMMAND") + " [" + page.italic("OPTIONS") +
            "] [" + page.italic("ARGUMENTS") + "]");
  page.section("DESCRIPTION");
  page.paragraph(tree.about.substr(tree.about.find('\n') + 1));
  page.section("COMMANDS");
  std::vector<Term> examples;
  for (const CommandNode& command : tree.commands) {
    page.item(page.bold(command.name), command.about + " See " + page_name(command) + "(1).");
    const Footer footer = read_footer(command.footer);
    if (!footer.examples.empty()) examples.push_back(footer.examples.front());
  }
  options(tree, page);
  terms("CONFIGURATION", configuration(), page);
  terms("EXAMPLES", examples, page);
  terms("EXIT STATUS", kExitCodes, page);
  terms("ENVIRONMENT", kEnvironment, page);
  terms("FILES", kFiles, page);
  see_also(tree, tree.name, page);
}

}  // namespace

std::string manual(const CommandNode& tree, const std::string& command, Notation notation) {
  const CommandNode* chosen = nullptr;
  for (const CommandNode& each : tree.commands) {
    if (each.name == command) chosen = &each;
  }
  const std::string name = chosen == nullptr ? tree.name : page_name(*chosen);
  std::unique_ptr<Page> page = std::make_unique<Roff>(name, version());
  if (notation == Notation::markdown) page = std::make_unique<MarkdownPage>(name);
  if (chosen == nullptr) {
    of_program(tree, *page);
  } else {
    of_command(tree, *chosen, *page);
  }
  return page->text();
}

}  // namespace kindred::cli
