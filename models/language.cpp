#include "models/language.hpp"

#include <algorithm>
#include <bit>
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

struct Language {
  std::string_view name;       // Snowball's
  std::string_view spellings;  // ISO 639-1, 639-2 (T and B), its own name; after fold_word()
};

constexpr Language kLanguages[] = {
    {"arabic", "ar ara العربية"},
    {"armenian", "hy hye arm հայերեն"},
    {"basque", "eu eus baq euskara"},
    {"catalan", "ca cat català"},
    {"danish", "da dan dansk"},
    {"dutch", "nl nld dut nederlands"},
    {"english", "en eng"},
    {"finnish", "fi fin suomi"},
    {"french", "fr fra fre français"},
    {"german", "de deu ger deutsch"},
    {"greek", "el ell gre ελληνικά"},
    {"hindi", "hi hin हिन्दी"},
    {"hungarian", "hu hun magyar"},
    {"indonesian", "id ind bahasa indonesia"},
    {"irish", "ga gle gaeilge"},
    {"italian", "it ita italiano"},
    {"lithuanian", "lt lit lietuvių"},
    {"nepali", "ne nep नेपाली"},
    {"norwegian", "no nor nb nob nn nno norsk"},
    {"portuguese", "pt por português"},
    {"romanian", "ro ron rum română"},
    {"russian", "ru rus русский"},
    {"serbian", "sr srp српски srpski"},
    {"spanish", "es spa español"},
    {"swedish", "sv swe svenska"},
    {"tamil", "ta tam தமிழ்"},
    {"turkish", "tr tur türkçe"},
    {"yiddish", "yi yid יידיש ייִדיש"},
};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

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

using Counts = std::map<std::string, std::size_t>;

/// The first of the largest ones; empty where nothing was counted.
std::string most_frequent(const Counts& counts) {
  const auto best =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? "" : best->first;
}

/// "german" of "German-AT" or "German (Austria)".
std::string primary_tag(std::string_view stated) {
  const std::string_view tag = trim(stated);
  return fold_word(tag.substr(0, tag.find_first_of("-_ ")));
}

/// What an article states, or seems to be written in: a Snowball name, the tag of a language
/// without a stemmer, or nothing where neither tells.
std::string known_language(const Article& article, bool with_body) {
  const std::string tag = primary_tag(article.language);
  if (tag.empty()) return detected_language(article, with_body);
  const std::string name = language_name(tag);
  return name == kNone ? tag : name;
}

}  // namespace

std::string detected_language(const Article& article, bool with_body) {
  std::vector<std::string_view> words;
  split_words(article.title, words);
  split_words(prefix(article.excerpt, kBytesRead), words);
  if (with_body) split_words(prefix(article.body, kBytesRead), words);
  const auto candidates = stop_word_languages();
  std::vector<std::size_t> hits(candidates.size());
  for (const std::string_view word : words) {
    const std::uint32_t languages =
        is_folded(word) ? stop_word_in(word) : stop_word_in(fold_word(word));
    for (std::uint32_t in = languages; in != 0; in &= in - 1) {
      ++hits[static_cast<std::size_t>(std::countr_zero(in))];
    }
  }
  const auto best = std::max_element(hits.begin(), hits.end());  // the first of the largest
  const std::size_t best_hits = *best;
  const bool evident =
      best_hits >= kLeastHits &&
      static_cast<double>(best_hits) >= kLeastShare * static_cast<double>(words.size());
  return std::string(evident ? candidates[static_cast<std::size_t>(best - hits.begin())]
                             : std::string_view());
}

std::string language_name(std::string_view stated) {
  const std::string tag = primary_tag(stated);
  for (const Language& language : kLanguages) {
    if (has_word(language.spellings, tag)) return std::string(language.name);
  }
  return is_stemmer(tag) ? tag : std::string(kNone);
}

LanguageMap languages(const Corpus& corpus, const Options& options, unsigned threads,
                      Progress& progress) {
  LanguageMap out;
  out.groups.resize(corpus.size());
  if (options.language != "auto") {
    out.names.resize(corpus.size(), language_name(options.language));
    return out;
  }
  std::vector<std::string> known(corpus.size());
  const bool with_body = options.fields.body > 0;
  parallel_for(corpus.size(), task_size(corpus.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t doc = begin; doc < end; ++doc) {
                   known[doc] = known_language(corpus[doc], with_body);
                 }
               });
  Counts counts;
  for (const std::string& language : known) {
    if (!language.empty()) ++counts[language];
  }
  const std::string common = most_frequent(counts);
  const std::size_t least = std::max<std::size_t>(3, corpus.size() / 100);
  std::map<std::string, std::uint32_t> numbers;
  std::map<std::string, std::string> names;
  out.names.reserve(corpus.size());
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    if (known[doc].empty()) known[doc] = common;
    const auto [name, fresh] = names.try_emplace(known[doc]);
    if (fresh) name->second = language_name(known[doc]);
    out.names.push_back(name->second);
    const bool doubtful = corpus[doc].language.empty() && counts[known[doc]] < least;
    const auto next = static_cast<std::uint32_t>(numbers.size());
    out.groups[doc] = numbers.try_emplace(doubtful ? common : known[doc], next).first->second;
  }
  return out;
}

std::vector<std::string> by_frequency(std::span<const std::string> names) {
  std::map<std::string, std::size_t> counts;
  for (const std::string& name : names) ++counts[name];
  std::vector<std::string> distinct;
  distinct.reserve(counts.size());
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
  std::string told = detected_language(article, false);
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (languages[i] == told) return told;
  }
  return std::string(languages.empty() ? kNone : languages[0]);
}

}  // namespace kindred
