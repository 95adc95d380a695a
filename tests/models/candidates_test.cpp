#include "models/candidates.hpp"

#include <gtest/gtest.h>

#include "models/blas.hpp"
#include "models/ranker.hpp"
#include "models/signals.hpp"
#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

class Candidates : public ::testing::Test {
 protected:
  Candidates()
      : corpus_(testing::synthetic_corpus(600, 17)),
        model_(testing::build(corpus_, options_of(Sources::both))),
        docs_(testing::all_docs(corpus_)) {}

  static Options options_of(Sources sources) {
    Options options = testing::plain_options();
    options.candidates.sources = sources;
    return options;
  }

  CandidateLists find(Sources sources, IndexKind index, unsigned threads = 1,
                      unsigned depth = 100) {
    CandidateSearch search(search_space(model_), {sources, index, depth}, 10);
    return search.find(queries_of(model_, docs_), threads, progress_);
  }
  double recall(const CandidateLists& found) {
    const RelatedLists exact = exhaustive(model_, docs_, 10, 2, progress_);
    return recall_at(10, model_, docs_, exact, found);
  }

  Corpus corpus_;
  Model model_;
  std::vector<DocId> docs_;
  Progress progress_;
};

TEST_F(Candidates, OfPostingsAreExactOnASmallCorpus) {
  EXPECT_EQ(recall(find(Sources::postings, IndexKind::automatic)), 1);
}

/// Brute force: every eligible article that shares a column with `doc`, by inner product.
std::vector<std::pair<float, DocId>> by_product(const Model& model, DocId doc) {
  std::vector<std::pair<float, DocId>> found;
  for (DocId other = 0; other < model.size(); ++other) {
    const float product = dot(model.rows[doc], model.rows[other]);
    if (other != doc && model.recommendable[other] != 0 && product > 0) {
      found.emplace_back(product, other);
    }
  }
  std::sort(found.begin(), found.end(), std::greater());
  return found;
}

TEST_F(Candidates, OfPostingsAreThoseOfBruteForceWhereAllPostingsAreRead) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    const Corpus corpus = testing::synthetic_corpus(30 + 40 * seed, seed);
    Model model = testing::build(corpus, testing::plain_options());
    for (DocId doc = 0; doc < model.size(); doc += 7) model.recommendable[doc] = 0;
    for (const unsigned depth : {1U, 5U, 20U, 1000U}) {
      CandidateSearch search(search_space(model), {Sources::postings, {}, depth}, 1);
      const auto lists = search.find(queries_of(model, testing::all_docs(corpus)), 1, progress_);
      for (DocId doc = 0; doc < model.size(); ++doc) {
        const auto exact = by_product(model, doc);
        ASSERT_EQ(lists[doc].size(), std::min<std::size_t>(depth, exact.size()));
        for (const DocId found : lists[doc]) {
          const float product = dot(model.rows[doc], model.rows[found]);
          EXPECT_GE(product, exact[lists[doc].size() - 1].first - 1e-6F);
        }
      }
    }
  }
}

TEST_F(Candidates, GiveTheListsThatAllArticlesGiveThoughTimeCountsForMore) {
  Options options = testing::plain_options();
  options.rank.proximity = 0.9F;
  options.rank.half_life_days = 3.0F;
  options.candidates = {Sources::postings, IndexKind::automatic, 40};
  for (std::size_t doc = 0; doc < corpus_.size(); doc += 17) corpus_[doc].time.reset();
  const Model model = testing::build(corpus_, options);
  Similarity similarity(model);
  const RelatedLists lists = recommend(model, {}, options, docs_, 2, progress_);
  std::size_t missed = 0;
  for (const DocId doc : docs_) {
    std::vector<DocId> others = docs_;
    others.erase(others.begin() + doc);
    const auto exact = rank(model, options, nullptr, query_of(model, doc), others, similarity);
    for (const Match& match : exact) {
      missed += std::find(lists[doc].begin(), lists[doc].end(), match) == lists[doc].end() ? 1 : 0;
    }
  }
  EXPECT_LE(missed, docs_.size() * options.limit / 1000);  // one in a thousand
}

TEST_F(Candidates, OfEachFaissIndexHoldMostOfTheTopTen) {
  EXPECT_GE(recall(find(Sources::faiss, IndexKind::flat)), 0.95);
  EXPECT_GE(recall(find(Sources::faiss, IndexKind::hnsw)), 0.9);
  EXPECT_GE(recall(find(Sources::faiss, IndexKind::ivf)), 0.8);
}

TEST_F(Candidates, OfBothSourcesHoldThoseOfEach) {
  const auto both = find(Sources::both, IndexKind::flat);
  for (const Sources source : {Sources::faiss, Sources::postings}) {
    const auto one = find(source, IndexKind::flat);
    for (std::size_t i = 0; i < both.size(); ++i) {
      EXPECT_TRUE(std::includes(both[i].begin(), both[i].end(), one[i].begin(), one[i].end()));
    }
  }
  EXPECT_EQ(both, find(Sources::automatic, IndexKind::automatic));
}

TEST_F(Candidates, AreSortedAndWithoutTheArticleItself) {
  for (const Sources source : {Sources::faiss, Sources::postings, Sources::both}) {
    const auto lists = find(source, IndexKind::automatic, 1, 7);
    for (DocId doc = 0; doc < lists.size(); ++doc) {
      EXPECT_TRUE(std::is_sorted(lists[doc].begin(), lists[doc].end()));
      EXPECT_EQ(std::count(lists[doc].begin(), lists[doc].end(), doc), 0);
      EXPECT_LE(lists[doc].size(), source == Sources::both ? 14U : 7U);
    }
  }
}

TEST_F(Candidates, DoNotDependOnTheNumberOfThreads) {
  for (const IndexKind index : {IndexKind::flat, IndexKind::hnsw, IndexKind::ivf}) {
    const auto one = find(Sources::both, index, 1);
    EXPECT_EQ(one, find(Sources::both, index, 2));
    EXPECT_EQ(one, find(Sources::both, index, 8));
  }
}

TEST_F(Candidates, LeaveOutWhatMayNotBeRecommended) {
  model_.recommendable[3] = 0;
  for (const auto& list : find(Sources::both, IndexKind::flat)) {
    EXPECT_FALSE(std::binary_search(list.begin(), list.end(), DocId{3}));
  }
  model_.recommendable.assign(model_.size(), 0);
  for (const auto& list : find(Sources::both, IndexKind::flat)) EXPECT_TRUE(list.empty());
}

TEST(Versions, AreNamed) {
  EXPECT_EQ(search_library_version().substr(0, 6), "faiss ");
  EXPECT_NE(blas_version().find("BLAS"), std::string::npos);
}

}  // namespace
}  // namespace kindred
