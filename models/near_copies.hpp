// Which articles say nearly the same?
#pragma once

#include <span>
#include <vector>

#include "core/article.hpp"
#include "core/progress.hpp"

namespace kindred {

struct NearCopy {
  DocId a = 0;  // < b
  DocId b = 0;
  float likeness = 0;  // (0,1]
};

/// Pairs whose distinct words in title, excerpt and body are the same to a share of at least
/// near_copy_threshold() (Broder, 1997: resemblance), by `a`, then `b`. Texts of fewer than 8 words
/// do not tell, and of `groups` (copy_groups()) the first article stands for all. The result does
/// not depend on `threads`. Stopped early, it is incomplete.
///
/// Two such texts share one of the rarest words of each (Chaudhuri et al., 2006: prefix filtering),
/// so that the work is far below that of all pairs.
std::vector<NearCopy> near_copies(const Corpus& corpus, std::span<const DocId> groups,
                                  float near_copy, unsigned threads, Progress& progress);

}  // namespace kindred
