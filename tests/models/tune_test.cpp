#include "models/tune.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "data/config.hpp"
#include "models/tune_folds.hpp"
#include "models/tune_grid.hpp"
#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr DocId kThemes = 12;
constexpr DocId kArticles = 120;

/// Articles whose bodies tell their themes. Titles mislead: a few words that mean nothing.
Corpus misleading_corpus() {
  SplitMix64 random(4);
  const auto word = [&](char kind, std::uint64_t first, std::uint64_t count) {
    std::uint64_t id = first + random.below(count);
    std::string letters(1, kind);
    for (int i = 0; i < 4; ++i, id /= 8) letters += "bdfgklmn"[id % 8];
    return letters + " ";
  };
  std::vector<Article> articles;
  for (DocId doc = 0; doc < kArticles; ++doc) {
    Article made;
    for (int i = 0; i < 3; ++i) made.title += word('t', 0, 30);
    for (int i = 0; i < 20; ++i) {
      made.body += word('b', std::uint64_t{doc % kThemes} * 40, 40) + word('z', 0, 300);
    }
    made.time = 86'400 * static_cast<std::int64_t>(random.below(500));
    articles.push_back(made);
  }
  return testing::corpus_of(std::move(articles));
}

/// Every article is related to three of its theme.
Judgements theme_judgements() {
  SplitMix64 random(9);
  Judgements judgements;
  for (DocId doc = 0; doc < kArticles; ++doc) {
    while (judgements[doc].size() < 3) {
      const DocId other = doc % kThemes + kThemes * random.index(kArticles / kThemes);
      if (other != doc) judgements[doc][other] = 1;
    }
  }
  return judgements;
}

/// The same relations, but each article has those of another.
Judgements shuffled(const Judgements& judgements, std::uint64_t seed) {
  std::vector<std::map<DocId, int>> all;
  for (const auto& [article, judged] : judgements) all.push_back(judged);
  SplitMix64 random(seed);
  shuffle(all, random);
  Judgements out;
  for (const auto& [article, judged] : judgements) {
    out[article] = all.back();
    out[article].erase(article);
    all.pop_back();
  }
  return out;
}

Options start() {
  Options options;
  options.language = "none";
  options.candidates.sources = Sources::postings;  // on so few articles as good, and faster
  return options;
}

TuneRequest request(unsigned budget, std::uint64_t seed = 1, unsigned threads = 2) {
  return {*parse_metric("nDCG@10"), budget, seed, threads};
}

Tuning tuned(const Judgements& judgements, const TuneRequest& asked,
             const Options& options = start()) {
  static const Corpus kCorpus = misleading_corpus();
  Progress progress;
  return tune(kCorpus, judgements, options, asked, progress);
}

TEST(Tune, FindsWhatTellsArticlesApart) {
  const Tuning tuning = tuned(theme_judgements(), request(60));
  EXPECT_GT(tuning.held_out.low, 0.02);
  EXPECT_GT(tuning.held_out_gain, tuning.held_out.low);
  EXPECT_GT(tuning.best_mean, tuning.start_mean + tuning.held_out.low);
  EXPECT_LT(tuning.best.fields.title / tuning.best.fields.body, 10 / 0.5F);
  EXPECT_EQ(tuning.folds, 5U);
  EXPECT_GE(tuning.groups, kThemes);
  EXPECT_TRUE(validate(tuning.best));
}

TEST(Tune, FindsNothingInShuffledRelations) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Tuning tuning = tuned(shuffled(theme_judgements(), seed), request(40, seed));
    EXPECT_LE(tuning.held_out.low, 0) << seed;
    EXPECT_LT(tuning.held_out_gain, 0.02) << seed;
  }
}

