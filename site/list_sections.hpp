// Related lists, and what people wished for them, as pieces of a cache file.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/article.hpp"
#include "core/sections.hpp"

namespace kindred {

/// The lists of `sources`, which ascend, in the same order.
void save_lists(std::span<const DocId> sources, const RelatedLists& lists, Sections& sections);

/// The lists of `sources`, which ascend, in a corpus of `articles`; nothing where one is missing or
/// damaged.
std::optional<RelatedLists> load_lists(const SectionSource& saved, std::size_t articles,
                                       std::span<const DocId> sources);

/// Pins and blocks as a text that differs where they do. Judgements do not count for lists.
std::string wishes(const Curated& curated);

}  // namespace kindred
