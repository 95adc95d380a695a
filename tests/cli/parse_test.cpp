#include "cli/parse.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kindred::cli {
namespace {

using testing::HasSubstr;

std::variant<Command, Exit> parse_words(std::vector<const char*> words) {
  words.insert(words.begin(), "kindred");
  return parse(static_cast<int>(words.size()), words.data());
}

Regenerate regenerate_of(std::vector<const char*> words) {
  return std::get<Regenerate>(std::get<Command>(parse_words(std::move(words))));
}

TEST(Parse, ReadsEveryOptionOfRegenerate) {
  const auto command = regenerate_of(
      {"regenerate", "site",      "a.md",    "b.md",       "-n",       "3",           "--existing",
       "replace",    "--dry-run", "--check", "--diff",     "--remove", "--format",    "json",
       "--config",   "k.yml",     "--set",   "limit=2",    "--set",    "rank.heat=0", "-j",
       "4",          "-q",        "-v",      "--progress", "never",    "--color",     "always"});
  EXPECT_EQ(command.site, "site");
  EXPECT_THAT(command.paths, testing::ElementsAre("a.md", "b.md"));
  EXPECT_EQ(command.limit, 3U);
  EXPECT_EQ(command.existing, Existing::replace);
  EXPECT_TRUE(command.dry_run && command.check && command.diff && command.remove);
  EXPECT_EQ(command.format, Format::json);
  EXPECT_EQ(command.common.config, "k.yml");
  EXPECT_THAT(command.common.settings, testing::ElementsAre("limit=2", "rank.heat=0"));
  EXPECT_EQ(command.common.jobs, 4U);
  EXPECT_TRUE(command.common.quiet && command.common.verbose);
  EXPECT_EQ(command.common.progress, When::never);
  EXPECT_EQ(command.common.color, When::always);
}

TEST(Parse, DefaultsLeaveTheConfigurationToDecide) {
  const auto command = regenerate_of({"regenerate", "site"});
  EXPECT_FALSE(command.limit.has_value());
  EXPECT_FALSE(command.existing.has_value());
  EXPECT_TRUE(command.writes());
}

TEST(Parse, MistakesNameWhatWasMeant) {
  const auto check = [](std::vector<const char*> words, const char* expected) {
    const auto parsed = parse_words(std::move(words));
    ASSERT_TRUE(std::holds_alternative<Exit>(parsed));
    EXPECT_EQ(std::get<Exit>(parsed).code, 2);
    EXPECT_THAT(std::get<Exit>(parsed).text, HasSubstr(expected));
  };
  check({"regenerate", "site", "--dry-rum"}, "did you mean '--dry-run'?");
  check({"regenrate", "site"}, "did you mean 'regenerate'?");
  check({"regenerate"}, "SITE");
  check({"regenerate", "site", "--limit", "0"}, "--limit");
  check({"regenerate", "site", "--limit", "many"}, "--limit");
  check({"regenerate", "site", "--existing", "overwrite"}, "--existing");
  check({"regenerate", "site", "--config", "a", "--no-config"}, "--config");
  check({}, "regenerate");
}

TEST(Parse, HelpShowsExamplesAndExitCodes) {
  const auto parsed = parse_words({"regenerate", "--help"});
  const auto& help = std::get<Exit>(parsed);
  EXPECT_EQ(help.code, 0);
  EXPECT_THAT(help.text, HasSubstr("kindred regenerate site --check"));
  EXPECT_THAT(help.text, HasSubstr("Exit codes:"));
}

TEST(Parse, VersionIsACommand) {
  EXPECT_TRUE(std::holds_alternative<ShowVersion>(std::get<Command>(parse_words({"--version"}))));
}

}  // namespace
}  // namespace kindred::cli
