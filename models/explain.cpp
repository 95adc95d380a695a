#include "models/explain.hpp"

#include <algorithm>

#include "core/progress.hpp"
#include "models/recommend.hpp"
#include "models/signals.hpp"

namespace kindred {
namespace {

/// Products of the two rows in columns [begin, end), the largest first. `names` begin at `begin`.
std::vector<Explanation::Column> shared_columns(SparseRow a, SparseRow b, std::uint32_t begin,
                                                std::uint32_t end, const Strings& names) {
  std::vector<Explanation::Column> shared;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::uint32_t x = a.columns[i];
    const std::uint32_t y = b.columns[j];
    if (x == y && x >= begin && x < end) {
      shared.push_back({names[x - begin], a.values[i] * b.values[j]});
    }
    i += x <= y ? 1U : 0U;
    j += y <= x ? 1U : 0U;
  }
  std::stable_sort(shared.begin(), shared.end(), [](const auto& left, const auto& right) {
    return left.contribution > right.contribution;
  });
  return shared;
}

std::optional<std::size_t> place_in(const std::vector<Match>& list, DocId doc) {
  const auto entry =
      std::find_if(list.begin(), list.end(), [&](const Match& match) { return match.doc == doc; });
  if (entry == list.end()) return std::nullopt;
  return static_cast<std::size_t>(entry - list.begin()) + 1;
}

}  // namespace

Explanation explain(const Model& model, const Options& options, const Query& query, DocId doc) {
  Explanation out;
  Similarity similarity(model);
  similarity.from(query);
  const Match match = match_of(model, options.rank, query, doc, similarity.to(doc));
  out.similarity = match.similarity;
  out.score = match.score;
  out.boosts = boosts(model, options.rank, query, doc);
  for (const Signal& signal : signals()) {
    const float share = model.shares.*signal.share;
    if (share > 0) out.parts.push_back({signal.name, share * signal.value(model, query, doc)});
  }
  const SparseRow row = model.rows[doc];
  out.terms = shared_columns(query.row, row, 0, model.text_end, model.vocabulary.terms);
  out.topics = shared_columns(query.row, row, model.text_end, model.topics_end, model.topics);
  return out;
}

WhyNot why_not(const Model& model, const Curated& curated, const Options& options,
               const Query& query, DocId doc) {
  if (doc == query.doc) return {Hurdle::itself, {}, 0};
  if (model.recommendable[doc] == 0) return {Hurdle::excluded, {}, 0};
  Progress progress;
  CandidateSearch search = candidate_search(model, options);
  const CandidateLists candidates = all_candidates(model, search, {&query, 1}, 1, progress);
  Similarity similarity(model);
  const auto ranked = [&](const Options& by, Watch& watch) {
    return rank(model, by, wishes_of(curated, query), query, candidates.front(), similarity,
                &watch);
  };
  Watch watch{doc, Hurdle::candidate, {}};
  const std::vector<Match> list = ranked(options, watch);
  if (watch.hurdle == Hurdle::none) return {Hurdle::none, {}, *place_in(list, doc)};
  if (watch.hurdle != Hurdle::limit) return {watch.hurdle, watch.because, 0};
  // Would a longer list hold it, or does something else stand in its way further down?
  Options longer = options;
  longer.limit = static_cast<unsigned>(model.size());
  Watch again{doc, Hurdle::candidate, {}};
  const std::vector<Match> all = ranked(longer, again);
  if (again.hurdle != Hurdle::none) return {again.hurdle, again.because, 0};
  return {Hurdle::limit, {}, *place_in(all, doc)};
}

}  // namespace kindred
