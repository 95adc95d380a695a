// Which articles are worth scoring? Two independent sources, united, and the oracle that checks
// them.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "models/matrix.hpp"
#include "models/model.hpp"
#include "models/postings.hpp"
#include "models/proximity.hpp"
#include "models/query.hpp"

namespace kindred {

/// Where candidates are looked for. Views, usually of a Model.
struct SearchSpace {
  const Postings& postings;
  const DenseRows& dense;          // may be empty: then faiss finds nothing
  std::span<const char> eligible;  // by article: may it stand in a list?
  Closeness closeness = {};        // in time, as it counts for the score
};

/// One list per query, in their order, each sorted by DocId, without the article that asks.
using CandidateLists = std::vector<std::vector<DocId>>;

/// Articles that share terms with the queries: the `depth` largest inner products, as far as they
/// are known from the postings that were read, which the heaviest terms of a query divide among
/// themselves. Where time counts, up to a third are the largest products with closeness in time.
/// Exact where all postings of a query are read and time does not count.
CandidateLists postings_candidates(const SearchSpace& space, std::span<const Query> queries,
                                   unsigned depth, unsigned threads, Progress& progress);

/// Postings read for one query, at most.
std::size_t most_reads(std::size_t articles, std::size_t depth);

struct DenseIndex;

/// Neighbours in the dense space, by faiss: the `depth` largest inner products above 0. A few
/// queries scan all rows, whatever `kind` says: that takes less time than to build an index.
/// automatic: flat (exact), or HNSW where there are very many articles. HNSW is built by one
/// thread, the only way to build it the same twice.
class DenseSearch {
 public:
  DenseSearch(const SearchSpace& space, IndexKind kind, unsigned depth)
      : space_(space), kind_(kind), depth_(depth) {}

  CandidateLists find(std::span<const Query> queries, unsigned threads, Progress& progress);

 private:
  SearchSpace space_;
  IndexKind kind_;
  unsigned depth_;
  std::shared_ptr<const DenseIndex> index_;  // built when it is first needed
};
constexpr std::size_t kFewQueries = 16;

/// Which source serves where, by measurement (2 cores; time for all articles and recall@10):
///
///     articles    postings        faiss, flat, 128 dimensions
///     4,958       .04 s / 1       .21 s / .911
///     100,000     1.3 s / .995    25 s (from .25 ms an article)
///     1,000,000   70 s / .992
///
/// As long as the dense space has no share in the similarity, what faiss adds changes no list of
/// four real sites but for the order of ties. So it serves where the space has a share, and where
/// it is asked for.
///
/// What options.sources asks for, for one batch of queries after the other. automatic: postings for
/// every query; where there are dense rows, faiss for texts, and for every article of a corpus of
/// at most kFaissForAll, beyond that for those that postings leave with fewer than `enough`
/// candidates.
class CandidateSearch {
 public:
  CandidateSearch(const SearchSpace& space, const CandidateOptions& options, std::size_t enough)
      : space_(space),
        options_(options),
        enough_(enough),
        dense_(space, options.index, options.depth) {}

  CandidateLists find(std::span<const Query> queries, unsigned threads, Progress& progress);

 private:
  [[nodiscard]] bool asks_faiss(const Query& query, std::size_t found) const;

  SearchSpace space_;
  CandidateOptions options_;
  std::size_t enough_;
  DenseSearch dense_;
};
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
