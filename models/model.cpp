#include "models/model.hpp"

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/parallel.hpp"
#include "models/groups.hpp"
#include "models/language.hpp"
#include "models/mentions.hpp"
#include "models/projection.hpp"
#include "models/signals.hpp"
#include "models/traits.hpp"

namespace kindred {
namespace {

Proximity decide_proximity(const Corpus& corpus, const TextSpace& text, const Options& options,
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

/// Where the dense space has no share in the similarity, what only faiss finds shares no telling
/// term with the article that asks, and does not enter its list. Measured without a share: on four
/// real sites not one link of 57,000 differs but for ties, and a run takes a quarter less time.
bool needs_dense(const Model& model, const Options& options) {
  switch (options.candidates.sources) {
    case Sources::automatic:
    case Sources::postings:
      return model.shares.dense > 0;
    case Sources::faiss:
    case Sources::both:
      return true;
  }
  return true;
}

/// Numbers for the languages of the articles, and their names.
void set_languages(const LanguageMap& read_in, Model& model) {
  const std::vector<std::string> distinct = by_frequency(read_in.names);
  for (DocId doc = 0; doc < model.traits.size(); ++doc) {
    const auto place = std::find(distinct.begin(), distinct.end(), read_in.names[doc]);
    model.traits[doc].analyzer = static_cast<std::uint32_t>(place - distinct.begin());
    model.traits[doc].language = read_in.groups[doc];
  }
  model.languages = Strings(distinct);
}

/// What counting terms has freed is in small pieces, which the C library keeps though no later
/// stage asks for such: measured at a million articles, a quarter of all memory. Few articles have
/// little to give back, and looking for it takes a fiftieth of a run.
void give_back_memory(std::size_t articles) {
  constexpr std::size_t kMany = 50'000;
#ifdef __GLIBC__
  if (articles >= kMany) malloc_trim(0);
#endif
}

}  // namespace

void set_steps(Model& model) {
  std::vector<std::optional<std::int64_t>> times;
  times.reserve(model.traits.size());
  for (const Traits& traits : model.traits) times.push_back(traits.time);
  model.steps = Closeness::steps_of(model.proximity, times);
}

Model build_model(const Corpus& corpus, const Options& options, unsigned threads,
                  Progress& progress) {
  Model model;
  progress.begin("analyze", corpus.size());
  const LanguageMap read_in = languages(corpus, options, threads, progress);
  NamedRows topics;
  NamedRows sections;
  parallel_for(2, 1, threads, progress, [&](std::size_t task, std::size_t) {
    (task == 0 ? topics : sections) = task == 0 ? topic_rows(corpus) : section_rows(corpus);
  });
  if (options.fields.body > 0 && options.similarity.links != 0.0F) {
    model.links = resolve_links(corpus);
  }
  model.shares = decide_shares(options, {corpus, topics, sections, model.links}, model.decisions);
  const RowsPart beside[] = {{&topics.rows, std::sqrt(model.shares.topics)},
                             {&sections.rows, std::sqrt(model.shares.section)}};
  Tfidf tfidf = fit_tfidf(corpus, read_in.names, options.fields, std::sqrt(model.shares.text),
                          beside, threads, progress);
  if (progress.stopped()) return model;
  give_back_memory(corpus.size());
  model.rows = std::move(tfidf.rows);
  model.text_end = static_cast<std::uint32_t>(tfidf.vocabulary.terms.size());
  model.topics_end = model.text_end + topics.rows.width;
  model.vocabulary = std::move(tfidf.vocabulary);
  model.topics = std::move(topics.names);
  if (model.shares.mentions > 0) {
    model.titles = title_rows(corpus, read_in.names, model.vocabulary, threads, progress);
  }
  const std::vector<DocId> copies = copy_groups(corpus, threads, progress);
  model.cards = Cards(corpus, threads, progress);
  model.traits = article_traits(corpus, copies);
  set_languages(read_in, model);
  for (const Article& article : corpus) {
    model.recommendable.push_back(article.recommendable ? 1 : 0);
  }
  model.postings = make_postings(model.rows, threads, progress);

  progress.begin("proximity", 0);
  model.proximity =
      decide_proximity(corpus, {model.rows, model.postings, model.text_end, model.shares.text},
                       options, copies, threads, progress, model.decisions);
  set_steps(model);
  if (needs_dense(model, options)) {
    progress.begin("project", 0);
    Projection projection = project(model.rows, {}, threads, progress);
    model.dense = std::move(projection.rows);
    model.basis = std::move(projection.basis);
  }
  progress.end();
  return model;
}

}  // namespace kindred
