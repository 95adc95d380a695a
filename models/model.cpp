#include "models/model.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/parallel.hpp"
#include "models/candidates.hpp"
#include "models/groups.hpp"
#include "models/language.hpp"
#include "models/mentions.hpp"
#include "models/projection.hpp"
#include "models/ranker.hpp"
#include "models/signals.hpp"
#include "models/traits.hpp"

namespace kindred {
namespace {

Proximity decide_proximity(const Corpus& corpus, const SparseRows& text, const Options& options,
                           std::span<const DocId> copies, unsigned threads, Progress& progress,
                           std::vector<Decision>& decisions) {
  const Auto& weight = options.rank.proximity;
  const Auto& half_life = options.rank.half_life_days;
  Proximity proximity;
  if (weight != 0.0F && (!weight || !half_life)) {
    proximity = estimate_proximity(corpus, text, copies, options.rank.near_copy, threads, progress);
  }
  if (weight) proximity.weight = *weight;
  if (half_life) proximity.half_life_days = *half_life;
  decisions.push_back(
      {"rank.proximity", proximity.weight, !weight.has_value(), weight ? "set" : proximity.reason});
  if (proximity.weight > 0) {
    decisions.push_back({"rank.half_life_days", proximity.half_life_days, !half_life.has_value(),
                         half_life ? "set" : proximity.reason});
  }
  return proximity;
}

bool needs_dense(const Model& model, const Options& options) {
  return model.shares.dense > 0 || options.candidates.sources != Sources::postings;
}

/// Articles that a link joins are candidates, whatever words they share.
void add_linked(const Model& model, DocId source, std::vector<DocId>& candidates) {
  if (model.shares.links <= 0) return;
  for (const DocId doc : model.links.neighbours[source]) {
    if (model.recommendable[doc] != 0) candidates.push_back(doc);
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
}

}  // namespace

Model build_model(const Corpus& corpus, const Options& options, unsigned threads,
                  Progress& progress) {
  Model model;
  progress.begin("analyze", corpus.size());
  const LanguageMap read_in = languages(corpus, options, threads, progress);
  Tfidf tfidf = fit_tfidf(corpus, read_in.names, options.fields, threads, progress);
  if (progress.stopped()) return model;
  NamedRows topics = topic_rows(corpus);
  const NamedRows sections = section_rows(corpus);
  if (options.fields.body > 0 && options.similarity.links != 0.0F) {
    model.links = resolve_links(corpus);
  }
  model.shares = decide_shares(options, {corpus, topics, sections, model.links}, model.decisions);
  if (model.shares.mentions > 0) {
    model.titles = title_rows(corpus, read_in.names, tfidf.vocabulary, threads, progress);
  }
  const std::vector<DocId> copies = copy_groups(corpus);
  model.cards = Cards(corpus);
  model.traits = article_traits(corpus, copies);
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    model.traits[doc].language = read_in.groups[doc];
  }
  for (const Article& article : corpus) model.recommendable.push_back(article.recommendable);

  progress.begin("proximity", 0);
  model.proximity =
      decide_proximity(corpus, tfidf.rows, options, copies, threads, progress, model.decisions);

  model.text_end = tfidf.rows.width;
  model.topics_end = tfidf.rows.width + topics.rows.width;
  model.rows = side_by_side({{&tfidf.rows, std::sqrt(model.shares.text)},
                             {&topics.rows, std::sqrt(model.shares.topics)},
                             {&sections.rows, std::sqrt(model.shares.section)}});
  model.vocabulary = std::move(tfidf.vocabulary);
  model.topics = std::move(topics.names);
  progress.begin("project", 0);
  if (needs_dense(model, options)) model.dense = project(model.rows, {}, threads, progress);
  progress.end();
  return model;
}

RelatedLists recommend(const Model& model, const Curated& curated, const Options& options,
                       std::span<const DocId> sources, unsigned threads, Progress& progress) {
  RelatedLists lists(sources.size());
  progress.begin("candidates", sources.size());
  const SearchSpace space{model.rows, model.dense, model.recommendable};
  const std::size_t enough = 2 * std::size_t{options.limit};
  CandidateLists candidates =
      find_candidates(space, options.candidates, enough, sources, threads, progress);
  if (progress.stopped()) return lists;
  progress.begin("rank", sources.size());
  parallel_for(sources.size(), task_size(sources.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 Similarity similarity(model);
                 for (std::size_t i = begin; i < end; ++i) {
                   const auto wishes = curated.find(sources[i]);
                   add_linked(model, sources[i], candidates[i]);
                   lists[i] =
                       rank(model, options, wishes == curated.end() ? nullptr : &wishes->second,
                            sources[i], candidates[i], similarity);
                   candidates[i] = {};
                 }
               });
  progress.end();
  return lists;
}

}  // namespace kindred
