#include "models/recommend.hpp"

#include <algorithm>

#include "core/parallel.hpp"
#include "models/candidates.hpp"
#include "models/ranker.hpp"
#include "models/signals.hpp"

namespace kindred {
namespace {

/// Articles that a link joins are candidates, whatever words they share.
void add_linked(const Model& model, const Query& query, std::vector<DocId>& candidates) {
  if (model.shares.links <= 0 || !query.doc) return;
  for (const DocId doc : model.links.neighbours[*query.doc]) {
    if (model.recommendable[doc] != 0) candidates.push_back(doc);
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
}

}  // namespace

std::vector<std::vector<DocId>> all_candidates(const Model& model, const Options& options,
                                               std::span<const Query> queries, unsigned threads,
                                               Progress& progress) {
  const SearchSpace space{model.postings, model.dense, model.recommendable};
  const std::size_t enough = 2 * std::size_t{options.limit};
  CandidateLists lists =
      find_candidates(space, options.candidates, enough, queries, threads, progress);
  for (std::size_t i = 0; i < queries.size(); ++i) add_linked(model, queries[i], lists[i]);
  return lists;
}

const CuratedEntry* wishes_of(const Curated& curated, const Query& query) {
  if (!query.doc) return nullptr;
  const auto wishes = curated.find(*query.doc);
  return wishes == curated.end() ? nullptr : &wishes->second;
}

RelatedLists recommend(const Model& model, const Curated& curated, const Options& options,
                       std::span<const Query> queries, unsigned threads, Progress& progress) {
  RelatedLists lists(queries.size());
  progress.begin("candidates", queries.size());
  CandidateLists candidates = all_candidates(model, options, queries, threads, progress);
  if (progress.stopped()) return lists;
  progress.begin("rank", queries.size());
  parallel_for(queries.size(), task_size(queries.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 Similarity similarity(model);
                 for (std::size_t i = begin; i < end; ++i) {
                   lists[i] = rank(model, options, wishes_of(curated, queries[i]), queries[i],
                                   candidates[i], similarity);
                   candidates[i] = {};
                 }
               });
  progress.end();
  return lists;
}

RelatedLists recommend(const Model& model, const Curated& curated, const Options& options,
                       std::span<const DocId> sources, unsigned threads, Progress& progress) {
  return recommend(model, curated, options, queries_of(model, sources), threads, progress);
}

}  // namespace kindred
