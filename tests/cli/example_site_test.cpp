// The example site: what its lists have to be, and whether the clever search finds what brute force
// finds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "core/article_index.hpp"
#include "data/config.hpp"
#include "data/corpus_loader.hpp"
#include "data/curated.hpp"
#include "models/candidates.hpp"
#include "models/model.hpp"
#include "models/recommend.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kSite = std::string(KINDRED_SOURCE_DIR) + "/examples/site";

class ExampleSite : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(apply_config(read_file(kSite + "/kindred.yml"), "kindred.yml", options_));
    const auto store = std::move(*open_directory_store(kSite, options_));
    loaded_ = *load_corpus(*store, options_, 2, progress_);
    all_.resize(loaded_.corpus.size());
    std::iota(all_.begin(), all_.end(), DocId{0});
  }

  [[nodiscard]] Curated curated() const {
    return parse_curated(read_file(kSite + "/relations.yml"), "relations.yml",
                         ArticleIndex(loaded_.corpus), loaded_.skipped)
        ->relations;
  }

  Options options_;
  Progress progress_;
  Loaded loaded_;
  std::vector<DocId> all_;
};

TEST_F(ExampleSite, CandidatesHoldWhatBruteForceFinds) {
  options_.candidates.sources = Sources::both;
  const Model model = build_model(loaded_.corpus, options_, 2, progress_);
  const SearchSpace space = search_space(model);
  const RelatedLists exact = exhaustive(model, all_, 10, 2, progress_);
  options_.candidates.depth = 20;  // a sixth of the site: there is something to miss
  for (const auto& [sources, least] : {std::pair{Sources::automatic, 0.99},
                                       {Sources::postings, 0.99},
                                       {Sources::both, 0.99},
                                       {Sources::faiss, 0.95}}) {
    options_.candidates.sources = sources;
    CandidateSearch search(space, options_.candidates, 10);
    const CandidateLists found = search.find(queries_of(model, all_), 2, progress_);
    EXPECT_GE(recall_at(10, model, all_, exact, found), least);
  }
}

TEST_F(ExampleSite, FaissSearchesWhereTheDenseSpaceCounts) {
  EXPECT_EQ(build_model(loaded_.corpus, options_, 2, progress_).dense.size(), 0U);
  options_.similarity.dense = 0.1F;
  const Model model = build_model(loaded_.corpus, options_, 2, progress_);
  EXPECT_EQ(model.dense.size(), loaded_.corpus.size());
  const SearchSpace space = search_space(model);
  options_.candidates.depth = 5;  // so shallow that the sources differ
  const auto count = [&](Sources sources) {
    options_.candidates.sources = sources;
    CandidateSearch search(space, options_.candidates, 10);
    const CandidateLists lists = search.find(queries_of(model, all_), 2, progress_);
    return std::accumulate(lists.begin(), lists.end(), std::size_t{0},
                           [](std::size_t sum, const auto& list) { return sum + list.size(); });
  };
  EXPECT_GT(count(Sources::automatic), count(Sources::postings));
}

TEST_F(ExampleSite, ListsAgreeWithTheCuratedRelations) {
  const Curated relations = curated();
  EXPECT_GT(relations.size(), 50U);
  const Model model = build_model(loaded_.corpus, options_, 2, progress_);
  const RelatedLists lists = recommend(model, relations, options_, all_, 2, progress_);
  std::size_t judged = 0;
  std::size_t related = 0;
  for (const auto& [doc, entry] : relations) {
    for (const Match& match : lists[doc]) {
      const auto grade = entry.judgements.find(match.doc);
      judged += grade != entry.judgements.end() ? 1U : 0U;
      related += grade != entry.judgements.end() && grade->second > 0 ? 1U : 0U;
    }
    for (std::size_t i = 0; i < entry.pins.size(); ++i) EXPECT_EQ(lists[doc][i].doc, entry.pins[i]);
    for (const DocId blocked : entry.blocks) {
      for (const Match& match : lists[doc]) EXPECT_NE(match.doc, blocked);
    }
  }
  EXPECT_GT(related, 2 * relations.size());  // more than two sound links per article
  EXPECT_GT(related, judged * 9 / 10);
}

TEST_F(ExampleSite, RegeneratesCleanlyAndKeepsTheEditorsBlock) {
  const TempSite site(read_tree(kSite));
  const Tree before = site.tree();
  const Ran ran = run_kindred({"regenerate", site.path()});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::string by_hand = "_news/2024-10-14-four-want-to-be-mayor-of-sundhaven.md";
  ASSERT_TRUE(before.contains(by_hand));
  EXPECT_EQ(site.read(by_hand), before.at(by_hand));
  EXPECT_THAT(ran.out, HasSubstr("kept"));
  const std::string removed = "touchline.example/football/albion-sold-to-fund-for-55-million";
  for (const auto& [path, bytes] : site.tree()) {
    if (path.find("albion-sold-to-fund") == std::string::npos) {
      EXPECT_THAT(bytes, Not(HasSubstr(removed))) << path;
    }
  }
  EXPECT_EQ(run_kindred({"regenerate", site.path(), "--check"}).code, 0);
}

}  // namespace
}  // namespace kindred::test