TEST(Tune, DependsOnTheSeedAlone) {
  const Tuning one = tuned(theme_judgements(), request(30, 3, 1));
  for (const unsigned threads : {1U, 3U}) {
    const Tuning other = tuned(theme_judgements(), request(30, 3, threads));
    EXPECT_EQ(config_values(one.best), config_values(other.best));
    EXPECT_EQ(one.best_mean, other.best_mean);
    EXPECT_EQ(one.held_out_gain, other.held_out_gain);
    EXPECT_EQ(one.held_out.low, other.held_out.low);
    EXPECT_EQ(one.tried, other.tried);
  }
}

TEST(Tune, KeepsToItsBudget) {
  for (const unsigned budget : {1U, 2U, 9U, 20U}) {
    const Tuning tuning = tuned(theme_judgements(), request(budget));
    EXPECT_LE(tuning.tried, budget);
    EXPECT_GE(tuning.best_mean, tuning.start_mean);
  }
  const Tuning nothing = tuned(theme_judgements(), request(1));
  EXPECT_EQ(nothing.tried, 1U);
  EXPECT_EQ(config_values(nothing.best), config_values(start()));
  EXPECT_EQ(nothing.held_out_gain, 0);
  EXPECT_EQ(nothing.best_mean, nothing.start_mean);
}

TEST(Tune, TriesNothingThatIsInvalid) {
  Options full = start();
  full.similarity = {
      .topics = 0.0F, .dense = 0.6F, .links = 0.0F, .mentions = 0.2F, .section = 0.2F};
  EXPECT_TRUE(validate(tuned(theme_judgements(), request(30), full).best));
}

TEST(Tune, NeedsAGroupToLeaveOutAndTwoToSee) {
  const Judgements one = {{0, {{12, 1}}}, {12, {{0, 1}}}};
  const Judgements two = {{0, {{12, 1}}}, {1, {{13, 1}}}};
  for (const Judgements& judgements : {Judgements{}, one, two}) {
    const Tuning tuning = tuned(judgements, request(20));
    EXPECT_EQ(tuning.folds, 0U);
    EXPECT_EQ(tuning.tried, 0U);
    EXPECT_EQ(tuning.held_out.low, 0);
    EXPECT_EQ(config_values(tuning.best), config_values(start()));
  }
  const Judgements three = {{0, {{12, 1}}}, {1, {{13, 1}}}, {2, {{14, 1}}}};
  EXPECT_EQ(tuned(three, request(20)).folds, 3U);
}

TEST(Tune, StopsEarly) {
  const Corpus corpus = misleading_corpus();
  const Judgements judgements = theme_judgements();
  Progress stopped;
  stopped.stop();
  EXPECT_EQ(tune(corpus, judgements, start(), request(50), stopped).tried, 0U);

  Progress progress;
  std::thread user([&] {
    while (progress.now().done < 3) std::this_thread::yield();
    progress.stop();
  });
  const Tuning tuning = tune(corpus, judgements, start(), request(50), progress);
  user.join();
  EXPECT_LT(tuning.tried, 40U);
}

TEST(Tune, CountsConfigurations) {
  const Corpus corpus = misleading_corpus();
  Progress progress;
  const Tuning tuning = tune(corpus, theme_judgements(), start(), request(10), progress);
  ASSERT_EQ(progress.stages().size(), 1U);
  EXPECT_EQ(progress.stages()[0].name, "tune");
  EXPECT_EQ(progress.now().done, tuning.tried);
}

const Coordinate& coordinate(std::string_view key) {
  return *std::find_if(coordinates().begin(), coordinates().end(),
                       [&](const Coordinate& one) { return one.key == key; });
}

TEST(Coordinates, AreKeysOfTheConfigurationWithValidValues) {
  for (const Coordinate& one : coordinates()) {
    EXPECT_TRUE(std::is_sorted(one.values.begin(), one.values.end())) << one.key;
    std::vector<Auto> values(one.values.begin(), one.values.end());
    if (one.automatic) values.emplace_back(std::nullopt);
    for (const Auto& value : values) {
      Options options;
      one.set(options, value);
      EXPECT_EQ(one.get(options), value) << one.key;
      std::map<std::string, std::string> differ;  // from the defaults
      for (const auto& [key, text] : config_values(options)) differ[key] = text;
      for (const auto& [key, text] : config_values({})) {
        if (differ[key] == text) differ.erase(key);
      }
      if (value == one.get({})) continue;
      EXPECT_THAT(differ, ElementsAre(Pair(one.key, ::testing::_)));
      EXPECT_TRUE(validate(options)) << one.key;
    }
  }
}

