// The README says what the program does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/config.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

using testing::HasSubstr;

std::string readme() { return read_file(std::string(KINDRED_SOURCE_DIR) + "/README.md"); }

// The first fenced block behind `heading`.
std::string block_behind(const std::string& heading) {
  const std::string text = readme();
  const auto fence = text.find("```", text.find(heading));
  const auto begin = text.find('\n', fence) + 1;
  return text.substr(begin, text.find("```", begin) - begin);
}

TEST(Readme, ShowsTheHelpOfTheProgram) {
  EXPECT_EQ(block_behind("## kindred regenerate"), run_kindred({"regenerate", "--help"}).out);
}

TEST(Readme, ShowsWhatALookupPrints) {
  const std::string shown = block_behind("## kindred similar");
  const std::string printed =
      run_kindred({"similar", "2025-02-06-the-electrician-between-the-posts", "--site",
                   std::string(KINDRED_SOURCE_DIR) + "/examples/site", "-n", "3"})
          .out;
  EXPECT_EQ(shown.substr(shown.find('\n') + 1), printed);
}

TEST(Readme, ShowsEveryKeyOfTheConfigurationWithItsDefault) {
  const std::string shown = block_behind("## Configuration");
  Options options;
  const auto status = apply_config(shown, "README.md", options);
  ASSERT_TRUE(status) << to_string(status.error());
  const Options defaults;
  EXPECT_EQ(options.limit, defaults.limit);
  EXPECT_EQ(options.entry, defaults.entry);
  EXPECT_EQ(options.exclude, defaults.exclude);
  EXPECT_EQ(options.schema.topics, defaults.schema.topics);
  EXPECT_EQ(options.schema.url, defaults.schema.url);
  EXPECT_EQ(options.fields.title, defaults.fields.title);
  EXPECT_EQ(options.fields.damping, defaults.fields.damping);
  EXPECT_EQ(options.rank.quality, defaults.rank.quality);
  EXPECT_EQ(options.rank.heat, defaults.rank.heat);
  EXPECT_EQ(options.rank.min_score, defaults.rank.min_score);
  EXPECT_EQ(options.rank.near_copy, defaults.rank.near_copy);
  EXPECT_EQ(options.candidates.depth, defaults.candidates.depth);
  EXPECT_EQ(config_values(options), config_values(defaults));
  for (const ConfigKey& key : config_keys()) {
    EXPECT_THAT(shown, HasSubstr(key.name.substr(key.name.find('.') + 1) + ":")) << key.name;
  }
}

}  // namespace
}  // namespace kindred::test
