#include <algorithm>
#include <optional>

#include "core/parallel.hpp"
#include "models/candidates.hpp"

namespace kindred {
namespace {

/// Adds up inner products for one article after the other.
class Accumulator {
 public:
  explicit Accumulator(std::size_t articles) : sums_(articles) {}

  void add(SparseRow posting, float weight) {
    for (std::size_t i = 0; i < posting.size(); ++i) {
      const DocId doc = posting.columns[i];
      if (sums_[doc] == 0) touched_.push_back(doc);
      sums_[doc] += weight * posting.values[i];
    }
  }

  /// The best `depth` eligible articles except `self`, sorted by DocId; ready for the next.
  std::vector<DocId> take_best(std::optional<DocId> self, std::span<const char> eligible,
                               std::size_t depth) {
    std::vector<DocId> best;
    best.reserve(touched_.size());
    for (const DocId doc : touched_) {
      if (doc != self && eligible[doc] != 0) best.push_back(doc);
    }
    if (best.size() > depth) {
      std::nth_element(
          best.begin(), best.begin() + static_cast<std::ptrdiff_t>(depth), best.end(),
          [this](DocId a, DocId b) { return sums_[a] != sums_[b] ? sums_[a] > sums_[b] : a < b; });
      best.resize(depth);
    }
    std::sort(best.begin(), best.end());
    for (const DocId doc : touched_) sums_[doc] = 0;
    touched_.clear();
    return best;
  }

 private:
  std::vector<float> sums_;
  std::vector<DocId> touched_;
};

}  // namespace

CandidateLists postings_candidates(const SearchSpace& space, std::span<const Query> queries,
                                   unsigned depth, unsigned threads, Progress& progress) {
  CandidateLists lists(queries.size());
  const Postings& postings = space.postings;
  parallel_for(queries.size(), task_size(queries.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 Accumulator sums(space.eligible.size());
                 for (std::size_t i = begin; i < end; ++i) {
                   const SparseRow row = queries[i].row;
                   for (std::size_t j = 0; j < row.size(); ++j) {
                     const SparseRow posting = postings.rows[row.columns[j]];
                     if (posting.size() <= postings.rare) sums.add(posting, row.values[j]);
                   }
                   lists[i] = sums.take_best(queries[i].doc, space.eligible, depth);
                 }
               });
  return lists;
}

}  // namespace kindred
