// What the ranking knows of each article besides its words.
#pragma once

#include <optional>
#include <vector>

#include "core/article.hpp"
#include "models/model.hpp"

namespace kindred {

/// Ranks in [0,1] within the values that are there: the share of the others that are lower, equal
/// ones counted half, so ties share the middle rank. ½ where the value is missing.
std::vector<float> middle_ranks(const std::vector<std::optional<float>>& values);

/// Traits of all articles; `copies`: see copy_groups(). Heat below 0 is missing, and so is heat
/// that merely repeats the article's quality.
std::vector<Traits> article_traits(const Corpus& corpus, const std::vector<DocId>& copies);

}  // namespace kindred
