#include "data/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <set>
#include <string>

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

Options read(std::string_view text) {
  Options options;
  const auto status = apply_config(text, "kindred.yml", options);
  EXPECT_TRUE(status) << to_string(status.error());
  return options;
}

TEST(ApplyConfig, ReadsEveryKey) {
  const Options options = read(
      "content: [_news, \"_posts/*\"]\n"
      "language: german\n"
      "limit: 7\n"
      "existing: replace\n"
      "keep_margin: 0.1\n"
      "max_inlinks: 12\n"
      "fields: {title: 1, excerpt: 2.5, body: 0, damping: 0.75}\n"
      "similarity: {topics: 0.1, dense: auto, links: 0.2, section: 0}\n"
      "schema: {title: [headline], excerpt: lead, topics: [a, b], date: [d], url: [u]}\n"
      "entry: [title, \"provider{name}\"]\n"
      "rank: {quality: 0.3, heat: 0, proximity: 0.5, half_life_days: 30, min_score: 0.1,\n"
      "       near_copy: 0.9, diversity: 0.25, per_provider: 2, duplicates: keep}\n"
      "exclude: {status: hidden, draft: null}\n"
      "curated: pins.yml\n"
      "candidates: {sources: both, index: hnsw, depth: 50}\n");
  EXPECT_THAT(options.content, ElementsAre("_news", "_posts/*"));
  EXPECT_EQ(options.language, "german");
  EXPECT_EQ(options.limit, 7U);
  EXPECT_EQ(options.existing, Existing::replace);
  EXPECT_EQ(options.keep_margin, 0.1F);
  EXPECT_EQ(options.max_inlinks, 12U);
  EXPECT_EQ(options.fields.excerpt, 2.5F);
  EXPECT_EQ(options.fields.body, 0.0F);
  EXPECT_EQ(options.fields.damping, 0.75F);
  EXPECT_EQ(options.similarity.topics, 0.1F);
  EXPECT_FALSE(options.similarity.dense);
  EXPECT_EQ(options.similarity.section, 0.0F);
  EXPECT_THAT(options.schema.title, ElementsAre("headline"));
  EXPECT_THAT(options.schema.excerpt, ElementsAre("lead"));
  EXPECT_THAT(options.entry, ElementsAre("title", "provider{name}"));
  EXPECT_EQ(options.rank.proximity, 0.5F);
  EXPECT_EQ(options.rank.half_life_days, 30.0F);
  EXPECT_EQ(options.rank.near_copy, 0.9F);
  EXPECT_EQ(options.rank.per_provider, 2U);
  EXPECT_EQ(options.rank.duplicates, Duplicates::keep);
  EXPECT_THAT(options.exclude, ElementsAre(Pair("removed", "true"), Pair("deleted", "true"),
                                           Pair("status", "hidden")));
  EXPECT_EQ(options.curated, "pins.yml");
  EXPECT_EQ(options.candidates.sources, Sources::both);
  EXPECT_EQ(options.candidates.index, IndexKind::hnsw);
  EXPECT_EQ(options.candidates.depth, 50U);
}

TEST(ApplyConfig, LeavesWhatIsNotNamed) {
  for (const char* text : {"", "# nothing\n", "rank:\n", "rank: {}\n", "---\nlimit: 5\n"}) {
    const Options options = read(text);
    EXPECT_EQ(options.limit, Options{}.limit) << text;
    EXPECT_EQ(options.rank.quality, Options{}.rank.quality) << text;
    EXPECT_EQ(options.entry, Options{}.entry) << text;
  }
}

TEST(ApplyConfig, TakesAutoBack) {
  Options options;
  options.rank.proximity = 0.5F;
  ASSERT_TRUE(apply_config("rank: {proximity: auto}\n", "kindred.yml", options));
  EXPECT_FALSE(options.rank.proximity);
}

TEST(ConfigKeys, AreUniqueAndSettable) {
  std::set<std::string> names;
  for (const ConfigKey& key : config_keys()) {
    EXPECT_TRUE(names.insert(key.name).second) << key.name;
    EXPECT_FALSE(key.meaning.empty());
    Options options;
    const auto status =
        apply_settings(std::vector<std::string>{key.name + "={a: {b: c}}"}, options);
    ASSERT_FALSE(status) << key.name;
    EXPECT_THAT(status.error().message, testing::Not(HasSubstr("unknown key"))) << key.name;
  }
  EXPECT_TRUE(names.contains("rank.quality"));
}

