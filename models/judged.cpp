#include "models/judged.hpp"

#include <algorithm>
#include <utility>

#include "models/recommend.hpp"

namespace kindred {

Options as_judged(Options options, unsigned depth) {
  options.limit = depth;
  options.rank.duplicates = Duplicates::keep;
  options.rank.min_score = 0;
  options.rank.diversity = 0;
  options.rank.per_provider = 0;
  options.candidates.depth = std::max(options.candidates.depth, depth);
  return options;
}

Corpus all_recommendable(Corpus corpus) {
  for (Article& article : corpus) article.recommendable = true;
  return corpus;
}

RankedArticles rank_judged(const Corpus& corpus, const Curated& curated,
                           const Judgements& judgements, const Options& options, unsigned threads,
                           Progress& progress) {
  RankedArticles ranked;
  const Model model = build_model(corpus, options, threads, progress);
  ranked.decisions = model.decisions;
  if (progress.stopped()) return ranked;
  std::vector<DocId> sources;
  for (const auto& [article, judged] : judgements) sources.push_back(article);
  const RelatedLists lists = recommend(model, curated, options, sources, threads, progress);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    std::vector<DocId>& ranking = ranked.lists[sources[i]];
    for (const Match& match : lists[i]) ranking.push_back(match.doc);
  }
  return ranked;
}

}  // namespace kindred
