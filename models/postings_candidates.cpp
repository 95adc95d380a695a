#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "core/parallel.hpp"
#include "models/candidates.hpp"
#include "models/keys.hpp"

namespace kindred {
namespace {

/// Postings read for one query, at most. Measured: recall@10 is .999 at 100,000 short articles with
/// 8,000 (.995 with half of it), and .99 at a million with 25,000 (.965 with 8,000): it takes the
/// more, the more articles there are to tell apart.
constexpr double kReads = 8000;
constexpr double kReadsUpTo = 100'000;  // articles; beyond, reads grow with their square root
constexpr std::size_t kReadsPerCandidate = 40;

std::size_t reads_for(std::size_t articles, std::size_t depth) {
  const double growth = std::sqrt(std::max(1.0, static_cast<double>(articles) / kReadsUpTo));
  return std::max(static_cast<std::size_t>(kReads * growth), kReadsPerCandidate * depth);
}

/// The head of a posting, as far as it is read, and the query's weight of its column.
struct Reading {
  SparseRow head;
  float weight = 0;
  float interest = 0;
};

/// Of the reads, columns get shares by the fourth power of their weights. What two rows have in
/// common grows with the square; that heavy columns have few articles makes reads there worth more.
/// Measured at a million articles and 16,000 reads: recall@10 is .988, .987 by the third power, and
/// .935 if whole postings are read, in the order of square by length.
float interest_of(float weight) { return weight * weight * weight * weight; }

/// At least `depth` of the keys are not below it, and few more. Not all of them may be fewer.
std::uint64_t floor_of(const std::vector<std::uint64_t>& keys, std::size_t depth) {
  constexpr unsigned kShift = 52;  // leaves the exponent and three bits
  std::array<std::uint32_t, 1U << (64 - kShift)> counts{};
  for (const std::uint64_t key : keys) ++counts[key >> kShift];
  std::size_t bucket = counts.size() - 1;
  for (std::size_t above = counts[bucket]; above < depth && bucket > 0;) above += counts[--bucket];
  return std::uint64_t{bucket} << kShift;
}

/// Searches for one query after the other. What it needs for all articles is made once.
class Search {
 public:
  Search(const SearchSpace& space, std::size_t depth)
      : postings_(space.postings.rows),
        depth_(depth),
        reads_(reads_for(space.eligible.size(), depth)),
        touched_(reads_ + 1) {
    sums_.reserve(space.eligible.size());
    for (const char eligible : space.eligible) sums_.push_back(eligible != 0 ? 0 : kNever);
  }

  /// Sorted by DocId.
  std::vector<DocId> best_of(const Query& query) {
    plan(query.row);
    float itself = 0;
    if (query.doc) itself = std::exchange(sums_[*query.doc], kNever);
    DocId* end = touched_.data();
    for (const Reading& reading : readings_) end = add(reading, end);
    if (query.doc) sums_[*query.doc] = itself;
    return take_best({touched_.data(), end});
  }

 private:
  /// A sum that no addition changes; it is not 0, so that its article is never touched.
  static constexpr float kNever = -std::numeric_limits<float>::infinity();

  /// Divides the reads among the columns of the query by interest. What a short posting leaves
  /// goes to the others.
  void plan(SparseRow row) {
    readings_.clear();
    float interest = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const SparseRow posting = postings_[row.columns[i]];
      if (posting.size() == 0) continue;
      readings_.push_back({posting, row.values[i], interest_of(row.values[i])});
      interest += readings_.back().interest;
    }
    std::sort(readings_.begin(), readings_.end(), [](const Reading& a, const Reading& b) {
      return static_cast<float>(a.head.size()) * b.interest <
             static_cast<float>(b.head.size()) * a.interest;
    });
    std::size_t left = reads_;
    for (Reading& reading : readings_) {
      const float part = reading.interest / std::max(interest, reading.interest);
      const auto share = static_cast<std::size_t>(std::ceil(static_cast<float>(left) * part));
      reading.head = reading.head.first(std::min({reading.head.size(), share, left}));
      left -= reading.head.size();
      interest -= reading.interest;
    }
  }

  /// Adds to the sums; articles that had none are written to `touched`, whose end is returned.
  /// Without a branch: whether an article is new is a guess that processors lose.
  DocId* add(const Reading& reading, DocId* touched) {
    for (std::size_t i = 0; i < reading.head.size(); ++i) {
      const DocId doc = reading.head.columns[i];
      const float sum = sums_[doc];
      *touched = doc;
      touched += sum == 0 ? 1 : 0;
      sums_[doc] = sum + reading.weight * reading.head.values[i];
    }
    return touched;
  }

  /// Also sets the sums back to 0.
  std::vector<DocId> take_best(std::span<const DocId> touched) {
    keys_.clear();
    for (const DocId doc : touched) keys_.push_back(key_of(std::exchange(sums_[doc], 0.0F), doc));
    if (keys_.size() > depth_) {
      const std::uint64_t floor = floor_of(keys_, depth_);
      std::erase_if(keys_, [floor](std::uint64_t key) { return key < floor; });
      std::nth_element(keys_.begin(), keys_.begin() + static_cast<std::ptrdiff_t>(depth_),
                       keys_.end(), std::greater());
      keys_.resize(depth_);
    }
    std::vector<DocId> best;
    best.reserve(keys_.size());
    for (const std::uint64_t key : keys_) best.push_back(doc_in(key));
    std::sort(best.begin(), best.end());
    return best;
  }

  const SparseRows& postings_;
  std::size_t depth_;
  std::size_t reads_;           // for one query, at most
  std::vector<float> sums_;     // by article; 0 between two queries
  std::vector<DocId> touched_;  // room for one more than are read
  std::vector<Reading> readings_;
  std::vector<std::uint64_t> keys_;
};

}  // namespace

CandidateLists postings_candidates(const SearchSpace& space, std::span<const Query> queries,
                                   unsigned depth, unsigned threads, Progress& progress) {
  CandidateLists lists(queries.size());
  parallel_for(queries.size(), task_size(queries.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 Search search(space, depth);
                 for (std::size_t i = begin; i < end; ++i) lists[i] = search.best_of(queries[i]);
               });
  return lists;
}

}  // namespace kindred
