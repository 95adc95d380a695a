// Which of the ranked links are published? Those that stand have an advantage, and no article is in
// more lists than it may be.
//
// With a margin m, a link that stands counts (1 + m) times its score. With a bound on in-links, the
// links of all lists are taken from the one that counts most downwards, wherever list and article
// have room. As a link counts the same for both, that is the one stable matching (Gale and Shapley,
// 1962: no list and no article would both rather have each other than what they have), whoever
// proposes first. What is taken now stands afterwards, counts more then and is taken again: a
// second run changes nothing.
#pragma once

#include <span>

#include "core/article.hpp"
#include "core/options.hpp"
#include "models/model.hpp"

namespace kindred {

/// Do `options` (keep_margin, max_inlinks) ask for a choice among more links than are published?
bool is_choosy(const Options& options);

/// The options to rank with for published_lists(): the same, or with a limit for longer lists to
/// choose from.
Options ranking_options(Options options);

/// The links that stand, of which a ranking knows nothing.
struct StandingLinks {
  const Rankings& generated;  // have the advantage
  const Rankings& own;        // count as in-links, and stay; not of `sources`
};

/// The lists that are published, at most options.limit long, of `ranked`: recommend() for `sources`
/// with ranking_options(). Pins stay and count as in-links, also beyond the bound; copies count as
/// one article; lists of articles that may not be recommended do not count. Under a bound, lists
/// may be shorter than there are related articles, and `sources` should be all whose lists are
/// generated. Where options are not choosy, `ranked` as it is.
///
/// Links that stand keep their order, too, unless one beats the one above it by the margin; others
/// stand below all that score as much. Scores stay true. With options.rank.diversity the margin is
/// on the score's part of the value.
RelatedLists published_lists(const Model& model, const Curated& curated, const Options& options,
                             std::span<const DocId> sources, RelatedLists ranked,
                             const StandingLinks& standing);

}  // namespace kindred
