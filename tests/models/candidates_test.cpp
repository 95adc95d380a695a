#include "models/candidates.hpp"

#include <gtest/gtest.h>

#include "models/blas.hpp"
#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

class Candidates : public ::testing::Test {
 protected:
  Candidates()
      : corpus_(testing::synthetic_corpus(600, 17)),
        model_(testing::build(corpus_, testing::plain_options())),
        docs_(testing::all_docs(corpus_)) {}

  CandidateLists find(Sources sources, IndexKind index, unsigned threads = 1,
                      unsigned depth = 100) {
    const SearchSpace space{model_.postings, model_.dense, model_.recommendable};
    CandidateSearch search(space, {sources, index, depth}, 10);
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
