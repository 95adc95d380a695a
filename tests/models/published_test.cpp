#include "models/published.hpp"

#include <gmock/gmock.h>

#include <map>

#include "models/ranker.hpp"
#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using ::testing::Contains;
using testing::docs_of;
using ::testing::ElementsAre;
using ::testing::Not;

const Rankings kNothing;

/// Ranks and publishes the lists of all articles, or of `sources`.
class Published : public ::testing::Test {
 protected:
  void build(const Corpus& corpus, const Options& options) {
    options_ = options;
    model_ = testing::build(corpus, options);
    sources_ = testing::all_docs(corpus);
    rank();
  }

  void rank() {
    ranked_ = recommend(model_, curated_, ranking_options(options_), sources_, 2, progress_);
  }

  [[nodiscard]] RelatedLists publish(const Rankings& generated,
                                     const Rankings& own = kNothing) const {
    return published_lists(model_, curated_, options_, sources_, ranked_, {generated, own});
  }

  /// As the next run finds them.
  [[nodiscard]] Rankings standing(const RelatedLists& lists) const {
    Rankings out;
    for (std::size_t i = 0; i < lists.size(); ++i) out[sources_[i]] = docs_of(lists[i]);
    return out;
  }

  static std::map<DocId, unsigned> in_links(const RelatedLists& lists) {
    std::map<DocId, unsigned> count;
    for (const auto& list : lists) {
      for (const Match& match : list) ++count[match.doc];
    }
    return count;
  }

  Options options_;
  Model model_;
  std::vector<DocId> sources_;
  Curated curated_;
  RelatedLists ranked_;
  Progress progress_;
};

/// Article 0 is like 1 a lot, like 2 less, like 3 little, like 4 not at all.
Corpus graded() {
  return testing::corpus_of(
      {article("", "amber birch cedar delta ember"), article("", "amber birch cedar delta fjord"),
       article("", "amber birch cedar gamma fjord"), article("", "amber house gamma ivory jolly"),
       article("", "house ivory jolly")});
}

class Margin : public Published {
 protected:
  Margin() {
    Options options = testing::plain_options();
    options.limit = 1;
    options.keep_margin = 1;
    build(graded(), options);
    sources_ = {0};
    rank();
  }

  /// The margin by which `better` beats `other` in the list of article 0.
  [[nodiscard]] float lead(std::size_t better, std::size_t other) const {
    return ranked_[0][better].score / ranked_[0][other].score - 1;
  }

  std::vector<DocId> list(float margin, const std::vector<DocId>& stands) {
    options_.keep_margin = margin;
    return docs_of(publish({{0, stands}})[0]);
  }
};

TEST_F(Margin, KeepsWhatStandsUntilItIsBeatenByTheMargin) {
  ASSERT_THAT(docs_of(ranked_[0]), ElementsAre(1, 2, 3));
  const float lead_of_1 = lead(0, 1);
  EXPECT_THAT(list(lead_of_1 * 1.01F, {2}), ElementsAre(2));
  EXPECT_THAT(list(lead_of_1 * 0.99F, {2}), ElementsAre(1));
  EXPECT_THAT(list(lead_of_1 * 1.01F, {}), ElementsAre(1));
}

TEST_F(Margin, LeavesScoresTrue) { EXPECT_EQ(publish({{0, {2}}})[0], std::vector{ranked_[0][1]}); }

TEST_F(Margin, LetsWhatIsNotRankedGo) { EXPECT_THAT(list(1, {4}), ElementsAre(1)); }

TEST_F(Margin, KeepsTheOrderOfWhatStandsToo) {
  options_.limit = 2;
  const float lead_of_1 = lead(0, 1);
  EXPECT_THAT(list(lead_of_1 * 1.01F, {2, 1}), ElementsAre(2, 1));
  EXPECT_THAT(list(lead_of_1 * 0.99F, {2, 1}), ElementsAre(1, 2));
  EXPECT_THAT(list(lead_of_1 * 1.01F, {2}), ElementsAre(1, 2)) << "a new one stands by its score";
}

TEST_F(Margin, NeverMovesPins) {
  options_.limit = 3;
  curated_[0].pins = {3};
  rank();
  EXPECT_THAT(list(1, {2, 1, 3}), ElementsAre(3, 2, 1));
}

TEST_F(Published, WithoutMarginAndBoundIsWhatIsRanked) {
  Options options;
  build(testing::synthetic_corpus(60, 1), options);
  EXPECT_FALSE(is_choosy(options_));
  EXPECT_EQ(ranking_options(options_).limit, options_.limit);
  EXPECT_EQ(publish({{0, {5, 6, 7}}}), ranked_);
}

TEST_F(Published, OfNothingThatStandsIsTheHeadOfWhatIsRanked) {
  Options options;
  options.keep_margin = 0.1F;
  build(testing::synthetic_corpus(200, 2), options);
  const RelatedLists lists = publish(kNothing);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto& ranked = ranked_[i];
    const auto n = static_cast<std::ptrdiff_t>(std::min<std::size_t>(ranked.size(), options.limit));
    EXPECT_EQ(lists[i], std::vector<Match>(ranked.begin(), ranked.begin() + n));
  }
}

