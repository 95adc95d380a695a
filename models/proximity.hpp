// Closeness in time: does it matter on this site, how much, and for how long?
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/progress.hpp"
#include "models/matrix.hpp"
#include "models/postings.hpp"

namespace kindred {

/// Factor of a score: (1 − weight) + weight · ½^(days / half_life), in [1 − weight, 1].
struct Proximity {
  float weight = 0;           // [0,1]
  float half_life_days = 30;  // > 0
  std::string reason;         // how it was decided

  /// Where a date is missing: the factor of two articles half_life_days apart.
  [[nodiscard]] float factor(std::optional<std::int64_t> a, std::optional<std::int64_t> b) const;
};

/// Proximity::factor of one article and many, to a few per cent, as fast as a search needs it: for
/// every article that it touches. Dates are counted in steps of a sixteenth of a half-life. Cheap
/// to copy. Not thread-safe.
class Closeness {
 public:
  Closeness() = default;  // time does not count
  /// `steps`: by article, from steps_of(); must outlive this.
  Closeness(const Proximity& proximity, std::span<const std::uint32_t> steps);

  /// Empty where proximity has no weight.
  static std::vector<std::uint32_t> steps_of(const Proximity& proximity,
                                             std::span<const std::optional<std::int64_t>> times);

  [[nodiscard]] std::span<const std::uint32_t> steps() const { return steps_; }

  /// Starts at an article. Are some closer to it than others? Not to an undated one, or to none.
  bool from(std::optional<DocId> doc);
  /// Between the article at `step` and the one that it starts at, in steps.
  [[nodiscard]] std::uint32_t apart(std::uint32_t step) const {
    return step > step_ ? step - step_ : step_ - step;
  }
  /// Is it as far as can be? An article without a date is not.
  [[nodiscard]] static bool is_far(std::uint32_t apart) { return apart - kFar < kUnknown - kFar; }
  [[nodiscard]] float factor(std::uint32_t apart) const {
    return factors_[std::min(apart, kFar) + (apart >= kUnknown ? 1 : 0)];
  }

 private:
  static constexpr std::uint32_t kFar = 112;            // seven half-lives
  static constexpr std::uint32_t kUnknown = 1U << 31U;  // apart, where one has no date
  static constexpr std::uint32_t kUndated = ~0U;
  static constexpr std::uint32_t kLast = 1U << 30U;  // dates are before it

  std::span<const std::uint32_t> steps_;
  std::array<float, kFar + 2> factors_{};  // by steps apart; the last one where a date is missing
  std::uint32_t step_ = kUndated;          // of the article that it starts at
};

/// Rows in which text has the first columns, and their postings. Views.
struct TextSpace {
  const SparseRows& rows;
  const Postings& postings;
  std::uint32_t end = 0;  // of the columns of text
  float share = 1;        // what the product of two equal texts is

  [[nodiscard]] SparseRow operator[](DocId doc) const { return rows[doc].until(end); }
};

/// What the dates of a corpus say without labels: compares how far apart in time the three nearest
/// by text are (of at most 2,000 articles, without copies) with random pairs. The window of days in
/// which neighbours exceed random pairs by the largest share (the statistic of Kolmogorov and
/// Smirnov) decides: weight 0 where that share is below a tenth or not significant at 1 %, else
/// 1 − random / near (.7 at most), so that the factor of articles far apart is the inverse of the
/// lift. Half-life: the days that hold nine tenths of the excess. `copies`: see copy_groups();
/// `near_copy`: text cosine from which two articles are one.
Proximity estimate_proximity(const Corpus& corpus, const TextSpace& text,
                             std::span<const DocId> copies, float near_copy, unsigned threads,
                             Progress& progress);

}  // namespace kindred
