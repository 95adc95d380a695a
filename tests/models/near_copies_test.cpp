#include "models/near_copies.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <random>

#include "models/copies.hpp"

namespace kindred {
namespace {

using Pairs = std::vector<std::pair<DocId, DocId>>;

std::vector<DocId> each_alone(std::size_t n) {
  std::vector<DocId> groups(n);
  std::iota(groups.begin(), groups.end(), DocId{0});
  return groups;
}

Pairs pairs_of(const Corpus& corpus, float least, unsigned threads = 1) {
  Progress progress;
  Pairs pairs;
  for (const NearCopy& pair :
       near_copies(corpus, each_alone(corpus.size()), least, threads, progress)) {
    pairs.emplace_back(pair.a, pair.b);
  }
  return pairs;
}

/// Texts of random words, some of which are others with a few words changed.
Corpus random_corpus(std::size_t n) {
  std::mt19937 random(7);  // NOLINT: the same every time
  std::vector<std::vector<std::uint64_t>> texts;
  for (std::size_t doc = 0; doc < n; ++doc) {
    std::vector<std::uint64_t> words;
    if (doc > 0 && random() % 2 == 0) {
      words = texts[random() % doc];
      for (std::uint64_t changes = random() % 4; changes > 0; --changes) {
        words[random() % words.size()] = random() % 500;
      }
    } else {
      for (std::uint64_t i = 5 + random() % 30; i > 0; --i) words.push_back(random() % 500);
    }
    texts.push_back(words);
  }
  Corpus corpus(n);
  for (std::size_t doc = 0; doc < n; ++doc) {
    corpus[doc].path = std::to_string(doc);
    for (const std::uint64_t word : texts[doc])
      corpus[doc].body += "word" + std::to_string(word) + " ";
  }
  return corpus;
}

TEST(NearCopies, AreThoseThatComparingAllFinds) {
  const Corpus corpus = random_corpus(300);
  std::vector<std::vector<std::uint32_t>> words;
  for (const Article& article : corpus) words.push_back(distinct_words({article.body}));
  for (const float least : {0.5F, 0.8F, 0.95F, 1.0F}) {
    Pairs expected;
    for (DocId a = 0; a < corpus.size(); ++a) {
      for (DocId b = a + 1; b < corpus.size(); ++b) {
        if (std::min(words[a].size(), words[b].size()) < 8) continue;
        std::vector<std::uint32_t> shared;
        std::set_intersection(words[a].begin(), words[a].end(), words[b].begin(), words[b].end(),
                              std::back_inserter(shared));
        const auto all = words[a].size() + words[b].size() - shared.size();
        if (static_cast<float>(shared.size()) / static_cast<float>(all) >= least) {
          expected.emplace_back(a, b);
        }
      }
    }
    EXPECT_FALSE(expected.empty());
    EXPECT_EQ(pairs_of(corpus, least), expected) << least;
    EXPECT_EQ(pairs_of(corpus, least, 4), expected) << least;
  }
}

TEST(NearCopies, OfAGroupAreAskedOfItsFirst) {
  Corpus corpus = random_corpus(3);
  corpus[0].body = corpus[1].body = corpus[2].body = "one two three four five six seven eight";
  Progress progress;
  EXPECT_EQ(near_copies(corpus, std::vector<DocId>{0, 0, 2}, 0.9F, 1, progress).size(), 1U);
}

TEST(NearCopies, WeeksApartHaveToBeAllButEqual) {
  Corpus corpus(2);
  corpus[0].body = "one two three four five six seven eight nine ten";
  corpus[1].body = "one two three four five six seven eight nine eleven twelve";
  corpus[0].time = 0;
  corpus[1].time = 86'400;
  EXPECT_EQ(pairs_of(corpus, 0.7F).size(), 1U);
  corpus[1].time = 60LL * 86'400;
  EXPECT_TRUE(pairs_of(corpus, 0.7F).empty());
}

}  // namespace
}  // namespace kindred
