// A function per question about the line; what is specific to kindred is in two tables.
#include "cli/completion.hpp"
#include "data/config.hpp"

namespace kindred::cli {
namespace {

constexpr const char* kBegin =
    R"bash(# Completion of kindred for bash; made by `kindred complete bash`.

# Splits a line into `words`, without their quotes. If a `quote` is still open at the end, it began
# at `open` in the last word.
_kindred_split() {
  local line=$1 word='' begun='' c i
  words=() quote='' open=0
  for ((i = 0; i < ${#line}; ++i)); do
    c=${line:i:1}
    if [[ $quote ]]; then
      if [[ $c == "$quote" ]]; then
        quote=''
      elif [[ $quote == '"' && $c == '\' && ${line:i+1:1} == [\"\\\$\`] ]]; then
        word+=${line:i+1:1}
        ((++i))
      else
        word+=$c
      fi
    elif [[ $c == [[:space:]] ]]; then
      [[ $begun ]] && words+=("$word")
      word='' begun=''
    else
      begun=1
      case $c in
        '\') word+=${line:i+1:1} && ((++i)) ;;
        [\"\']) quote=$c open=${#word} ;;
        *) word+=$c ;;
      esac
    fi
  done
  words+=("$word")
}

# Quotes `word` for where it goes: behind the `quote` that is open, or none.
_kindred_quote() {
  case $quote in
    \') word=${word//\'/\'\\\'\'} ;;
    \")
      word=${word//\\/\\\\}
      word=${word//\"/\\\"}
      word=${word//\$/\\\$}
      word=${word//\`/\\\`}
      ;;
    *) [[ $word ]] && printf -v word %q "$word" ;;
  esac
}

# Reads the words before the last one: `command`; `option`, if it waits for its value; the `place` of
# the next word that is none; whether options have `ended`.
_kindred_read() {
  local word choices takes
  command='' option='' place=1 ended=''
  for word in "${words[@]:1:${#words[@]}-2}"; do
    if [[ $option ]]; then
      option=''
    elif [[ $ended || $word != -?* ]]; then
      if [[ $command ]]; then ((++place)); else command=$word; fi
    elif [[ $word == -- ]]; then
      ended=1
    elif _kindred_value "$command" "$word"; then
      option=$word
    fi
  done
}

# The folder that --site names anywhere on the line.
_kindred_site() {
  local words quote open i
  site=.
  _kindred_split "$COMP_LINE"
  for ((i = 1; i < ${#words[@]}; ++i)); do
    case ${words[i]} in
      --site) site=${words[i + 1]-} ;;
      --site=*) site=${words[i]#--site=} ;;
    esac
  done
  site=${site/#~\//"$HOME/"}
}

)bash";

constexpr const char* kEnd = R"bash(
# Adds to `found` what `value` may become.
_kindred_find() {
  local site
  case $takes in
    article)
      _kindred_site
      compopt -o default
      quoting=1
      mapfile -t found < <("$program" complete-articles --site "$site" -- "$value" 2>/dev/null)
      ;;
    file)
      if [[ $choices ]]; then
        compopt -o filenames
        mapfile -t found < <(compgen -f -- "$value")
      else
        compopt -o default
      fi
      ;;
    folder) compopt -o dirnames ;;
    setting)
      compopt -o nospace
      choices=$_kindred_settings
      ;;
  esac
  found+=($(compgen -W "$choices" -- "$value"))
}

_kindred() {
  local words quote open command option place ended choices='' takes='' IFS=$' \t\n'
  local program=${1/#~\//"$HOME/"} current value before='' quoting='' kept word found=()
  _kindred_split "${COMP_LINE:0:COMP_POINT}"
  _kindred_read
  current=${words[-1]}
  if [[ ! $option && ! $ended && $current == --*=* ]]; then
    option=${current%%=*}
    before=$option=
  fi
  value=${current#"$before"}
  if [[ ! $option && ! $ended && $current == -* ]]; then
    _kindred_options "$command"
  else
    _kindred_value "$command" "${option:-$place}" || takes=file
  fi
  _kindred_find

  # Of the word, readline keeps what is before the open quote, or before the last = or :.
  kept=${current:0:open}
  if [[ ! $quote ]]; then
    _kindred_split "$2"
    kept=${current%"${words[-1]}"}
  fi
  COMPREPLY=()
  for word in "${found[@]}"; do
    word=$before$word
    word=${word#"$kept"}
    [[ $quoting ]] && _kindred_quote
    COMPREPLY+=("$word")
  done
}

complete -F _kindred kindred
)bash";

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

const char* name_of(Takes takes) {
  switch (takes) {
    case Takes::nothing:
    case Takes::text:
      return "text";
    case Takes::file:
      return "file";
    case Takes::folder:
      return "folder";
    case Takes::article:
      return "article";
    case Takes::setting:
      return "setting";
  }
  return "";
}

std::string value_row(const std::string& patterns, const OptionNode& node) {
  return "    " + patterns + ") takes=" + name_of(node.takes) + " choices='" +
         joined(node.choices, " ") + "' ;;\n";
}

std::string value_rows(const std::string& command, const CommandNode& node) {
  std::string rows;
  for (const OptionNode& option : node.options) {
    if (option.takes == Takes::nothing) continue;
    std::vector<std::string> patterns;
    for (const std::string& name : option.names) patterns.push_back(command + ":" + name);
    rows += value_row(joined(patterns, " | "), option);
  }
  std::size_t place = 0;
  for (const OptionNode& value : node.places) {
    rows += value_row(command + ":" + (value.repeated ? "[0-9]*" : std::to_string(++place)), value);
  }
  return rows;
}

std::string option_row(const std::string& command, const CommandNode& node) {
  std::vector<std::string> names;
  for (const OptionNode& option : node.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return "    '" + command + "') choices='" + joined(names, " ") + "' ;;\n";
}

std::string settings() {
  std::string lines;
  for (const ConfigKey& key : config_keys()) lines += "\n  " + key.name + "=";
  return lines;
}

}  // namespace

std::string bash_completion(const CommandNode& tree) {
  std::string options = option_row("", tree);
  std::string values;
  std::vector<std::string> commands;
  for (const CommandNode& command : tree.commands) {
    commands.push_back(command.name);
    options += option_row(command.name, command);
    values += value_rows(command.name, command);
  }
  return std::string(kBegin) + "_kindred_settings='" + settings() + "'\n\n" +
         "# The options of a command, to `choices`.\n"
         "_kindred_options() {\n"
         "  case $1 in\n" +
         options +
         "  esac\n"
         "}\n\n"
         "# What an option or a place of a command takes: `takes` and `choices`. Fails where that "
         "is\n"
         "# nothing.\n"
         "_kindred_value() {\n"
         "  case $1:$2 in\n"
         "    :1) takes=text choices='" +
         joined(commands, " ") + "' ;;\n" + values +
         "    *) return 1 ;;\n"
         "  esac\n"
         "}\n" +
         kEnd;
}

}  // namespace kindred::cli
