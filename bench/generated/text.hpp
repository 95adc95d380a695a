// What a generated article says.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/generated/random_words.hpp"

namespace kindred::bench {

/// The word that names a topic (`rank` 0), or another that its articles use more often than others
/// do. Every common word but the most frequent is of one topic in [0, topics).
Word topic_word(std::uint64_t topic, std::uint64_t topics, std::uint64_t rank);

/// The names that nearly every article of the site has, in [0, 3).
Word site_word(std::uint64_t rank);

/// What the articles of one story have in common.
struct Story {
  std::uint64_t topic = 0;   // what it is about, whether its articles say so or not
  std::uint64_t topics = 1;  // of the site
  std::array<Word, 12> words = {};
};

Story make_story(std::uint64_t topics, SplitMix64 random);

/// Shares of the words of a text, in [0,1]. What is left of the words that are no function words is
/// said by anyone.
struct Mixture {
  double function = 0;  // of all words; the others are shares of the rest
  double number = 0;
  double site = 0;
  double story = 0;
  double topic = 0;
};

/// Writes the texts of one article, in the order title, excerpt, body. A copy is what another
/// writer with the same story and `text` writes, but for a share of `edited` in [0,1] of its words.
class TextWriter {
 public:
  TextWriter(const Story& story, SplitMix64 text, SplitMix64 edits, double edited)
      : story_(story), text_(text), edits_(edits), edited_(edited) {}

  std::string title();
  std::string excerpt();  // sometimes empty
  /// Paragraphs, each ended by '\n'; `mean_words` words on average.
  std::string body(unsigned mean_words);

 private:
  std::string word(const Mixture& mixture);
  std::string sentences(const Mixture& mixture, std::size_t words);
  /// `kind` in [0, 1) is what chooses between the parts of the mixture.
  Word unsaid(const Mixture& mixture, double kind, SplitMix64& random);

  const Story& story_;
  SplitMix64 text_;
  SplitMix64 edits_;
  double edited_;
  std::vector<Word> said_;  // in this sentence or title, which seldom says a word twice
};

}  // namespace kindred::bench