class Bound : public Published {
 protected:
  Bound() {
    Options options;
    options.max_inlinks = 6;
    build(testing::synthetic_corpus(300, 3), options);
  }

  [[nodiscard]] DocId most_popular() const {
    const auto count = in_links(ranked_);
    return std::max_element(count.begin(), count.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }
};

TEST_F(Bound, CountsNoListThatNobodyReads) {
  const DocId popular = most_popular();
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    if (i % 2 == 0) model_.recommendable[sources_[i]] = 0;
  }
  const RelatedLists after = publish(kNothing);
  unsigned read = 0;
  unsigned all = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const std::vector<DocId> docs = docs_of(after[i]);
    const bool has = std::find(docs.begin(), docs.end(), popular) != docs.end();
    all += has ? 1 : 0;
    read += has && i % 2 == 1 ? 1 : 0;
    // Nothing is taken from a list that does not count.
    if (i % 2 == 0) {
      const auto n = std::min<std::size_t>(ranked_[i].size(), options_.limit);
      EXPECT_EQ(after[i].size(), n);
    }
  }
  EXPECT_LE(read, 6U);
  EXPECT_GT(all, 6U);
}

TEST_F(Bound, HoldsAndLeavesNoListAndArticleThatWouldRatherHaveEachOther) {
  const RelatedLists lists = publish(kNothing);
  auto count = in_links(ranked_);
  EXPECT_TRUE(std::any_of(count.begin(), count.end(), [](const auto& one) {
    return one.second > 6;
  })) << "there is nothing to bound";
  count = in_links(lists);
  std::map<DocId, float> least;  // score by which an article is in a list
  for (const auto& list : lists) {
    for (const Match& match : list) {
      const auto at = least.try_emplace(match.doc, match.score).first;
      at->second = std::min(at->second, match.score);
    }
  }
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const Match& match : ranked_[i]) {
      if (std::find(lists[i].begin(), lists[i].end(), match) != lists[i].end()) continue;
      const bool list_content =
          lists[i].size() == options_.limit && lists[i].back().score >= match.score;
      const bool article_content = count[match.doc] == 6 && least[match.doc] >= match.score;
      EXPECT_TRUE(list_content || article_content) << i << " and " << match.doc;
    }
  }
  for (const auto& [doc, n] : count) EXPECT_LE(n, 6U) << doc;
}

TEST_F(Bound, CountsListsOfSomeonesOwn) {
  const DocId popular = most_popular();
  ASSERT_EQ(in_links(publish(kNothing))[popular], 6U);
  sources_.resize(298);
  rank();
  const Rankings own = {{298, {popular}}, {299, {popular}}};
  EXPECT_EQ(in_links(publish(kNothing, own))[popular], 4U);
}

TEST_F(Bound, CountsPinsWhichStay) {
  const DocId popular = most_popular();
  std::size_t pins = 0;
  for (DocId doc = 0; doc < 9; ++doc) {
    if (doc == popular) continue;
    curated_[doc].pins = {popular};
    ++pins;
  }
  rank();
  const RelatedLists lists = publish(kNothing);
  EXPECT_EQ(in_links(lists)[popular], pins) << "beyond the bound, and none but them";
  for (const auto& [doc, wishes] : curated_) EXPECT_EQ(lists[doc][0].doc, popular);
}

TEST_F(Bound, CountsCopiesAsOneArticle) {
  Corpus corpus;
  for (int i = 0; i < 6; ++i) corpus.push_back(article("amber birch cedar " + std::to_string(i)));
  corpus.push_back(article("amber birch cedar delta"));
  corpus.push_back(article("amber birch cedar delta"));
  corpus = testing::corpus_of(std::move(corpus));
  corpus[6].url = corpus[7].url = "https://x.example/same";
  Options options = testing::plain_options();
  options.rank.duplicates = Duplicates::collapse;
  options.rank.near_copy = 1;
  options.max_inlinks = 2;
  build(corpus, options);
  auto count = in_links(publish(kNothing));
  EXPECT_EQ(count[6] + count[7], 2U);
}

/// What two runs write, one after the other, from whatever stood before.
TEST_F(Published, AreWhatASecondRunPublishes) {
  for (const unsigned bound : {0U, 4U}) {
    for (const float diversity : {0.0F, 0.5F}) {
      for (const auto duplicates : {Duplicates::keep, Duplicates::collapse}) {
        Options options;
        options.keep_margin = 0.3F;
        options.max_inlinks = bound;
        options.rank.diversity = diversity;
        options.rank.duplicates = duplicates;
        build(testing::synthetic_corpus(200, 4), options);
        SplitMix64 random(5);
        Rankings before;
        for (const DocId doc : sources_) {
          for (const Match& match : ranked_[doc]) {
            if (random.below(3) == 0) before[doc].insert(before[doc].begin(), match.doc);
          }
        }
        const RelatedLists first = publish(before);
        EXPECT_NE(first, publish(kNothing)) << "what stood makes no difference";
        EXPECT_EQ(publish(standing(first)), first) << bound << " " << diversity;
      }
    }
  }
}

}  // namespace
}  // namespace kindred
