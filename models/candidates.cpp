#include "models/candidates.hpp"

#include <algorithm>

namespace kindred {
namespace {

std::vector<DocId> unite(const std::vector<DocId>& a, const std::vector<DocId>& b) {
  std::vector<DocId> both;
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

}  // namespace

CandidateLists find_candidates(const SearchSpace& space, const CandidateOptions& options,
                               std::size_t enough, std::span<const Query> queries, unsigned threads,
                               Progress& progress) {
  CandidateLists lists(queries.size());
  if (options.sources != Sources::faiss) {
    lists = postings_candidates(space, queries, options.depth, threads, progress);
  }
  if (options.sources == Sources::postings || progress.stopped()) return lists;

  const bool everyone =
      options.sources != Sources::automatic || space.eligible.size() <= kFaissForAll;
  std::vector<std::size_t> asked;  // positions in `queries`
  std::vector<Query> asking;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (!everyone && queries[i].doc && lists[i].size() >= enough) continue;
    asked.push_back(i);
    asking.push_back(queries[i]);
  }
  if (asked.empty()) return lists;
  const CandidateLists near =
      faiss_candidates(space, options.index, asking, options.depth, threads, progress);
  for (std::size_t i = 0; i < near.size(); ++i) lists[asked[i]] = unite(lists[asked[i]], near[i]);
  return lists;
}

}  // namespace kindred
