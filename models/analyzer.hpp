// Words as terms: folded, without stop words, stemmed, identifiers split.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "models/stemmer.hpp"

namespace kindred {

/// Makes terms of the words of one language. Not thread-safe: each task makes its own.
class Analyzer {
 public:
  /// `language`: a Snowball name; any other (such as "none"): no stop words, no stemming.
  explicit Analyzer(std::string_view language);

  /// The terms of one word from split_words(): its stem; for a compound the whole, folded, and the
  /// stem of each part. Stop words and parts that say nothing (one digit) give none.
  [[nodiscard]] std::vector<std::string> terms_of(std::string_view word);

  /// The trigrams of a word's parts, ends marked by '_', each after '~': "~_ne", "~new", "~ew_".
  /// They join words that share a part which no rule splits (`strncpy`, compounds).
  [[nodiscard]] std::vector<std::string> grams_of(std::string_view word);

  /// The terms of a text in order, for tests and explanations.
  [[nodiscard]] std::vector<std::string> analyze(std::string_view text);

 private:
  void add_stem(const std::string& folded, std::vector<std::string>& terms);

  Stemmer stemmer_;
  const std::unordered_set<std::string_view>* stop_words_;
};

}  // namespace kindred
