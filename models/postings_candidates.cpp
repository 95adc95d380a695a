#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/parallel.hpp"
#include "core/pool.hpp"
#include "models/candidates.hpp"
#include "models/doc_set.hpp"
#include "models/keys.hpp"

namespace kindred {
namespace {

/// Postings read for one query, per candidate wanted. It takes the more, the more articles there
/// are to tell apart. Measured with 200 candidates, recall@10 by reads:
///
///     articles    2,400    4,000    6,000    8,000    25,000   30,000
///     2,775       .984     .9942    .9947
///     4,958       1        1        1
///     100,000              .992     .997     .998
///     1,000,000                                       .990     .992
constexpr double kReadsPerCandidate = 30;  // at so many articles:
constexpr double kArticles = 100'000;
constexpr double kGrowth = 0.7;  // the exponent of their number
constexpr double kLeastPerCandidate = 20;
constexpr double kLeastReads = 2000;

/// The postings of a column, as far as they are read.
struct Reading {
  std::span<const Posting> head;
  float weight = 0;    // of the column in the query
  float interest = 0;  // its claim to reads
};

/// Of the reads, columns get shares by the fourth power of their weights. What two rows have in
/// common grows with the square; that heavy columns have few articles makes reads there worth more.
/// Measured at a million articles and 16,000 reads: recall@10 is .988, .987 by the third power, and
/// .935 if whole postings are read, in the order of square by length.
float interest_of(float weight) { return weight * weight * weight * weight; }

/// Measured at 100,000 articles, where time counts by a factor of up to three: without such
/// candidates 16 % of the links are not the best, with a third 1.3 %, with half .9 % (recall@10 is
/// .998, .997 and .994).
constexpr std::size_t kPartNear = 3;

/// Searches for one query after the other. What it needs for all articles is made once. Its loops
/// have no branches on what they find, since that is a guess that processors lose.
class Search {
 public:
  Search(const SearchSpace& space, std::size_t depth)
      : postings_(space.postings),
        closeness_(space.closeness),
        depth_(depth),
        reads_(most_reads(space.eligible.size(), depth)),
        cells_(space.eligible.size()),
        touched_(reads_ + 1),
        keys_(reads_ + 1),
        likely_(reads_ + 1),
        near_(reads_ + 1),
        in_time_(reads_ + 1),
        found_(cells_.size()),
        far_(cells_.size() > kCellsNearby) {
    for (DocId doc = 0; doc < cells_.size(); ++doc) {
      cells_[doc].sum = space.eligible[doc] != 0 ? 0 : kNever;
      if (!closeness_.steps().empty()) cells_[doc].step = closeness_.steps()[doc];
    }
  }

  /// Sorted by DocId.
  std::vector<DocId> best_of(const Query& query) {
    plan(query.row);
    float itself = 0;
    if (query.doc) itself = std::exchange(cells_[*query.doc].sum, kNever);
    DocId* end = touched_.data();
    for (const std::uint64_t turn : turns_) end = add(readings_[doc_in(turn)], end);
    if (query.doc) cells_[*query.doc].sum = itself;

    return best_of({touched_.data(), end}, closeness_.from(query.doc));
  }

 private:
  static constexpr std::size_t kCellsNearby = 1U << 16U;

  /// A sum that no addition changes; it is not 0, so that its article is never touched.
  static constexpr float kNever = std::numeric_limits<float>::infinity();

  /// An article, in one place of memory.
  struct Cell {
    float sum = 0;           // 0 between two queries
    std::uint32_t step = 0;  // see Closeness
  };

  /// Divides the reads among the columns of the query by interest. Those that claim more than they
  /// have come first, so that what they leave goes to the others.
  void plan(SparseRow row) {
    readings_.clear();
    turns_.clear();
    float interest = 0;
    for (std::uint32_t i = 0; i < row.size(); ++i) {
      const auto head = postings_[row.columns[i]];
      if (head.empty()) continue;
      const float claim = interest_of(row.values[i]);
      const auto place = static_cast<std::uint32_t>(readings_.size());
      turns_.push_back(key_of(static_cast<float>(head.size()) / claim, place));
      readings_.push_back({head, row.values[i], claim});
      interest += claim;
    }
    sort_descending(turns_);
    std::reverse(turns_.begin(), turns_.end());
    std::size_t left = reads_;
    for (const std::uint64_t turn : turns_) {
      Reading& reading = readings_[doc_in(turn)];
      const float part = std::min(1.0F, reading.interest / std::max(interest, reading.interest));
      const auto share = static_cast<std::size_t>(std::ceil(static_cast<float>(left) * part));
      reading.head = reading.head.first(std::min({reading.head.size(), share, left}));
      left -= reading.head.size();
      interest -= reading.interest;
      __builtin_prefetch(reading.head.data());
    }
  }

  /// Adds to the sums; articles that had none are written to `touched`, whose end is returned.
  DocId* add(const Reading& reading, DocId* touched) {
    return far_ ? add_far(reading.head, reading.weight, touched)
                : add_near(reading.head, reading.weight, touched);
  }

  DocId* add_near(std::span<const Posting> postings, float weight, DocId* touched) {
    for (const Posting& posting : postings) {
      float& sum = cells_[posting.doc].sum;
      *touched = posting.doc;
      touched += sum > 0 ? 0 : 1;
      sum += weight * posting.weight;
    }
    return touched;
  }

  /// At a million articles, cells lie beyond the nearer caches: asking for them ahead takes .6 of
  /// the time, and .95 at 100,000. (Sorting what is read into blocks of articles first took more.)
  DocId* add_far(std::span<const Posting> postings, float weight, DocId* touched) {
    for (std::size_t i = 0; i < postings.size(); ++i) {
      prefetch(postings[std::min(i + kAhead, postings.size() - 1)].doc);
      touched = add_near(postings.subspan(i, 1), weight, touched);
    }
    return touched;
  }

