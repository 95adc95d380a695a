#include "models/model_sections.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "models/recommend.hpp"
#include "tests/models/corpus.hpp"
#include "tests/support/sections.hpp"

namespace kindred {
namespace {

using testing::MemorySections;

Options all_shares() {
  Options options = testing::plain_options();
  options.similarity = {0.2F, 0.1F, 0.1F, 0.1F, 0.05F};
  return options;
}

Corpus linked_corpus() {
  Corpus corpus = testing::synthetic_corpus(80, 3);
  for (std::size_t i = 1; i < corpus.size(); i += 3) {
    corpus[i].links = {corpus[i - 1].path};
    corpus[i].body = corpus[i - 1].title + " and more of it";
  }
  return corpus;
}

Sections saved(const Model& model) {
  Sections sections;
  save_model(model, sections);
  return sections;
}

TEST(ModelSections, GiveTheSameAnswersWhenTheyAreLoaded) {
  const Corpus corpus = linked_corpus();
  const Options options = all_shares();
  const Model model = testing::build(corpus, options);
  const auto loaded = load_model(MemorySections(saved(model)));
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  Progress progress;
  const auto docs = testing::all_docs(corpus);
  EXPECT_EQ(recommend(*loaded, {}, options, docs, 2, progress),
            recommend(model, {}, options, docs, 2, progress));
  const TextQuery there(*loaded, options, corpus[5].title);
  const TextQuery here(model, options, corpus[5].title);
  const std::vector<Query> theirs{there.query()};
  const std::vector<Query> ours{here.query()};
  EXPECT_EQ(recommend(*loaded, {}, options, theirs, 1, progress),
            recommend(model, {}, options, ours, 1, progress));
  ASSERT_EQ(loaded->decisions.size(), model.decisions.size());
  for (std::size_t i = 0; i < model.decisions.size(); ++i) {
    EXPECT_EQ(loaded->decisions[i].name, model.decisions[i].name);
    EXPECT_EQ(loaded->decisions[i].value, model.decisions[i].value);
    EXPECT_EQ(loaded->decisions[i].reason, model.decisions[i].reason);
  }
}

TEST(ModelSections, AreTheSameBytesWhenTheyAreSavedAgain) {
  const MemorySections first(saved(testing::build(linked_corpus(), all_shares())));
  const MemorySections second(saved(*load_model(first)));
  EXPECT_EQ(first.pieces(), second.pieces());
}

TEST(ModelSections, OfAnEmptySiteLoad) {
  const auto loaded = load_model(MemorySections(saved(testing::build({}, Options{}))));
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  EXPECT_EQ(loaded->size(), 0U);
}

TEST(ModelSections, ThatDoNotFitTogetherAreRefused) {
  const Sections sections = saved(testing::build(linked_corpus(), all_shares()));
  for (const auto& [name, bytes] : sections.pieces()) {
    if (bytes.empty()) continue;
    MemorySections broken(sections);
    broken.cut(name);
    EXPECT_FALSE(load_model(broken)) << name;
  }
  EXPECT_FALSE(load_model(MemorySections(Sections{})));
}

TEST(ModelSections, WhoseColumnsDoNotAscendAreRefused) {
  const Model model = testing::build(linked_corpus(), all_shares());
  for (const auto& [name, rows] : {std::pair{"model.rows.columns", &model.rows.columns},
                                   std::pair{"model.titles.columns", &model.titles.columns}}) {
    MemorySections broken(saved(model));
    std::vector<std::uint32_t> columns(rows->begin(), rows->end());
    ASSERT_LT(columns[0], columns[1]);
    std::swap(columns[0], columns[1]);
    broken.put(name, columns);
    EXPECT_FALSE(load_model(broken)) << name;
    columns[0] = columns[1];
    broken.put(name, columns);
    EXPECT_FALSE(load_model(broken)) << name << ", twice the same";
  }
}

TEST(ModelSections, WithColumnsOfTitlesThatAreNotThereAreRefused) {
  Options options = testing::plain_options();
  options.similarity.mentions = 0;
  MemorySections broken(saved(testing::build(linked_corpus(), options)));
  ASSERT_TRUE(load_model(broken));
  broken.put("model.titles.width", std::vector<std::uint32_t>{7});
  EXPECT_FALSE(load_model(broken));
}

TEST(ModelSections, WithNumbersThatNoModelHasAreRefused) {
  const float none = std::numeric_limits<float>::quiet_NaN();
  const std::vector<std::function<void(Model&)>> changes{
      [&](Model& model) { model.shares.topics = none; },
      [](Model& model) { model.shares.links = 2; },
      [](Model& model) { model.proximity.weight = -1; },
      [](Model& model) { model.proximity.half_life_days = 0; },
      [&](Model& model) { model.proximity.half_life_days = none; },
      [&](Model& model) { model.traits[1].quality_rank = none; },
      [](Model& model) { model.traits[2].heat_rank = 1.5F; },
      [](Model& model) { model.traits[3].time = std::numeric_limits<std::int64_t>::min(); },
  };
  const Model sound = testing::build(linked_corpus(), all_shares());
  ASSERT_TRUE(load_model(MemorySections(saved(sound))));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Model model = sound;
    changes[i](model);
    EXPECT_FALSE(load_model(MemorySections(saved(model)))) << "change " << i;
  }
}

TEST(ModelSections, WithABasisOfNoDimensionsAreRefused) {
  const Options options = testing::plain_options();
  MemorySections broken(saved(testing::build(linked_corpus(), options)));
  const auto model = load_model(broken);
  ASSERT_TRUE(model);
  ASSERT_EQ(model->dense.size(), 0U);
  broken.put("model.basis.width", std::vector<std::uint64_t>{1});
  broken.put("model.basis.values", std::vector<float>{1});
  EXPECT_FALSE(load_model(broken));
}

}  // namespace
}  // namespace kindred
