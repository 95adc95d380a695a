// Which articles are worth scoring? Two independent sources, united, and the oracle that checks
// them.
#pragma once

#include <span>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "models/matrix.hpp"
#include "models/model.hpp"
#include "models/postings.hpp"
#include "models/query.hpp"

namespace kindred {

/// Where candidates are looked for. Views, usually of a Model.
struct SearchSpace {
  const Postings& postings;
  const DenseRows& dense;          // may be empty: then faiss finds nothing
  std::span<const char> eligible;  // by article: may it stand in a list?
};

/// One list per query, in their order, each sorted by DocId, without the article that asks.
using CandidateLists = std::vector<std::vector<DocId>>;

/// Articles that share rare terms with the queries: the `depth` largest inner products over the
/// terms that postings.rare allows. Exact on a small corpus, where all terms are rare enough.
CandidateLists postings_candidates(const SearchSpace& space, std::span<const Query> queries,
                                   unsigned depth, unsigned threads, Progress& progress);

/// Neighbours in the dense space, by faiss: the `depth` largest inner products above 0. A few
/// queries scan all rows, whatever `index` says: that takes less time than to build one.
/// automatic: flat (exact), or HNSW where there are very many articles. HNSW is built by one
/// thread, the only way to build it the same twice.
CandidateLists faiss_candidates(const SearchSpace& space, IndexKind index,
                                std::span<const Query> queries, unsigned depth, unsigned threads,
                                Progress& progress);
constexpr std::size_t kFewQueries = 16;

/// What options.sources asks for. automatic: postings for every query; faiss for texts, and for
/// every article of a corpus of at most kFaissForAll, beyond that for those that postings leave
/// with fewer than `enough` candidates.
CandidateLists find_candidates(const SearchSpace& space, const CandidateOptions& options,
                               std::size_t enough, std::span<const Query> queries, unsigned threads,
                               Progress& progress);
constexpr std::size_t kFaissForAll = 20'000;

/// The `k` best eligible articles of each source by similarity, best first: the oracle, which
/// scores every pair.
RelatedLists exhaustive(const Model& model, std::span<const DocId> sources, std::size_t k,
                        unsigned threads, Progress& progress);

/// The share of the exact top k that is among the candidates, mean over the sources that have any;
/// articles as similar as the k-th count as found. `exact`: from exhaustive(model, sources, k).
double recall_at(std::size_t k, const Model& model, std::span<const DocId> sources,
                 const RelatedLists& exact, const CandidateLists& found);

}  // namespace kindred
