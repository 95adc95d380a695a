// Related lists: candidates, exactly scored, ranked.
#pragma once

#include <span>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "models/candidates.hpp"
#include "models/model.hpp"
#include "models/query.hpp"
#include "models/reuse.hpp"

namespace kindred {

/// One list per query, in their order. Stages: candidates, rank. The result does not depend on
/// `threads`. Thread-safe.
RelatedLists recommend(const Model& model, const Curated& curated, const Options& options,
                       std::span<const Query> queries, unsigned threads, Progress& progress);

/// The same for articles of the model. `reuse`: what it knows is not ranked again, with the same
/// result; nullptr for nothing.
RelatedLists recommend(const Model& model, const Curated& curated, const Options& options,
                       std::span<const DocId> sources, unsigned threads, Progress& progress,
                       Reuse* reuse = nullptr);

/// All of a model.
SearchSpace search_space(const Model& model);

/// The search that recommend() makes.
CandidateSearch candidate_search(const Model& model, const Options& options);

/// The candidates of each query, those that a link joins to it included; each list sorted.
CandidateLists all_candidates(const Model& model, CandidateSearch& search,
                              std::span<const Query> queries, unsigned threads, Progress& progress);

/// What people said about the list of the article that asks; nullptr for nothing.
const CuratedEntry* wishes_of(const Curated& curated, const Query& query);

}  // namespace kindred
