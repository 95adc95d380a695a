// Scripts and pages against what the help says. tests/shells drives the scripts in real shells.
#include "cli/completion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "cli/manual.hpp"
#include "cli/parse.hpp"
#include "tests/support/program.hpp"

namespace kindred::cli {
namespace {

using test::Ran;
using test::run_kindred;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kCommands = {"init", "regenerate", "similar",  "evaluate",
                                            "tune", "doctor",     "complete", "manual"};

// "  -n,--limit N    entries" is -n and --limit.
std::set<std::string> options_in_help(const std::string& command) {
  std::set<std::string> names;
  std::istringstream lines(run_kindred({command, "--help"}).out);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  -")) continue;
    std::istringstream first(line.substr(2, line.find(' ', 2) - 2));
    for (std::string name; std::getline(first, name, ',');) names.insert(name);
  }
  return names;
}

// The lines of `text` that hold `mark`, or what is between `mark` and `end`.
std::string lines_with(const std::string& text, const std::string& mark) {
  std::string found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find(mark) != std::string::npos) found += line + "\n";
  }
  return found;
}

std::string between(const std::string& text, const std::string& mark, const std::string& end) {
  const auto begin = text.find(mark);
  return begin == std::string::npos ? "" : text.substr(begin, text.find(end, begin) - begin);
}

std::string roff_name(const std::string& option) {
  std::string out;
  for (const char c : option) out += c == '-' ? std::string("\\-") : std::string(1, c);
  return "\\fB" + out + "\\fR";
}

std::string fish_name(const std::string& option) {
  return option.starts_with("--") ? " -l " + option.substr(2) + " "
                                  : " -s " + option.substr(1) + " ";
}

TEST(Completion, EveryOptionOfEveryCommandIsInEveryScriptAndPage) {
  const std::string bash = run_kindred({"complete", "bash"}).out;
  const std::string zsh = run_kindred({"complete", "zsh"}).out;
  const std::string fish = run_kindred({"complete", "fish"}).out;
  for (const std::string& command : kCommands) {
    const auto options = options_in_help(command);
    EXPECT_GE(options.size(), 3U) << command;
    const std::string in_bash = lines_with(bash, "'" + command + "') choices=") + " ";
    const std::string in_zsh = between(zsh, "_kindred_command_" + command + "() {", "\n}\n");
    const std::string in_fish = lines_with(fish, "'__kindred_at " + command + "'");
    const std::string page = run_kindred({"manual", command}).out;
    for (const std::string& option : options) {
      EXPECT_THAT(in_bash, testing::ContainsRegex("[' ]" + option + "[' ]")) << command;
      EXPECT_THAT(in_zsh, testing::ContainsRegex("[,{)']" + option + "[]=+,}']")) << command;
      EXPECT_THAT(in_fish, HasSubstr(fish_name(option))) << command;
      EXPECT_THAT(page, HasSubstr(roff_name(option))) << command;
    }
  }
}

TEST(Completion, OffersTheWordsThatAnOptionTakes) {
  EXPECT_THAT(run_kindred({"complete", "bash"}).out,
              HasSubstr("similar:--format) takes=text choices='json ndjson table tsv'"));
  EXPECT_THAT(run_kindred({"complete", "zsh"}).out, HasSubstr(":FORMAT:(json ndjson table tsv)'"));
  EXPECT_THAT(run_kindred({"complete", "fish"}).out,
              HasSubstr("-l format -r -f -a 'json ndjson table tsv'"));
}

TEST(Completion, LeavesOutWhatTheHelpHides) {
  EXPECT_THAT(run_kindred({"--help"}).out,
              AllOf(HasSubstr("\n  complete "), Not(HasSubstr("complete-articles"))));
  for (const CommandNode& command : option_tree().commands) {
    EXPECT_THAT(kCommands, testing::Contains(command.name));
  }
}

TEST(Completion, UnknownShellsAndPagesNameTheNearest) {
  const Ran shell = run_kindred({"complete", "fsh"});
  EXPECT_EQ(shell.code, 2);
  EXPECT_THAT(shell.err, HasSubstr("'fsh' is none of bash, fish, zsh: did you mean 'fish'?"));
  const Ran page = run_kindred({"manual", "evalute"});
  EXPECT_EQ(page.code, 2);
  EXPECT_THAT(page.err, HasSubstr("did you mean 'evaluate'?"));
  EXPECT_THAT(run_kindred({"complete"}).err, HasSubstr("SHELL is required"));
}

// Whatever somebody writes into a help text later.
CommandNode odd_tree() {
  CommandNode command;
  command.name = "do";
  command.about = ".It's [a]: \\n \"test\" `$(x)`.";
  OptionNode option;
  option.names = {"--it"};
  option.value = "A:B";
  option.help = command.about;
  option.group = "Options";
  option.takes = Takes::text;
  command.options = {option};
  CommandNode tree;
  tree.name = "kindred";
  tree.about = "About it.\nMore.";
  tree.commands = {command};
  return tree;
}

TEST(Completion, QuotesTextsForTheShell) {
  EXPECT_THAT(zsh_completion(odd_tree()),
              HasSubstr("'[.It'\\''s \\[a\\]\\: \\\\n \"test\" `$(x)`.]:A\\:B: '"));
  EXPECT_THAT(fish_completion(odd_tree()),
              HasSubstr("-l it -r -f -d '.It\\'s [a]: \\\\n \"test\" `$(x)`.'"));
  EXPECT_THAT(manual(odd_tree(), "do"),
              HasSubstr("\n\\&.It\\(aqs [a]: \\en \\(dqtest\\(dq \\(ga$(x)\\(ga."));
}

}  // namespace
}  // namespace kindred::cli
