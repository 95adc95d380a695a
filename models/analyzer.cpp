#include "models/analyzer.hpp"

#include "models/stop_words.hpp"
#include "models/words.hpp"

namespace kindred {
namespace {

/// Longer "words" are data (keys, encoded bytes), which no two articles should be joined by.
constexpr std::size_t kLongestWord = 80;

bool is_single_digit(std::string_view part) {
  return part.size() == 1 && part[0] >= '0' && part[0] <= '9';
}

/// Where the characters of `text` (UTF-8) begin, and its end.
std::vector<std::size_t> character_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80) starts.push_back(at);
  }
  starts.push_back(text.size());
  return starts;
}

constexpr std::size_t kGramLength = 3;

}  // namespace

Analyzer::Analyzer(std::string_view language)
    : stemmer_(language), stop_words_(&stop_words(language)) {}

void Analyzer::add_stem(const std::string& folded, std::vector<std::string>& terms) {
  if (folded.empty() || folded.size() > kLongestWord || stop_words_->contains(folded)) return;
  terms.emplace_back(stemmer_.stem(folded));
}

std::vector<std::string> Analyzer::terms_of(std::string_view word) {
  std::vector<std::string_view> parts;
  split_parts(word, parts);
  std::vector<std::string> terms;
  if (parts.size() == 1 && parts[0].size() == word.size()) {
    add_stem(fold_word(word), terms);
    return terms;
  }
  if (word.size() <= kLongestWord) terms.push_back(fold_word(word));
  for (const std::string_view part : parts) {
    if (!is_single_digit(part)) add_stem(fold_word(part), terms);
  }
  return terms;
}

std::vector<std::string> Analyzer::grams_of(std::string_view word) {
  std::vector<std::string_view> parts;
  split_parts(word, parts);
  std::vector<std::string> grams;
  for (const std::string_view part : parts) {
    const std::string folded = fold_word(part);
    if (folded.size() > kLongestWord || stop_words_->contains(folded)) continue;
    std::string marked = "_";
    marked.append(folded).append("_");
    const std::vector<std::size_t> starts = character_starts(marked);
    for (std::size_t i = 0; i + kGramLength < starts.size(); ++i) {
      std::string gram = "~";
      gram.append(marked, starts[i], starts[i + kGramLength] - starts[i]);
      grams.push_back(std::move(gram));
    }
  }
  return grams;
}

std::vector<std::string> Analyzer::analyze(std::string_view text) {
  std::vector<std::string_view> words;
  split_words(text, words);
  std::vector<std::string> terms;
  for (const std::string_view word : words) {
    for (std::string& term : terms_of(word)) terms.push_back(std::move(term));
  }
  return terms;
}

}  // namespace kindred
