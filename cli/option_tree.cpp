#include "cli/option_tree.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "core/text.hpp"

namespace kindred::cli {
namespace {

/// By the name that stands for the value in the help.
constexpr std::array kTakes = {
    std::pair{"CONFIG", Takes::file},   std::pair{"DIR", Takes::folder},
    std::pair{"FILE", Takes::file},     std::pair{"KEY=VALUE", Takes::setting},
    std::pair{"OTHER", Takes::article}, std::pair{"PATH", Takes::file},
    std::pair{"QUERY", Takes::article}, std::pair{"SITE", Takes::folder}};

Takes takes(const std::string& value) {
  if (value.empty()) return Takes::nothing;
  const auto* const row = std::find_if(kTakes.begin(), kTakes.end(),
                                       [&](const auto& each) { return each.first == value; });
  return row == kTakes.end() ? Takes::text : row->second;
}

// Words to choose from travel as the name of their validator. CLI11 hands validators out one by
// one, and throws behind the last.
std::vector<std::string> choices(CLI::Option& option) {
  std::vector<std::string> words;
  try {
    for (int i = 0;; ++i) {
      std::istringstream names(option.get_validator(i)->get_name());
      for (std::string name; names >> name;) words.push_back(name);
    }
  } catch (const CLI::OptionNotFound&) {
    return words;
  }
}

OptionNode describe(CLI::Option& option) {
  OptionNode node;
  for (const std::string& name : option.get_snames()) node.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) node.names.push_back("--" + name);
  if (option.get_positional()) {
    node.value = option.get_name(true);
  } else if (option.get_type_size() != 0) {
    node.value = option.get_type_name();
  }
  node.help = option.get_description();
  node.group = option.get_group();
  node.choices = choices(option);
  node.takes = takes(node.value);
  node.required = option.get_required();
  node.repeated = option.get_expected_max() >= CLI::detail::expected_max_vector_size;
  return node;
}

}  // namespace

CLI::Validator one_of_words(const std::vector<std::string>& words) {
  std::string name;
  std::string all;
  for (const std::string& word : words) {
    name += word + " ";
    all += (all.empty() ? "" : ", ") + word;
  }
  const auto check = [words, all](const std::string& typed) -> std::string {
    if (std::find(words.begin(), words.end(), typed) != words.end()) return "";
    return "'" + typed + "' is none of " + all + suggestion(typed, words);
  };
  return {check, "", name};
}

CLI::Validator offering(const std::string& word) {
  return {[](const std::string&) { return std::string(); }, "", word};
}

bool CommandNode::has_option(std::string_view option) const {
  return std::any_of(options.begin(), options.end(), [&](const OptionNode& node) {
    return std::find(node.names.begin(), node.names.end(), option) != node.names.end();
  });
}

CommandNode describe(CLI::App& app) {
  CommandNode node;
  node.name = app.get_name();
  node.about = app.get_description();
  node.footer = app.get_footer();
  for (CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    (option->get_positional() ? node.places : node.options).push_back(describe(*option));
  }
  for (CLI::App* command : app.get_subcommands(nullptr)) {
    if (!command->get_group().empty()) node.commands.push_back(describe(*command));
  }
  return node;
}

std::vector<std::string> long_names(const CommandNode& node) {
  std::vector<std::string> names;
  for (const CommandNode& command : node.commands) names.push_back(command.name);
  if (!names.empty()) return names;
  for (const OptionNode& option : node.options) {
    for (const std::string& name : option.names) {
      if (name.starts_with("--")) names.push_back(name);
    }
  }
  return names;
}

}  // namespace kindred::cli
