// A line of fish's own `complete` per option and place.
#include "cli/completion.hpp"
#include "data/config.hpp"

namespace kindred::cli {
namespace {

constexpr const char* kBegin =
    R"fish(# Completion of kindred for fish; made by `kindred complete fish`.

# __kindred_at COMMAND [-eq PLACE | -ge PLACE]: is this the command (empty: none yet), and is the
# next word that is no option, counted from 1, at this place?
function __kindred_at
    set -l words (commandline -opc)
    test "$words[2]" = "$argv[1]"; or return 1
    set -q argv[2]; or return 0
    set -l place 1
    set -l is_value 0
    for word in $words[3..-1]
        if test $is_value = 1
            set is_value 0
        else if contains -- $word $__kindred_with_value
            set is_value 1
        else if not string match -q -- '-?*' $word
            set place (math $place + 1)
        end
    end
    test $place $argv[2] $argv[3]
end

# Articles of the site that --site names anywhere on the line.
function __kindred_articles
    set -l words (commandline -op)
    set -l site .
    for i in (seq (count $words))
        switch $words[$i]
            case --site
                set site $words[(math $i + 1)]
            case '--site=*'
                set site (string replace -- --site= '' $words[$i])
        end
    end
    set -l program (string replace -r '^~(?=/)' $HOME -- $words[1])
    $program complete-articles --site (string replace -r '^~(?=/|$)' $HOME -- $site) 2>/dev/null
end

function __kindred_settings
    printf '%s=\t%s\n')fish";

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// What `complete` is to offer: files or none (-F, -f), and words.
std::string offered(const OptionNode& node) {
  std::string words;
  for (const std::string& word : node.choices) words += (words.empty() ? "" : " ") + word;
  const std::string list = words.empty() ? "" : " -a " + quoted(words);
  switch (node.takes) {
    case Takes::file:
      return " -F" + list;
    case Takes::folder:
      return " -f -a '(__fish_complete_directories)'";
    case Takes::article:
      return " -F -a '(__kindred_articles)'";
    case Takes::setting:
      return " -f -a '(__kindred_settings)'";
    case Takes::nothing:
    case Takes::text:
      break;
  }
  return " -f" + list;
}

// What one thing needs: `when` it holds, and what it is.
std::string line(const std::string& when, const std::string& what, const std::string& help) {
  return "complete -c kindred -n " + quoted("__kindred_at " + when) + what +
         (help.empty() ? "" : " -d " + quoted(help)) + "\n";
}

std::string option_line(const std::string& command, const OptionNode& node) {
  std::string names;
  for (const std::string& name : node.names) {
    names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (node.takes != Takes::nothing) names += " -r" + offered(node);
  return line(command, names, node.help);
}

std::string command_lines(const std::string& command, const CommandNode& node) {
  std::string text;
  for (const OptionNode& option : node.options) text += option_line(command, option);
  std::size_t place = 0;
  for (const OptionNode& each : node.places) {
    const std::string when =
        command + (each.repeated ? " -ge " : " -eq ") + std::to_string(++place);
    text += line(when, offered(each), "");
  }
  return text;
}

std::string names_with_value(const CommandNode& tree) {
  std::string names;
  for (const CommandNode& command : tree.commands) {
    for (const OptionNode& option : command.options) {
      if (option.takes == Takes::nothing) continue;
      for (const std::string& name : option.names) {
        if ((names + " ").find(" " + name + " ") == std::string::npos) names += " " + name;
      }
    }
  }
  return names;
}

}  // namespace

std::string fish_completion(const CommandNode& tree) {
  std::string text = kBegin;
  for (const ConfigKey& key : config_keys()) {
    text += " \\\n        " + key.name + " " + quoted(key.meaning);
  }
  text += "\nend\n\nset -g __kindred_with_value" + names_with_value(tree) + "\n\n";
  text += "complete -c kindred -f\n" + command_lines("''", tree);
  for (const CommandNode& command : tree.commands) {
    text += line("''", " -a " + command.name, command.about);
  }
  for (const CommandNode& command : tree.commands) {
    text += command_lines(command.name, command);
  }
  return text;
}

}  // namespace kindred::cli
