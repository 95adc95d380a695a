// zsh's _arguments knows the syntax of options; a function per command describes them to it.
#include "cli/completion.hpp"
#include "data/config.hpp"

namespace kindred::cli {
namespace {

constexpr const char* kBegin = R"zsh(#compdef kindred
# Completion of kindred for zsh; made by `kindred complete zsh`.

# Articles of the site that --site names, and files.
_kindred_articles() {
  local site=${(Q)${(Q)opt_args[--site]}:-.}  # opt_args quotes what was quoted already
  local -a articles
  articles=(${(f)"$($program complete-articles --site ${site/#\~\//$HOME/} 2>/dev/null)"})
  _alternative 'articles:article:compadd -a articles' 'files:file:_files'
}

# The words that are given, and files.
_kindred_words_and_files() {
  local -a choices=("$@")
  _alternative 'words:word:compadd -a choices' 'files:file:_files'
}

_kindred_settings() {
  local -a settings=()zsh";

constexpr const char* kMain = R"zsh(
_kindred() {
  local program=${${(Q)words[1]}/#\~\//$HOME/} context state state_descr line curcontext=$curcontext
  typeset -A opt_args
  _arguments -C)zsh";

constexpr const char* kEnd = R"zsh( \
    '1:command:->command' \
    '*::argument:->argument'
  case $state in
    command) _kindred_commands ;;
    argument)
      curcontext=${curcontext%:*:*}:kindred-$line[1]:
      (( $+functions[_kindred_command_$line[1]] )) && _kindred_command_$line[1]
      ;;
  esac
}

# Loaded from a folder of $fpath the file is the function; sourced it only defines it.
if [[ $funcstack[1] == _kindred ]]; then
  _kindred "$@"
else
  compdef _kindred kindred
fi
)zsh";

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// With a backslash before each of `special`.
std::string escaped(const std::string& text, const char* special) {
  std::string out;
  for (const char c : text) {
    if (std::string(special).find(c) != std::string::npos) out += '\\';
    out += c;
  }
  return out;
}

// What _arguments calls for a value.
std::string action(const OptionNode& node) {
  std::string words;
  for (const std::string& word : node.choices) words += (words.empty() ? "" : " ") + word;
  switch (node.takes) {
    case Takes::file:
      return words.empty() ? "_files" : " _kindred_words_and_files " + words;
    case Takes::folder:
      return "_files -/";
    case Takes::article:
      return "_kindred_articles";
    case Takes::setting:
      return "_kindred_settings";
    case Takes::nothing:
    case Takes::text:
      break;
  }
  return words.empty() ? " " : "(" + words + ")";
}

std::string value(const OptionNode& node) {
  return ":" + escaped(node.value, "\\:") + ":" + action(node);
}

std::string option_line(const OptionNode& node) {
  const bool flag = node.takes == Takes::nothing;
  std::string excluded;
  std::string forms;  // -n+ takes its value at once or as the next word, --limit= too
  for (const std::string& name : node.names) {
    excluded += (excluded.empty() ? "" : " ") + name;
    forms += (forms.empty() ? "" : ",") + name + (flag ? "" : name.starts_with("--") ? "=" : "+");
  }
  const std::string many = node.repeated ? "*" : "(" + excluded + ")";
  return quoted(many) + (node.names.size() > 1 ? "{" + forms + "}" : forms) +
         quoted("[" + escaped(node.help, "\\[]:") + "]" + (flag ? "" : value(node)));
}

// The next word of a command on a line of its own.
std::string continued(const std::string& word) { return " \\\n    " + word; }

std::string command_function(const CommandNode& command) {
  std::string text = "\n_kindred_command_" + command.name + "() {\n  _arguments -s -S";
  for (const OptionNode& option : command.options) text += continued(option_line(option));
  std::size_t place = 0;
  for (const OptionNode& node : command.places) {
    text += continued(quoted((node.repeated ? "*" : std::to_string(++place)) + value(node)));
  }
  return text + "\n}\n";
}

// A row of _describe.
std::string described(const std::string& name, const std::string& meaning) {
  return "\n    " + quoted(escaped(name, "\\:") + ":" + escaped(meaning, "\\"));
}

std::string commands_function(const CommandNode& tree) {
  std::string text = "\n_kindred_commands() {\n  local -a commands=(";
  for (const CommandNode& command : tree.commands) text += described(command.name, command.about);
  return text + "\n  )\n  _describe -t commands command commands\n}\n";
}

}  // namespace

std::string zsh_completion(const CommandNode& tree) {
  std::string text = kBegin;
  for (const ConfigKey& key : config_keys()) text += described(key.name, key.meaning);
  text += "\n  )\n  _describe -t settings 'configuration key' settings -S =\n}\n";
  text += commands_function(tree);
  for (const CommandNode& command : tree.commands) text += command_function(command);
  text += kMain;
  for (const OptionNode& option : tree.options) text += continued(option_line(option));
  return text + kEnd;
}

}  // namespace kindred::cli
