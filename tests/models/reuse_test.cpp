#include "models/reuse.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <utility>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::all_docs;
using testing::synthetic_corpus;

struct Outcome {
  RelatedLists lists;
  MadeLists made;
  std::size_t recalled = 0;
};

/// All lists of a corpus, with what an earlier run left.
Outcome run(const Corpus& corpus, const Options& options, std::optional<MadeLists> earlier,
            const Curated& curated = {}, unsigned threads = 1) {
  Progress progress;
  const Model model = testing::build(corpus, options, threads);
  const std::vector<DocId> docs = all_docs(corpus);
  Reuse reuse(model, options, prints_of(model, corpus, threads, progress), std::move(earlier),
              docs.size());
  Outcome out;
  out.lists = recommend(model, curated, options, docs, threads, progress, &reuse);
  out.recalled = reuse.recalled();
  out.made = std::move(reuse).finish(docs, out.lists);
  return out;
}

/// Edits as people make them, and worse.
void edit(Corpus& corpus, SplitMix64& random) {
  const std::size_t at = random.below(corpus.size());
  const std::size_t other = random.below(corpus.size());
  Article& article = corpus[at];
  switch (random.below(12)) {
    case 0:
      article.title += " wcd wfgh";
      break;
    case 1:
      article.title = corpus[other].title;
      break;
    case 2:
      article.excerpt = corpus[other].excerpt.substr(0, 40);
      break;
    case 3:  // a copy
      article.title = corpus[other].title;
      article.excerpt = corpus[other].excerpt;
      break;
    case 4:
      article.quality = static_cast<float>(random.below(100));
      break;
    case 5:
      article.time = static_cast<std::int64_t>(random.below(500)) * 86'400;
      break;
    case 6:
      article.recommendable = !article.recommendable;
      break;
    case 7:
      article.provider = random.below(2) == 0 ? "Mouse Press" : "Owl Press";
      break;
    case 8:
      article.links = {"/" + corpus[other].path};
      break;
    case 9:
      article.language = random.below(2) == 0 ? "de" : "en";
      break;
    case 10:
      corpus.erase(corpus.begin() + static_cast<std::ptrdiff_t>(at));
      break;
    default: {
      Article added = corpus[other];
      added.path = article.path + "-" + std::to_string(random.below(1000)) + ".md";
      added.title += " wbcdf";
      corpus.insert(corpus.begin() + static_cast<std::ptrdiff_t>(at) + 1, added);
      break;
    }
  }
}

class ReuseAfterEdits : public ::testing::TestWithParam<int> {};

TEST_P(ReuseAfterEdits, GivesTheListsOfARebuild) {
  SplitMix64 random(static_cast<std::uint64_t>(GetParam()));
  Options options;
  options.limit = 3;
  options.candidates.depth = 20;
  options.rank.quality = GetParam() % 2 == 0 ? 0.0F : 0.2F;  // without it, ranks do not count
  options.rank.per_provider = GetParam() % 3 == 0 ? 1 : 0;
  if (GetParam() % 4 == 0) options.similarity.mentions = 0.1F;
  if (GetParam() % 4 == 2) options.similarity.links = 0.2F;
  if (GetParam() == 8) options.similarity.dense = 0.1F;
  if (GetParam() == 6) options.rank.duplicates = Duplicates::keep;
  Corpus corpus = synthetic_corpus(200, static_cast<std::uint64_t>(GetParam()));
  std::optional<MadeLists> earlier = run(corpus, options, std::nullopt).made;
  std::size_t recalled = 0;
  for (int round = 0; round < 8; ++round) {
    for (std::uint64_t edits = random.below(3) + 1; edits > 0; --edits) edit(corpus, random);
    const Curated curated = round % 3 == 0 ? Curated{{DocId(round), {{5, 9}, {7}, {}}}} : Curated{};
    Outcome with = run(corpus, options, std::move(earlier), curated, 1 + GetParam() % 2);
    const Outcome without = run(corpus, options, std::nullopt, curated);
    ASSERT_EQ(with.lists, without.lists) << "round " << round;
    ASSERT_EQ(with.made.candidates, without.made.candidates);
    earlier = std::move(with.made);
    recalled += with.recalled;
  }
  // Where ranks of quality count, nearly every edit is one of all articles; so it is with dense
  // rows.
  const bool few = GetParam() % 2 == 0 && GetParam() != 8;
  EXPECT_GT(recalled, few ? corpus.size() : 0U);
}
INSTANTIATE_TEST_SUITE_P(Seeds, ReuseAfterEdits, ::testing::Range(0, 10));

TEST(Reuse, OfAnUnchangedCorpusIsOfAllLists) {
  const Corpus corpus = synthetic_corpus(200, 1);
  Outcome first = run(corpus, Options(), std::nullopt);
  EXPECT_EQ(first.recalled, 0U);
  const Outcome second = run(corpus, Options(), std::move(first.made));
  EXPECT_EQ(second.recalled, corpus.size());
  EXPECT_EQ(second.lists, first.lists);
}

TEST(Reuse, AfterAnotherTitleIsOfMostLists) {
  Corpus corpus = synthetic_corpus(1500, 2);
  Outcome first = run(corpus, Options(), std::nullopt);
  corpus[700].title = "wbcdfg wghjkl " + corpus[700].title;
  const Outcome second = run(corpus, Options(), std::move(first.made));
  EXPECT_GT(second.recalled, corpus.size() / 2);
  EXPECT_LT(second.recalled, corpus.size());
}

TEST(Reuse, IsOfNoListThatSomebodyHadWishesFor) {
  const Corpus corpus = synthetic_corpus(200, 3);
  Outcome first = run(corpus, Options(), std::nullopt, {{7, {{8}, {}, {}}}});
  EXPECT_EQ(first.made.candidates[7], 0U);
  const Outcome second = run(corpus, Options(), std::move(first.made));
  EXPECT_EQ(second.recalled, corpus.size() - 1);
}

TEST(Reuse, IsOfNothingWithDiversity) {
  const Corpus corpus = synthetic_corpus(200, 4);
  Options options;
  options.rank.diversity = 0.3F;
  Outcome first = run(corpus, options, std::nullopt);
  EXPECT_EQ(run(corpus, options, std::move(first.made)).recalled, 0U);
}

TEST(Reuse, IsOfNothingWhereTheWholeSiteCountsDifferently) {
  const Corpus corpus = synthetic_corpus(200, 5);
  Options options;
  Outcome first = run(corpus, options, std::nullopt);
  options.rank.proximity = 0.5F;
  EXPECT_EQ(run(corpus, options, std::move(first.made)).recalled, 0U);
}

/// A copy that took an entry's place: what the entry kept out before is not known any more.
TEST(Reuse, IsOfNoListInWhichACopyTookAPlace) {
  std::vector<Article> articles;
  for (int i = 0; i < 6; ++i) {
    articles.push_back(testing::article("amber birch cedar", "delta ember fjord gamma"));
    articles.back().excerpt += i == 0 ? " house" : "";
    articles.back().quality = static_cast<float>(i);
  }
  const Corpus corpus = testing::corpus_of(std::move(articles));
  Options options;
  options.rank.quality = 0;
  const Outcome first = run(corpus, options, std::nullopt);
  EXPECT_EQ(first.made.candidates[0], 0U);
}

}  // namespace
}  // namespace kindred
