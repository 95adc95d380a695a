// Articles that are one and the same to a reader.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/array.hpp"
#include "core/article.hpp"
#include "core/progress.hpp"
#include "core/sections.hpp"

namespace kindred {

/// The group of copies that each article belongs to; its number is the first article of the group.
/// Copies have the same url, or the same title and excerpt once case and white space are folded;
/// with an empty excerpt the date must be the same too. Copies of copies are copies.
/// The result does not depend on `threads`.
std::vector<DocId> copy_groups(const Corpus& corpus, unsigned threads, Progress& progress);

/// The words of the texts as hashes, ascending and distinct.
std::vector<std::uint32_t> distinct_words(std::initializer_list<std::string_view> texts);

/// Words that both have by words that either has, 0 to 1 (Jaccard's index); not both are empty.
float word_resemblance(std::span<const std::uint32_t> x, std::span<const std::uint32_t> y);

/// The words on the articles' cards (title and excerpt), by which a text that was published again
/// under another headline is known. Immutable; const access is thread-safe.
class Cards {
 public:
  Cards() = default;
  /// The result does not depend on `threads`.
  Cards(const Corpus& corpus, unsigned threads, Progress& progress);

  /// Has the article enough words to tell a copy by them? Two weekly posts of one title and nothing
  /// else are no copies.
  [[nodiscard]] bool tells(DocId doc) const { return tells_[doc] != 0; }

  /// Of the distinct words of the two cards, the share that is on both, in [0,1] (Broder, 1997:
  /// resemblance). 0 if a card has fewer than 8 words, too few to tell.
  [[nodiscard]] float resemblance(DocId a, DocId b) const;
  /// Is it at least `least`? Mostly the numbers of words tell, and none is compared.
  [[nodiscard]] bool resemble(DocId a, DocId b, float least) const;

  /// Their hashes, ascending and distinct.
  [[nodiscard]] std::span<const std::uint32_t> words(DocId doc) const;

  void save(const std::string& name, Sections& sections) const;
  /// Of `articles` articles.
  static Result<Cards> load(const std::string& name, std::size_t articles,
                            const SectionSource& sections);

 private:
  Array<std::uint32_t> hashes_;   // of one card after the other, ascending and distinct
  Array<std::uint64_t> offsets_;  // articles + 1
  Array<char> tells_;
};

/// The likeness, as text cosine or resemblance of cards, from which two articles that are not in
/// one group are one to the reader all the same. `near_copy` where they were published within two
/// weeks of each other or a date is missing; apart from that only all but equal texts, since what
/// comes later is mostly a follow-up (a preview that became generally available). Measured on a
/// news site, about 24 pairs per band read and judged: within two weeks 72 % of the pairs at .80 to
/// .85 and 84 % of those at .85 to .95 tell one story; further apart 31 % do; at .95 and above 85 %
/// at any distance.
float near_copy_threshold(float near_copy, std::optional<std::int64_t> a,
                          std::optional<std::int64_t> b);

}  // namespace kindred