  void prefetch(DocId doc) const { __builtin_prefetch(&cells_[doc], 1); }
  static constexpr std::size_t kAhead = 24;

  /// The largest sums. Where time counts, up to a third of them are the largest of what it makes of
  /// sums: of articles that are not as far as can be, since others stay in the order of their sums.
  /// Also sets all sums back to 0.
  std::vector<DocId> best_of(std::span<const DocId> touched, bool time_counts) {
    const std::uint64_t floor = likely_floor(touched);
    std::size_t count = 0;
    std::size_t near = 0;
    for (std::size_t i = 0; i < touched.size(); ++i) {
      if (far_) prefetch(touched[std::min(i + kAhead, touched.size() - 1)]);
      const DocId doc = touched[i];
      Cell& cell = cells_[doc];
      const std::uint64_t key = key_of(std::exchange(cell.sum, 0.0F), doc);
      keys_[i] = key;
      likely_[count] = key;
      count += key >= floor ? 1 : 0;
      near_[near] = key;
      near += Closeness::is_far(closeness_.apart(cell.step)) ? 0 : 1;
    }
    const bool all = count < depth_;  // the sample was no good one, or there are not so many
    const Keys likely = all ? Keys(keys_).first(touched.size()) : Keys(likely_).first(count);
    const Keys close = time_counts ? closest(Keys(near_).first(near), likely) : Keys();
    return docs_of(close, largest(likely, depth_ - close.size()));
  }

  /// By a sample: most likely at least `depth` sums are not below it, and not many more.
  std::uint64_t likely_floor(std::span<const DocId> touched) {
    constexpr std::size_t kStep = 8;
    constexpr double kDeviations = 3;
    const auto expected = static_cast<double>(depth_) / kStep;
    const auto wanted = static_cast<std::size_t>(expected + kDeviations * std::sqrt(expected)) + 1;
    std::size_t count = 0;
    for (std::size_t i = 0; i < touched.size(); i += kStep) {
      in_time_[count++] = key_of(cells_[touched[i]].sum, touched[i]);
    }
    if (count <= wanted) return 0;
    const Keys some = largest(Keys(in_time_).first(count), wanted);
    return *std::min_element(some.begin(), some.end());
  }

  /// Of those that are `near` in time: a third of all wanted, the largest of what time makes of
  /// sums. That is never more than the sum, so those with `likely` sums give a bound: what has a
  /// sum below it needs no further look.
  Keys closest(Keys near, Keys likely) {
    const std::size_t wanted = depth_ / kPartNear;
    if (near.size() <= wanted) return near;
    const Keys some = largest(in_time(likely), wanted);
    const std::uint64_t bound =
        some.size() < wanted ? 0 : *std::min_element(some.begin(), some.end());
    return largest(in_time(not_below(bound, near, near_)), wanted);
  }

  /// What time makes of them; without those that are as far as can be.
  Keys in_time(Keys keys) {
    std::size_t kept = 0;
    for (const std::uint64_t key : keys) {
      const DocId doc = doc_in(key);
      const std::uint32_t apart = closeness_.apart(cells_[doc].step);
      in_time_[kept] = key_of(value_in(key) * closeness_.factor(apart), doc);
      kept += Closeness::is_far(apart) ? 0 : 1;
    }
    return Keys(in_time_).first(kept);
  }

  static Keys not_below(std::uint64_t floor, Keys keys, std::vector<std::uint64_t>& kept) {
    std::size_t count = 0;
    for (const std::uint64_t key : keys) {
      kept[count] = key;
      count += key >= floor ? 1 : 0;
    }
    return Keys(kept).first(count);
  }

  /// Sorted and distinct.
  std::vector<DocId> docs_of(Keys a, Keys b) {
    for (const std::uint64_t key : a) found_.add(doc_in(key));
    for (const std::uint64_t key : b) found_.add(doc_in(key));
    std::vector<DocId> docs;
    docs.reserve(a.size() + b.size());
    found_.move_to(docs);
    return docs;
  }

  const Postings& postings_;
  Closeness closeness_;
  std::size_t depth_;
  std::size_t reads_;  // for one query, at most
  std::vector<Cell> cells_;
  std::vector<DocId> touched_;  // room for one more than are read; likewise
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint64_t> likely_;
  std::vector<std::uint64_t> near_;
  std::vector<std::uint64_t> in_time_;  // and a sample, before
  DocSet found_;
  std::vector<Reading> readings_;
  std::vector<std::uint64_t> turns_;  // places of readings, in the order in which they are made
  bool far_;                          // do cells lie beyond the nearer caches?
};

}  // namespace

std::size_t most_reads(std::size_t articles, std::size_t depth) {
  const double growth = std::pow(static_cast<double>(articles) / kArticles, kGrowth);
  const double each = std::max(kLeastPerCandidate, kReadsPerCandidate * growth);
  return static_cast<std::size_t>(std::max(kLeastReads, each * static_cast<double>(depth)));
}

CandidateLists postings_candidates(const SearchSpace& space, std::span<const Query> queries,
                                   unsigned depth, unsigned threads, Progress& progress) {
  CandidateLists lists(queries.size());
  Pool<Search> searches([&] { return std::make_unique<Search>(space, depth); });
  parallel_for(queries.size(), task_size(queries.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 const auto search = searches.take();
                 for (std::size_t i = begin; i < end; ++i) lists[i] = search->best_of(queries[i]);
               });
  return lists;
}

}  // namespace kindred
