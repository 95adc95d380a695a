// tests/manual_test.py has the pages formatted.
#include "cli/manual.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/footer.hpp"
#include "cli/markdown_page.hpp"
#include "cli/parse.hpp"
#include "data/config.hpp"
#include "site/examination.hpp"

namespace kindred::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Manual, EveryCommandHasExamplesAndExitStatus) {
  const CommandNode tree = option_tree();
  for (const CommandNode& command : tree.commands) {
    const std::string page = manual(tree, command.name);
    for (const char* heading :
         {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "EXIT STATUS", "SEE ALSO"}) {
      EXPECT_THAT(page, HasSubstr(".SH \"" + std::string(heading) + "\"\n")) << command.name;
    }
  }
}

TEST(Manual, OfTheProgramNamesCommandsKeysAndEnvironment) {
  const CommandNode tree = option_tree();
  const std::string page = manual(tree, "");
  for (const CommandNode& command : tree.commands) {
    EXPECT_THAT(page, HasSubstr(".TP\n\\fB" + command.name + "\\fR\n"));
    EXPECT_THAT(page, HasSubstr("\\fBkindred\\-" + command.name + "\\fR(1)"));
  }
  for (const ConfigKey& key : config_keys()) EXPECT_THAT(page, HasSubstr(key.name)) << key.name;
  for (const char* word : {"KINDRED_CONFIG", "KINDRED_JOBS", "NO_COLOR", "XDG_CACHE_HOME",
                           "kindred.yml", "relations.yml", "EXIT STATUS", "EXAMPLES"}) {
    EXPECT_THAT(page, HasSubstr(word));
  }
}

TEST(Manual, ShowsWhatACommandNeedsInItsSynopsis) {
  const CommandNode tree = option_tree();
  EXPECT_THAT(manual(tree, "similar"),
              HasSubstr("\\fBkindred similar\\fR [\\fIOPTIONS\\fR] [\\fIQUERY\\fR] "
                        "\\fB\\-\\-site\\fR \\fISITE\\fR\n"));
  EXPECT_THAT(manual(tree, "regenerate"), HasSubstr("\\fISITE\\fR [\\fIPATH\\fR...]\n"));
  EXPECT_THAT(manual(tree, "complete"), Not(HasSubstr("ENVIRONMENT")));
}

TEST(Manual, IsAsciiForAnyTerminal) {
  const CommandNode tree = option_tree();
  std::string pages = manual(tree, "");
  for (const CommandNode& command : tree.commands) pages += manual(tree, command.name);
  EXPECT_TRUE(std::all_of(pages.begin(), pages.end(),
                          [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

TEST(Manual, OfTheProgramSaysTheDefaultOfEveryKey) {
  const std::string page = manual(option_tree(), "", Notation::markdown);
  for (const auto& [name, value] : config_values(Options{})) {
    const auto at = page.find("\n- `" + name + "`: ");
    ASSERT_NE(at, std::string::npos) << name;
    EXPECT_THAT(page.substr(at, page.find('\n', at + 1) - at), testing::EndsWith(")"));
  }
  EXPECT_THAT(page,
              HasSubstr("\n- `rank.quality`: weight of the quality rank, 0 to 1 (default: 0.3)\n"));
}

TEST(Manual, OfDoctorNamesItsRules) {
  const std::string page = manual(option_tree(), "doctor");
  for (const std::string& rule : rule_ids()) {
    std::string escaped;
    for (const char c : rule) escaped += (c == '-' ? "\\" : "") + std::string(1, c);
    EXPECT_THAT(page, HasSubstr("\\fB" + escaped + "\\fR (")) << rule;
  }
}

TEST(Manual, InMarkdownHasTheSameParts) {
  const std::string page = manual(option_tree(), "similar", Notation::markdown);
  for (const char* part :
       {"\n# kindred-similar\n",
        "\n## Synopsis\n\n`kindred similar` [*OPTIONS*] [*QUERY*] `--site` *SITE*\n",
        "\n- `-n`, `--limit` *N*: entries (10)\n", "\n## Exit status\n",
        "[kindred](kindred.md), [kindred-init](kindred-init.md)"}) {
    EXPECT_THAT(page, HasSubstr(part));
  }
}

TEST(MarkdownPage, ShowsTextAsItIs) {
  MarkdownPage page("x");
  page.paragraph("a*b_c<d> [e] \\ `f*g`");
  EXPECT_THAT(page.text(), testing::EndsWith("\na\\*b\\_c\\<d> \\[e] \\\\ `f*g`\n"));
}

TEST(Footer, IsTakenApart) {
  const Footer footer = read_footer(
      "\nExamples:\n"
      "  kindred x    what it does\n"
      "  kindred y\n"
      "\nA note: of\n"
      "two lines.\n"
      "Label: another.\n"
      "Exit codes: 0 good; 1 bad,\n"
      "or worse; 2 none.\n"
      "Last: one.\n");
  ASSERT_EQ(footer.examples.size(), 2U);
  EXPECT_EQ(footer.examples[0].name, "kindred x");
  EXPECT_EQ(footer.examples[0].meaning, "what it does");
  EXPECT_EQ(footer.examples[1].meaning, "");
  EXPECT_THAT(footer.notes,
              testing::ElementsAre("A note: of two lines.", "Label: another.", "Last: one."));
  ASSERT_EQ(footer.exit_codes.size(), 3U);
  EXPECT_EQ(footer.exit_codes[1].name, "1");
  EXPECT_EQ(footer.exit_codes[1].meaning, "bad, or worse");
  EXPECT_EQ(footer.exit_codes[2].meaning, "none");
}

}  // namespace
}  // namespace kindred::cli
