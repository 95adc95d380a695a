// What would kindred recommend for the judged articles, without the rules that judges do not know?
#pragma once

#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "models/model.hpp"

namespace kindred {

/// For an evaluation: lists of `depth` (>= 1) entries by score alone. Copies stay, and there is no
/// threshold, diversity or cap per provider: they serve readers, and judges cannot know of them.
Options as_judged(Options options, unsigned depth);

/// For an evaluation: articles that a site leaves out of its lists are judged all the same.
Corpus all_recommendable(Corpus corpus);

struct RankedArticles {
  Rankings lists;  // of the judged articles, and of no others
  std::vector<Decision> decisions;
};

/// Stages as in build_model() and recommend(); of no use once progress.stopped().
RankedArticles rank_judged(const Corpus& corpus, const Curated& curated,
                           const Judgements& judgements, const Options& options, unsigned threads,
                           Progress& progress);

}  // namespace kindred
