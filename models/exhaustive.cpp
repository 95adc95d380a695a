#include <algorithm>

#include "core/parallel.hpp"
#include "models/candidates.hpp"
#include "models/signals.hpp"

namespace kindred {
namespace {

bool more_similar(const Match& a, const Match& b) {
  return a.similarity != b.similarity ? a.similarity > b.similarity : a.doc < b.doc;
}

constexpr float kTie = 1e-5F;  // as scores are rounded

}  // namespace

RelatedLists exhaustive(const Model& model, std::span<const DocId> sources, std::size_t k,
                        unsigned threads, Progress& progress) {
  RelatedLists lists(sources.size());
  const std::size_t task = task_size(sources.size());
  parallel_for(sources.size(), task, threads, progress, [&](std::size_t begin, std::size_t end) {
    Similarity similarity(model);
    for (std::size_t i = begin; i < end; ++i) {
      similarity.from(query_of(model, sources[i]));
      for (DocId doc = 0; doc < model.size(); ++doc) {
        if (doc == sources[i] || model.recommendable[doc] == 0) continue;
        const float value = similarity.to(doc);
        if (value > 0) lists[i].push_back({doc, value, value});
      }
      const std::size_t kept = std::min(k, lists[i].size());
      std::partial_sort(lists[i].begin(), lists[i].begin() + static_cast<std::ptrdiff_t>(kept),
                        lists[i].end(), more_similar);
      lists[i].resize(kept);
    }
  });
  return lists;
}

double recall_at(std::size_t k, const Model& model, std::span<const DocId> sources,
                 const RelatedLists& exact, const CandidateLists& found) {
  Similarity similarity(model);
  double sum = 0;
  std::size_t asked = 0;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const std::size_t wanted = std::min(k, exact[i].size());
    if (wanted == 0) continue;
    const float least = exact[i][wanted - 1].similarity - kTie;
    similarity.from(query_of(model, sources[i]));
    const auto hits = static_cast<std::size_t>(std::count_if(
        found[i].begin(), found[i].end(), [&](DocId doc) { return similarity.to(doc) >= least; }));
    sum += static_cast<double>(std::min(hits, wanted)) / static_cast<double>(wanted);
    ++asked;
  }
  return asked == 0 ? 1 : sum / static_cast<double>(asked);
}

}  // namespace kindred
