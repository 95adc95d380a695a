// News sites that nobody wrote, as large as one likes: for benchmarks beyond the real corpora.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/article.hpp"
#include "core/progress.hpp"
#include "core/random.hpp"

namespace kindred::bench {

struct GeneratedSiteOptions {
  std::size_t articles = 0;
  std::uint64_t seed = 1;
  unsigned body_words = 0;  // mean length of a body; 0: none
};

/// A site modelled on 4,958 real articles about one product (bench/README.md compares them):
/// stories of one to 40 articles within days, which share names and words and are sometimes copies
/// of each other; topics with words of their own, most articles stating only the topic of the whole
/// site; a publisher of nearly half of all articles and many of few. Immutable; const access is
/// thread-safe.
class GeneratedSite {
 public:
  explicit GeneratedSite(const GeneratedSiteOptions& options);

  [[nodiscard]] std::size_t size() const { return options_.articles; }

  /// Article `i` in [0, size()), those of one story one after the other. A function of the options
  /// and `i` alone. Title, time, quality and heat are always there, a heat of -1 where it was not
  /// measured; the first topic is the whole site's, the last its category.
  [[nodiscard]] Article article(std::size_t i) const;

  /// All articles sorted by path, as reading them would give (stage "generate").
  [[nodiscard]] Corpus corpus(unsigned threads, Progress& progress) const;

 private:
  /// When a story begins, in days since 1970-01-01.
  [[nodiscard]] std::int64_t first_day(SplitMix64& story) const;

  GeneratedSiteOptions options_;
  std::uint64_t topics_;                    // besides the one that all articles have
  std::uint64_t days_;                      // from the first story to the last
  std::vector<std::uint64_t> story_begin_;  // the first article of each, and size() at the end
};

}  // namespace kindred::bench
