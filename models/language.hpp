// Which language is an article written in?
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "core/strings.hpp"

namespace kindred {

/// The Snowball name for what people write, with or without a region: ISO 639-1 and 639-2 codes
/// ("de", "de-AT", "deu", "ger"), English names and those that a language has for itself
/// ("German", "Deutsch"); "none" for a language without a stemmer.
std::string language_name(std::string_view stated);

/// The language that an article seems to be written in, whatever it states: the one with the
/// largest share of stop words among its first words; empty where that is no evidence.
std::string detected_language(const Article& article, bool with_body);

/// The languages of a corpus, by article.
struct LanguageMap {
  std::vector<std::string> names;     // Snowball names, or "none"
  std::vector<std::uint32_t> groups;  // equal for articles that the same readers can read
};

/// options.language names it for all, or is `auto`: what the article states; else the language
/// whose stop words make the largest share of its first words. Groups are these languages, with a
/// stemmer or without. Where words are too few to tell, an article has the name and the group of
/// the most frequent language of the corpus. A detected language of fewer than three articles, or
/// 1 % of them, is more likely a mistake, and joins that group too. Stopped early, it is of no use.
LanguageMap languages(const Corpus& corpus, const Options& options, unsigned threads,
                      Progress& progress);

/// The distinct names, the most frequent first, of as many in the order of the alphabet.
std::vector<std::string> by_frequency(std::span<const std::string> names);

/// The language of a text that is no article: as options.language says, else the one that its stop
/// words tell if it is among `languages` (of the corpus, see by_frequency()), else their first.
std::string language_of_text(std::string_view text, const Options& options,
                             const Strings& languages);

}  // namespace kindred
