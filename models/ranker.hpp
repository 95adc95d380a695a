// Candidates as a list for a reader: boosts, order, copies, pins and blocks, diversity.
#pragma once

#include <span>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "models/model.hpp"
#include "models/signals.hpp"

namespace kindred {

/// (1 + quality·(quality_rank − ½) + heat·(heat_rank − ½)) × proximity: what the score of `to` in
/// the list of `from` is of their similarity. Positive.
float boost(const Model& model, const RankOptions& options, DocId from, DocId to);

/// The total order of a list: higher score, then newer (undated last), then path.
bool ranks_before(const Model& model, const Match& a, const Match& b);

/// The list of one article. `candidates`: sorted, without the article itself. `curated` may be
/// nullptr. `similarity` is scratch space of the calling task.
std::vector<Match> rank(const Model& model, const Options& options, const CuratedEntry* curated,
                        DocId source, std::span<const DocId> candidates, Similarity& similarity);

}  // namespace kindred