/// Another value for every key, and text that YAML would take for something else.
const std::vector<std::string> kOtherSettings = {
    "content=[_news, \"_posts/*\", \"a, b\", \"#c\", \"null\", \"~\", \"- d\", \"e: f\", \"\", "
    "\"g\\nh\", "
    "\"i\\\"j\\\\\", \"ü\\u2028\", \"{k}\", \"true\", \"l?m\", n:o, \"p:\"]",
    "language=german",
    "limit=7",
    "site.kind=hugo",
    "existing=replace",
    "keep_margin=0.1",
    "max_inlinks=12",
    "fields.title=0.1",
    "fields.excerpt=1e-30",
    "fields.body=3.1415927",
    "fields.damping=0.33333334",
    "similarity.topics=0.1",
    "similarity.dense=0",
    "similarity.links=0.2",
    "similarity.mentions=0.01",
    "similarity.section=0.125",
    "schema.title=[headline]",
    "schema.excerpt=[]",
    "schema.topics=[a, \"b c\"]",
    "schema.date=[d]",
    "schema.url=[u]",
    "entry=[title, \"provider{name,domain}\"]",
    "rank.quality=1",
    "rank.heat=0.7",
    "rank.proximity=0.16666667",
    "rank.half_life_days=16777216",
    "rank.min_score=0",
    "rank.near_copy=0.9",
    "rank.diversity=0.25",
    "rank.per_provider=4294967295",
    "rank.duplicates=keep",
    "rank.languages=mixed",
    "exclude={status: hidden, draft: null, \"a b\": \"null\", removed: \"x, y\"}",
    "curated=\"pins: 1.yml\"",
    "candidates.sources=both",
    "candidates.index=hnsw",
    "candidates.depth=50",
    "limits.file=1048576",
    "limits.front_matter=2000000",
    "limits.depth=40",
    "limits.values=200000",
    "limits.topics=20",
    "limits.text=2000",
    "limits.entry=5000",
    "limits.body=1000"};

std::string key_of(const std::string& setting) { return setting.substr(0, setting.find('=')); }

Options with(const std::vector<std::string>& settings) {
  Options options;
  const auto status = apply_settings(settings, options);
  EXPECT_TRUE(status) << to_string(status.error());
  return options;
}

TEST(ConfigValues, AreReadBackForEveryKey) {
  std::vector<std::string> keys;
  for (const std::string& setting : kOtherSettings) {
    keys.push_back(key_of(setting));
    const auto values = config_values(with({setting}));
    const auto defaults = config_values({});
    std::vector<std::string> differ;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] != defaults[i]) differ.push_back(values[i].first);
      EXPECT_EQ(config_values(with({values[i].first + "=" + values[i].second})).at(i), values[i]);
    }
    EXPECT_THAT(differ, ElementsAre(key_of(setting)));
  }
  std::vector<std::string> all;
  for (const ConfigKey& key : config_keys()) all.push_back(key.name);
  EXPECT_EQ(keys, all) << "every key has another value here";
}

TEST(ConfigValues, GiveTheVeryValuesBack) {
  const Options options = with(kOtherSettings);
  std::vector<std::string> settings;
  for (const auto& [key, value] : config_values(options)) settings.push_back(key + "=" + value);
  const Options again = with(settings);
  EXPECT_EQ(again.content, options.content);
  EXPECT_EQ(again.fields.title, options.fields.title);
  EXPECT_EQ(again.fields.excerpt, options.fields.excerpt);
  EXPECT_EQ(again.fields.body, options.fields.body);
  EXPECT_EQ(again.fields.damping, options.fields.damping);
  EXPECT_EQ(again.rank.proximity, options.rank.proximity);
  EXPECT_EQ(again.rank.half_life_days, options.rank.half_life_days);
  EXPECT_EQ(again.rank.per_provider, options.rank.per_provider);
  EXPECT_EQ(again.rank.languages, options.rank.languages);
  EXPECT_EQ(again.schema, options.schema);
  EXPECT_EQ(again.entry, options.entry);
  EXPECT_EQ(again.exclude, options.exclude);
  EXPECT_EQ(again.curated, options.curated);
  EXPECT_EQ(again.candidates.sources, options.candidates.sources);
}

