#include "models/language.hpp"

#include <algorithm>
#include <map>

#include "core/parallel.hpp"
#include "core/text.hpp"
#include "models/matrix.hpp"
#include "models/stemmer.hpp"
#include "models/stop_words.hpp"
#include "models/words.hpp"

namespace kindred {
namespace {

constexpr std::string_view kNone = "none";

struct Code {
  std::string_view iso;
  std::string_view name;
};

constexpr Code kCodes[] = {
    {"ar", "arabic"},     {"ca", "catalan"},   {"da", "danish"},     {"de", "german"},
    {"el", "greek"},      {"en", "english"},   {"es", "spanish"},    {"eu", "basque"},
    {"fi", "finnish"},    {"fr", "french"},    {"ga", "irish"},      {"hi", "hindi"},
    {"hu", "hungarian"},  {"hy", "armenian"},  {"id", "indonesian"}, {"it", "italian"},
    {"lt", "lithuanian"}, {"nb", "norwegian"}, {"ne", "nepali"},     {"nl", "dutch"},
    {"nn", "norwegian"},  {"no", "norwegian"}, {"pt", "portuguese"}, {"ro", "romanian"},
    {"ru", "russian"},    {"sr", "serbian"},   {"sv", "swedish"},    {"ta", "tamil"},
    {"tr", "turkish"},    {"yi", "yiddish"},
};

/// What is read of an article to tell its language.
constexpr std::size_t kBytesRead = 1500;
/// Fewer hits or a lower share are chance: names, loan words.
constexpr std::size_t kLeastHits = 3;
constexpr double kLeastShare = 0.12;

std::string_view prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0U) == 0x80) --bytes;
  return text.substr(0, bytes);
}

/// The language with the largest share of stop words; empty where that is no evidence.
std::string detect(const Article& article, bool with_body) {
  std::vector<std::string_view> words;
  split_words(article.title, words);
  split_words(prefix(article.excerpt, kBytesRead), words);
  if (with_body) split_words(prefix(article.body, kBytesRead), words);
  std::vector<std::string> folded;
  folded.reserve(words.size());
  for (const std::string_view word : words) folded.push_back(fold_word(word));

  std::string_view best;
  std::size_t best_hits = 0;
  for (const std::string_view language : stop_word_languages()) {
    const auto& stops = stop_words(language);
    const auto hits = static_cast<std::size_t>(
        std::count_if(folded.begin(), folded.end(),
                      [&](const std::string& word) { return stops.contains(word); }));
    if (hits > best_hits) {
      best = language;
      best_hits = hits;
    }
  }
  const bool evident =
      best_hits >= kLeastHits &&
      static_cast<double>(best_hits) >= kLeastShare * static_cast<double>(words.size());
  return std::string(evident ? best : std::string_view());
}

std::string most_frequent(const std::vector<std::string>& names) {
  std::map<std::string, std::size_t> counts;
  for (const std::string& name : names) {
    if (!name.empty() && name != kNone) ++counts[name];
  }
  const auto best =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? std::string(kNone) : best->first;
}

std::string primary_tag(std::string_view stated) {
  const std::string lower = lower_ascii(trim(stated));
  return lower.substr(0, lower.find_first_of("-_"));
}

}  // namespace

std::string language_name(std::string_view stated) {
  const std::string base = primary_tag(stated);
  for (const Code& code : kCodes) {
    if (base == code.iso) return std::string(code.name);
  }
  const std::string lower = lower_ascii(trim(stated));
  return is_stemmer(lower) ? lower : std::string(kNone);
}

std::vector<std::string> languages(const Corpus& corpus, const Options& options, unsigned threads,
                                   Progress& progress) {
  if (options.language != "auto") {
    return std::vector<std::string>(corpus.size(), language_name(options.language));
  }
  std::vector<std::string> names(corpus.size());
  const bool with_body = options.fields.body > 0;
  parallel_for(corpus.size(), task_size(corpus.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t doc = begin; doc < end; ++doc) {
                   const Article& article = corpus[doc];
                   names[doc] = article.language.empty() ? detect(article, with_body)
                                                         : language_name(article.language);
                 }
               });
  const std::string common = most_frequent(names);
  for (std::string& name : names) {
    if (name.empty()) name = common;
  }
  return names;
}

std::vector<std::uint32_t> language_groups(const Corpus& corpus, const Options& options,
                                           const std::vector<std::string>& names) {
  std::vector<std::uint32_t> groups(corpus.size());
  if (options.language != "auto") return groups;
  std::map<std::string, std::size_t> counts;
  for (const std::string& name : names) ++counts[name];
  const std::string common = most_frequent(names);
  const std::size_t least = std::max<std::size_t>(3, corpus.size() / 100);
  std::map<std::string, std::uint32_t> numbers;
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    const std::string& stated = corpus[doc].language;
    std::string group = names[doc];
    if (!stated.empty() && group == kNone) group = primary_tag(stated);
    if (stated.empty() && counts[group] < least) group = common;
    groups[doc] =
        numbers.try_emplace(group, static_cast<std::uint32_t>(numbers.size())).first->second;
  }
  return groups;
}

std::vector<std::string> by_frequency(std::span<const std::string> names) {
  std::map<std::string, std::size_t> counts;
  for (const std::string& name : names) ++counts[name];
  std::vector<std::string> distinct;
  for (const auto& [name, count] : counts) distinct.push_back(name);
  std::stable_sort(distinct.begin(), distinct.end(),
                   [&](const auto& a, const auto& b) { return counts.at(a) > counts.at(b); });
  return distinct;
}

std::string language_of_text(std::string_view text, const Options& options,
                             const Strings& languages) {
  if (options.language != "auto") return language_name(options.language);
  Article article;
  article.title = text;
  const std::string told = detect(article, false);
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (languages[i] == told) return told;
  }
  return std::string(languages.empty() ? kNone : languages[0]);
}

}  // namespace kindred
