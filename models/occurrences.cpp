#include "models/occurrences.hpp"

#include "models/analyzer.hpp"
#include "models/words.hpp"

namespace kindred {

std::map<std::string, Occurrence, std::less<>> occurrences(const Article& article,
                                                           std::string_view language,
                                                           const FieldOptions& fields) {
  std::map<std::string, Occurrence, std::less<>> found;
  Analyzer analyzer(language);
  const auto add = [&](std::string_view text, std::string_view field, float weight) {
    if (weight <= 0) return;
    std::vector<std::string_view> words;
    split_words(text, words);
    for (const std::string_view word : words) {
      for (std::string& term : analyzer.terms_of(word)) {
        Occurrence& occurrence = found[std::move(term)];
        if (occurrence.word.empty()) occurrence.word = word;
        if (occurrence.fields.empty() || occurrence.fields.back() != field) {
          occurrence.fields.push_back(field);
        }
      }
    }
  };
  add(article.title, "title", fields.title);
  add(article.excerpt, "excerpt", fields.excerpt);
  add(article.body, "body", fields.body);
  // Trigrams are of the title alone.
  if (fields.title > 0) {
    std::vector<std::string_view> words;
    split_words(article.title, words);
    for (const std::string_view word : words) {
      for (std::string& gram : analyzer.grams_of(word)) {
        Occurrence& occurrence = found[std::move(gram)];
        if (occurrence.word.empty()) occurrence = {std::string(word), {"title"}};
      }
    }
  }
  return found;
}

}  // namespace kindred