TEST(RenderConfig, HoldsWhatDiffersAndReadsBack) {
  EXPECT_EQ(render_config({}), "");
  EXPECT_EQ(render_config(with({"fields.body=1", "rank.heat=0", "limit=3", "fields.title=20",
                                "exclude.draft=null", "entry=[title, \"provider{name}\"]"})),
            "limit: 3\nfields:\n  title: 20\n  body: 1\nentry: [title, \"provider{name}\"]\n"
            "rank:\n  heat: 0\nexclude: {removed: true, deleted: true, draft: null}\n");
  const Options options = with(kOtherSettings);
  EXPECT_EQ(config_values(read(render_config(options))), config_values(options));
  EXPECT_EQ(render_config(options, options), "");
  EXPECT_EQ(render_config(with({"rank.heat=0", "limit=3"}), with({"limit=3"})),
            "rank:\n  heat: 0\n");
}

struct Mistake {
  std::string text;
  std::uint32_t line;
  std::string message;

  friend void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << testing::PrintToString(mistake.text);
  }
};

class FaultyConfig : public testing::TestWithParam<Mistake> {};

TEST_P(FaultyConfig, NamesFileLineAndCure) {
  Options options;
  const auto status = apply_config(GetParam().text, "site/kindred.yml", options);
  ASSERT_FALSE(status) << GetParam().text;
  EXPECT_EQ(status.error().path, "site/kindred.yml");
  EXPECT_EQ(status.error().line, GetParam().line) << status.error().message;
  EXPECT_THAT(status.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Unknown, FaultyConfig,
    testing::Values(Mistake{"limit: 5\nlimti: 6\n", 2, "did you mean 'limit'?"},
                    Mistake{"rank:\n  heat: 0\n  qualty: 1\n", 3, "did you mean 'rank.quality'?"},
                    Mistake{"rnak: {quality: 1}\n", 1, "did you mean 'rank'?"},
                    Mistake{"\nsomething-else: 1\n", 2, "unknown key 'something-else'"},
                    Mistake{"existing: kep\n", 1, "did you mean 'keep'?"},
                    Mistake{"a: 1\n", 1, "unknown key 'a'"},
                    Mistake{"candidates:\n  index: hnws\n", 2, "did you mean 'hnsw'?"},
                    Mistake{"language: englsh\n", 1, "did you mean 'english'?"}));

INSTANTIATE_TEST_SUITE_P(
    WrongShape, FaultyConfig,
    testing::Values(
        Mistake{"limit: many\n", 1, "'limit' has 'many' where a whole number"},
        Mistake{"limit: 5x\n", 1, "whole number"}, Mistake{"limit: -1\n", 1, "whole number"},
        Mistake{"limit: 2.5\n", 1, "whole number"},
        Mistake{"limit: 99999999999\n", 1, "whole number"},
        Mistake{"language: auto\nlimit:\n", 2, "nothing"}, Mistake{"limit: [1]\n", 1, "a list"},
        Mistake{"rank:\n  quality: high\n", 2, "a number"},
        Mistake{"rank:\n  proximity: high\n", 2, "'auto'"}, Mistake{"rank: 5\n", 1, "map"},
        Mistake{"content: {a: b}\n", 1, "a list"}, Mistake{"content:\n  - a\n  - [b]\n", 3, "text"},
        Mistake{"entry: title\n", 1, "list of entry keys"},
        Mistake{"entry: []\n", 1, "at least one"},
        Mistake{"entry:\n  - title\n  - provider{\n", 3, "provider{"},
        Mistake{"entry:\n  - {a: b}\n", 2, "quote it"}, Mistake{"exclude: [a]\n", 1, "a map"},
        Mistake{"exclude:\n  a: [b]\n", 2, "single"}, Mistake{"curated: [a]\n", 1, "text"},
        Mistake{"- a\n", 1, "key: value"}, Mistake{"words\n", 1, "key: value"},
        Mistake{"limit: [\n", 2, "YAML"}, Mistake{"limit: 1\nlimit: 2\n", 2, "second time"},
        Mistake{"limit: \xFF\n", 1, "UTF-8"}));

INSTANTIATE_TEST_SUITE_P(
    OutOfRange, FaultyConfig,
    testing::Values(Mistake{"language: auto\nlimit: 0\n", 2, "limit must be"},
                    Mistake{"\nlimit: 1001\n", 2, "limit must be"},
                    Mistake{"keep_margin: 1.1\n", 1, "keep_margin must be between 0 and 1"},
                    Mistake{"rank:\n  quality: 1.5\n", 2, "rank.quality must be"},
                    Mistake{"rank:\n  heat: nan\n", 2, "rank.heat must be"},
                    Mistake{"rank:\n  half_life_days: 0\n", 2, "above 0"},
                    Mistake{"rank:\n  near_copy: 0\n", 2, "above 0"},
                    Mistake{"fields:\n  title: -1\n", 2, "fields.title"},
                    Mistake{"fields:\n  damping: 0\n", 2, "fields.damping must be above 0"},
                    Mistake{"fields: {damping: 1.5}\n", 1, "fields.damping"},
                    Mistake{"fields: {damping: nan}\n", 1, "fields.damping"},
                    Mistake{"candidates:\n  depth: 0\n", 2, "candidates.depth"},
                    Mistake{"similarity:\n  topics: 0.6\n  dense: 0.6\n", 1, "add up"}));

INSTANTIATE_TEST_SUITE_P(Documents, FaultyConfig,
                         testing::Values(Mistake{"limit: 5\n---\nbogus: 6\n", 2, "document"},
                                         Mistake{",\n", 1, ""}));

TEST(ApplySetting, ReadsValuesInYamlNotation) {
  Options options;
  EXPECT_TRUE(apply_settings(std::vector<std::string>{"rank.quality=0.3"}, options));
  EXPECT_TRUE(apply_settings(std::vector<std::string>{"content=[a, \"b*\"]"}, options));
  EXPECT_TRUE(apply_settings(std::vector<std::string>{"fields={title: 3, body: 0}"}, options));
  EXPECT_TRUE(apply_settings(std::vector<std::string>{"rank.proximity=auto"}, options));
  EXPECT_TRUE(apply_settings(std::vector<std::string>{"curated=a=b"}, options));
  EXPECT_TRUE(apply_settings(std::vector<std::string>{"exclude.draft=null"}, options));
  EXPECT_TRUE(apply_settings(std::vector<std::string>{"exclude.archived=yes"}, options));
  EXPECT_EQ(options.rank.quality, 0.3F);
  EXPECT_THAT(options.content, ElementsAre("a", "b*"));
  EXPECT_EQ(options.fields.title, 3.0F);
  EXPECT_EQ(options.curated, "a=b");
  EXPECT_THAT(options.exclude, ElementsAre(Pair("removed", "true"), Pair("deleted", "true"),
                                           Pair("archived", "yes")));
}

TEST(ApplySetting, ChecksSumsOnceAllAreSet) {
  Options options;
  options.similarity.topics = 0.8F;
  const std::vector<std::string> settings = {"similarity.dense=0.6", "similarity.topics=0.2"};
  EXPECT_TRUE(apply_settings(settings, options));
}

TEST(ApplySetting, NamesTheFaultySetting) {
  for (const char* setting : {"limit", "=5", "", "limti=5", "rank.qualty=1", "limit=x", "limit=",
                              "limit=0", "rank=[", "rank.=1", ".quality=1", "limit=5\n---\nx"}) {
    Options options;
    const auto status = apply_settings(std::vector<std::string>{setting}, options);
    ASSERT_FALSE(status) << setting;
    EXPECT_EQ(status.error().path, "--set " + std::string(setting));
    EXPECT_EQ(status.error().line, 0U);
  }
  Options options;
  EXPECT_THAT(apply_settings(std::vector<std::string>{"rank.qualty=1"}, options).error().message,
              HasSubstr("did you mean 'rank.quality'?"));
}

TEST(Validate, KeepsLimitsInTheirRanges) {
  for (const std::string setting :
       {"limits.file=67108865", "limits.front_matter=1000", "limits.depth=257", "limits.values=1",
        "limits.topics=0", "limits.text=999", "limits.entry=1048577", "limits.body=10"}) {
    Options options;
    const auto status = apply_settings(std::vector<std::string>{setting}, options);
    ASSERT_FALSE(status) << setting;
    EXPECT_THAT(status.error().message,
                HasSubstr(setting.substr(0, setting.find('=')) + " must be between "));
  }
  Options options;
  EXPECT_FALSE(apply_settings(std::vector<std::string>{std::string("limits.depth=-1")}, options));
  EXPECT_TRUE(apply_settings(std::vector<std::string>{std::string("limits.depth=64")}, options));
  EXPECT_EQ(options.limits.depth, 64U);
}

TEST(Validate, TakesTheDefaults) { EXPECT_TRUE(validate(Options{})); }

}  // namespace
}  // namespace kindred