TEST(Coordinates, MatterWhereTheCorpusHasSomethingToSay) {
  const auto matter = [](const Corpus& corpus, const Options& options) {
    const Ground ground = ground_of(corpus, testing::build(corpus, options));
    std::vector<std::string> keys;
    for (const Coordinate& one : coordinates()) {
      if (one.matters(ground, options)) keys.emplace_back(one.key);
    }
    return keys;
  };
  Corpus corpus = testing::corpus_of({testing::article("One"), testing::article("Two")});
  Options options = testing::plain_options();
  EXPECT_THAT(matter(corpus, options), ElementsAre("fields.title", "fields.damping",
                                                   "similarity.section", "similarity.dense"));
  for (Article& article : corpus) {
    article.excerpt = "excerpt";
    article.body = "body";
    article.topics = {"topic"};
    article.links = {"link"};
    article.time = 7;
    article.quality = 50;
    article.heat = 40;
  }
  options.rank.proximity = 0.5F;
  const std::vector<std::string> same_values = matter(corpus, options);
  EXPECT_THAT(same_values,
              ElementsAre("fields.title", "fields.excerpt", "fields.body", "fields.damping",
                          "similarity.topics", "similarity.section", "similarity.links",
                          "similarity.mentions", "similarity.dense"));
  corpus[1].time = 8;
  corpus[1].quality = 60;
  corpus[1].heat = 41;
  EXPECT_EQ(matter(corpus, options).size(), coordinates().size());
  options.rank.proximity = 0.0F;
  options.fields.body = 0;
  EXPECT_EQ(matter(corpus, options).size(), coordinates().size() - 3);
}

TEST(Neighbours, AreTheNextValuesAndAuto) {
  Ground ground;
  ground.decided = {{"similarity.links", 0.1F}};
  const Coordinate& title = coordinate("fields.title");
  EXPECT_THAT(neighbours(title, 10.0F, ground), ElementsAre(5.0F, 20.0F));
  EXPECT_THAT(neighbours(title, 3.0F, ground), ElementsAre(2.0F, 5.0F));
  EXPECT_THAT(neighbours(title, 0.0F, ground), ElementsAre(1.0F));
  EXPECT_THAT(neighbours(title, 500.0F, ground), ElementsAre(40.0F));
  const Coordinate& links = coordinate("similarity.links");
  EXPECT_THAT(neighbours(links, std::nullopt, ground), ElementsAre(0.05F, 0.15F));
  EXPECT_THAT(neighbours(links, 0.25F, ground), ElementsAre(0.15F, 0.4F, std::nullopt));
  EXPECT_THAT(neighbours(links, 0.1F, ground), ElementsAre(0.05F, 0.15F));
}

TEST(Folds, AreOfAboutTheSameSizeAndKeepGroupsWhole) {
  const std::vector<std::uint32_t> groups = {0, 0, 0, 0, 1, 2, 1, 3, 3, 4, 5, 6};
  const std::vector<std::size_t> folds = folds_of(groups, 3, 1);
  std::vector<std::size_t> sizes(3);
  std::map<std::uint32_t, std::size_t> fold_of;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    ++sizes[folds[i]];
    EXPECT_EQ(fold_of.try_emplace(groups[i], folds[i]).first->second, folds[i]);
  }
  EXPECT_THAT(sizes, ElementsAre(4, 4, 4));
  EXPECT_EQ(folds, folds_of(groups, 3, 1));
  EXPECT_NE(folds, folds_of(groups, 3, 2));
}

}  // namespace
}  // namespace kindred
