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

/// The Snowball name for what people write: "de", "de-AT", "German", "german"; "none" for a
/// language without a stemmer.
std::string language_name(std::string_view stated);

/// One Snowball name or "none" per article. options.language names it for all, or is `auto`: what
/// the article states; else the language whose stop words make the largest share of its first
/// words; where those are too few to tell, the most frequent language of the corpus.
std::vector<std::string> languages(const Corpus& corpus, const Options& options, unsigned threads,
                                   Progress& progress);

/// Which articles a reader of one can read, as numbers. Equal `names` (from languages()) are one
/// group; so are those of a stated language without a stemmer. A detected language of fewer than
/// three articles, or 1 % of them, is more likely a mistake, and belongs to the most frequent one.
std::vector<std::uint32_t> language_groups(const Corpus& corpus, const Options& options,
                                           const std::vector<std::string>& names);

/// The distinct names, the most frequent first, of as many in the order of the alphabet.
std::vector<std::string> by_frequency(std::span<const std::string> names);

/// The language of a text that is no article: as options.language says, else the one that its stop
/// words tell if it is among `languages` (of the corpus, see by_frequency()), else their first.
std::string language_of_text(std::string_view text, const Options& options,
                             const Strings& languages);

}  // namespace kindred
