// Any text as words and terms. Articles reach the analyzer as valid UTF-8, but it must not depend
// on that: its own words are cut out of the text, never past it.
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/analyzer.hpp"
#include "models/words.hpp"
#include "tests/fuzz/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kindred;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto is_inside = [](std::string_view part, std::string_view whole) {
    return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
  };
  std::vector<std::string_view> words;
  split_words(text, words);
  Analyzer english("english");
  for (const std::string_view word : words) {
    KINDRED_FUZZ_CHECK(!word.empty() && is_inside(word, text), "words are pieces of the text");
    std::vector<std::string_view> parts;
    split_parts(word, parts);
    KINDRED_FUZZ_CHECK(!parts.empty(), "a word has a part");
    for (const std::string_view part : parts) {
      KINDRED_FUZZ_CHECK(is_inside(part, word), "parts are pieces of the word");
    }
    for (const auto& term : english.terms_of(word)) {
      KINDRED_FUZZ_CHECK(!term.empty(), "no term is empty");
    }
    for (const auto& gram : english.grams_of(word)) {
      KINDRED_FUZZ_CHECK(gram.front() == '~', "grams are marked");
    }
  }
  return 0;
}
