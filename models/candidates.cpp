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

bool CandidateSearch::asks_faiss(const Query& query, std::size_t found) const {
  return options_.sources != Sources::automatic || space_.eligible.size() <= kFaissForAll ||
         !query.doc || found < enough_;
}

CandidateLists CandidateSearch::find(std::span<const Query> queries, unsigned threads,
                                     Progress& progress) {
  CandidateLists lists(queries.size());
  if (options_.sources != Sources::faiss) {
    lists = postings_candidates(space_, queries, options_.depth, threads, progress);
  }
  const bool dense = options_.sources != Sources::postings && space_.dense.size() > 0;
  if (!dense || progress.stopped()) return lists;

  std::vector<std::size_t> asked;  // positions in `queries`
  std::vector<Query> asking;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    if (!asks_faiss(queries[i], lists[i].size())) continue;
    asked.push_back(i);
    asking.push_back(queries[i]);
  }
  const CandidateLists near = dense_.find(asking, threads, progress);
  for (std::size_t i = 0; i < near.size(); ++i) lists[asked[i]] = unite(lists[asked[i]], near[i]);
  return lists;
}

}  // namespace kindred
