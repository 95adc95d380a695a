#include "models/recommend.hpp"

#include <algorithm>
#include <functional>

#include "core/parallel.hpp"
#include "core/pool.hpp"
#include "models/candidates.hpp"
#include "models/ranker.hpp"
#include "models/signals.hpp"

namespace kindred {
namespace {

/// Candidates of so many queries are in memory at once: the more, the less often tasks set up what
/// they need for all articles.
constexpr std::size_t kBatch = 32'768;

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

SearchSpace search_space(const Model& model) {
  return {model.postings, model.dense, model.recommendable, {model.proximity, model.steps}};
}

CandidateSearch candidate_search(const Model& model, const Options& options) {
  const std::size_t enough = 2 * std::size_t{options.limit};
  return {search_space(model), options.candidates, enough};
}

CandidateLists all_candidates(const Model& model, CandidateSearch& search,
                              std::span<const Query> queries, unsigned threads,
                              Progress& progress) {
  CandidateLists lists = search.find(queries, threads, progress);
  for (std::size_t i = 0; i < queries.size(); ++i) add_linked(model, queries[i], lists[i]);
  return lists;
}

const CuratedEntry* wishes_of(const Curated& curated, const Query& query) {
  if (!query.doc) return nullptr;
  const auto wishes = curated.find(*query.doc);
  return wishes == curated.end() ? nullptr : &wishes->second;
}

namespace {

/// What the lists of one run are made with.
struct Making {
  const Model& model;
  const Curated& curated;
  const Options& options;
  Reuse* reuse;
};

/// The list of query number `source`.
std::vector<Match> list_of(const Making& by, std::size_t source, const Query& query,
                           std::span<const DocId> candidates, Similarity& similarity) {
  const CuratedEntry* wishes = wishes_of(by.curated, query);
  if (by.reuse != nullptr && wishes == nullptr) {
    if (auto known = by.reuse->recall(source, query, candidates, similarity)) {
      return std::move(*known);
    }
  }
  bool replaced = false;
  auto list = rank(by.model, by.options, wishes, query, candidates, similarity, nullptr, &replaced);
  if (by.reuse != nullptr && replaced) by.reuse->withdraw(source);
  return list;
}

/// `queries_at(begin, count)`: those of one batch.
RelatedLists in_batches(
    const Making& by, std::size_t count, unsigned threads, Progress& progress,
    const std::function<std::vector<Query>(std::size_t, std::size_t)>& queries_at) {
  const Model& model = by.model;
  RelatedLists lists(count);
  CandidateSearch search = candidate_search(model, by.options);
  Pool<Similarity> similarities([&] { return std::make_unique<Similarity>(model); });
  for (std::size_t done = 0; done < count; done += kBatch) {
    const std::vector<Query> batch = queries_at(done, std::min(kBatch, count - done));
    progress.begin("candidates", count);
    progress.advance(done);
    const CandidateLists candidates = all_candidates(model, search, batch, threads, progress);
    if (progress.stopped()) return lists;
    progress.begin("rank", count);
    progress.advance(done);
    parallel_for(batch.size(), task_size(batch.size()), threads, progress,
                 [&](std::size_t begin, std::size_t end) {
                   const auto similarity = similarities.take();
                   for (std::size_t i = begin; i < end; ++i) {
                     lists[done + i] = list_of(by, done + i, batch[i], candidates[i], *similarity);
                   }
                 });
  }
  progress.end();
  return lists;
}

}  // namespace

RelatedLists recommend(const Model& model, const Curated& curated, const Options& options,
                       std::span<const Query> queries, unsigned threads, Progress& progress) {
  return in_batches({model, curated, options, nullptr}, queries.size(), threads, progress,
                    [&](std::size_t begin, std::size_t count) {
                      const auto batch = queries.subspan(begin, count);
                      return std::vector<Query>(batch.begin(), batch.end());
                    });
}

RelatedLists recommend(const Model& model, const Curated& curated, const Options& options,
                       std::span<const DocId> sources, unsigned threads, Progress& progress,
                       Reuse* reuse) {
  return in_batches({model, curated, options, reuse}, sources.size(), threads, progress,
                    [&](std::size_t begin, std::size_t count) {
                      return queries_of(model, sources.subspan(begin, count));
                    });
}

}  // namespace kindred
