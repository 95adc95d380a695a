// Related lists, and what people wished for them, as pieces of a cache file.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/article.hpp"
#include "core/sections.hpp"
#include "models/reuse.hpp"

namespace kindred {

void save_lists(const MadeLists& made, Sections& sections);

/// Nothing where they are damaged.
std::optional<MadeLists> load_lists(const SectionSource& saved);

/// Takes the lists of `sources`, which ascend, out of `made`; nothing, and it is as it was, where
/// one is missing.
std::optional<RelatedLists> take_lists(MadeLists& made, std::span<const DocId> sources);

/// Pins and blocks as a text that differs where they do. Judgements do not count for lists.
std::string wishes(const Curated& curated);

}  // namespace kindred
