// The commands and their options as values: what completions and manual pages are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace kindred::cli {

/// What somebody may type as a value, besides its `choices`.
enum class Takes { nothing, text, file, folder, article, setting };

struct OptionNode {
  std::vector<std::string> names;  // "-n", "--limit"; none where its place says what it is
  std::string value;               // "N"; empty for a flag
  std::string help;
  std::string group;                 // its heading
  std::vector<std::string> choices;  // words to choose from
  Takes takes = Takes::nothing;
  bool required = false;
  bool repeated = false;
};

struct CommandNode {
  std::string name;  // "kindred" at the root
  std::string about;
  std::string footer;  // examples, notes, exit codes (cli/help.hpp)
  std::vector<OptionNode> options;
  std::vector<OptionNode> places;  // values without a name, in their order
  std::vector<CommandNode> commands;

  [[nodiscard]] bool has_option(std::string_view option) const;
};

/// Takes one of the words; says which there are, and the nearest, otherwise.
CLI::Validator one_of_words(const std::vector<std::string>& words);

/// Takes anything; `word` is offered beside what `Takes` says.
CLI::Validator offering(const std::string& word);

/// Reads the tree out of the parser, but for what its help hides.
CommandNode describe(CLI::App& app);

/// What a mistyped word may have meant: the commands, where there are any, or the long options.
std::vector<std::string> long_names(const CommandNode& node);

}  // namespace kindred::cli
