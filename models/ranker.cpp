#include "models/ranker.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/keys.hpp"

namespace kindred {
namespace {

/// The last digits of a sum are noise of the machine; they must not decide an order.
constexpr float kRounding = 1e-5F;
float rounded(float value) { return std::round(value * 1e5F) / 1e5F; }

bool contains(const std::vector<DocId>& docs, DocId doc) {
  return std::find(docs.begin(), docs.end(), doc) != docs.end();
}

bool may_stand_beside(const Model& model, const Options& options, const Query& query, DocId doc) {
  return options.rank.languages == Languages::mixed || !query.doc ||
         model.traits[*query.doc].language == model.traits[doc].language;
}

void note(Watch* watch, DocId doc, Hurdle hurdle, std::optional<DocId> because = std::nullopt) {
  if (watch == nullptr || watch->doc != doc) return;
  watch->hurdle = hurdle;
  watch->because = because;
}

/// How many of the best entries diversity may choose from, per entry wanted.
constexpr std::size_t kHeadPerEntry = 10;

/// How many candidates ahead their rows are asked for. Measured at 100,000 articles: scoring takes
/// .6 of the time.
constexpr std::size_t kAhead = 6;

/// Fills the list of one article, best first.
class Selection {
 public:
  /// `similarity`: from `query`.
  Selection(const Model& model, const Options& options, const Query& query,
            const Similarity& similarity, Watch* watch)
      : model_(model),
        options_(options),
        source_(query.doc),
        similarity_(similarity),
        watch_(watch) {}

  void pin(const Match& match) {
    note(watch_, match.doc, full() ? Hurdle::limit : Hurdle::none);
    if (!full()) list_.push_back(match);
    pinned_ = list_.size();
  }

  /// Takes from `ranked` (in any order), the best first, what may stand beside the entries that are
  /// there.
  void fill(std::vector<Match> ranked) {
    if (options_.rank.diversity > 0) {
      sort(ranked.begin(), ranked.end());
      fill_diversely(std::move(ranked));
    } else {
      auto match = ranked.begin();
      for (auto sorted = match; match != ranked.end() && !full(); ++match) {
        // Mostly the first few fill the list.
        if (match == sorted) sorted = sort_best(match, ranked.end());
        take(*match);
      }
      for (; match != ranked.end(); ++match) note(watch_, match->doc, Hurdle::limit);
    }
    sort(list_.begin() + static_cast<std::ptrdiff_t>(pinned_), list_.end());
  }

  [[nodiscard]] bool replaced() const { return replaced_ > 0; }
  std::vector<Match> finish() { return std::move(list_); }

 private:
  using Place = std::vector<Match>::iterator;

  void sort(Place begin, Place end) const {
    std::sort(begin, end,
              [this](const Match& a, const Match& b) { return ranks_before(model_, a, b); });
  }

  /// Brings the best, at least head_size() if there are so many, to the front, in order; returns
  /// where they end.
  Place sort_best(Place begin, Place end) {
    Place sorted = end;
    if (const auto count = static_cast<std::size_t>(end - begin); count > head_size()) {
      keys_.clear();
      keys_.reserve(count);
      for (Place at = begin; at != end; ++at) {
        keys_.push_back(key_of(at->score, static_cast<std::uint32_t>(at - begin)));
      }
      const Keys best = largest(keys_, head_size());
      const float least = value_in(*std::min_element(best.begin(), best.end()));
      sorted = std::partition(begin, end, [&](const Match& match) { return match.score >= least; });
    }
    sort(begin, sorted);
    return sorted;
  }

  [[nodiscard]] std::size_t head_size() const { return kHeadPerEntry * options_.limit; }

  [[nodiscard]] bool full() const { return list_.size() >= options_.limit; }

  void take(const Match& match) {
    if (replaces_copy(match)) return;
    std::optional<DocId> because;
    const Hurdle hurdle = hurdle_of(match, because);
    note(watch_, match.doc, hurdle, because);
    if (hurdle == Hurdle::none) list_.push_back(match);
  }

  void fill_diversely(std::vector<Match> ranked) {
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      note(watch_, ranked[i].doc, i < head_size() ? Hurdle::diversity : Hurdle::limit);
    }
    ranked.resize(std::min(ranked.size(), head_size()));
    MarginalRelevance relevance(model_, options_.rank.diversity, ranked);
    relevance.start_anew(list_);
    while (!full() && !relevance.empty()) {
      const std::size_t entries = list_.size();
      const std::size_t replaced = replaced_;
      take(ranked[relevance.take().place]);
      if (replaced_ > replaced) relevance.start_anew(list_);
      if (list_.size() > entries) relevance.add(list_.back().doc);
    }
  }

  /// `cosine_reaches(threshold)`: is the cosine of the texts so much?
  template <class Cosine>
  [[nodiscard]] bool are_copies(DocId a, DocId b, Cosine cosine_reaches) const {
    if (options_.rank.duplicates == Duplicates::keep) return false;
    const Traits& first = model_.traits[a];
    const Traits& second = model_.traits[b];
    if (first.copies == second.copies) return true;
    if (!model_.cards.tells(a) || !model_.cards.tells(b)) return false;
    const float threshold = near_copy_threshold(options_.rank.near_copy, first.time, second.time);
    return cosine_reaches(threshold) || model_.cards.resemble(a, b, threshold);
  }

  [[nodiscard]] bool are_copies(DocId a, DocId b) const {
    return are_copies(
        a, b, [&](float threshold) { return text_cosine_reaches(model_, a, b, threshold); });
  }

  [[nodiscard]] bool is_copy_of_source(const Match& match) const {
    // The text's part of the similarity is no larger than the whole, but for its rounding.
    const float most = match.similarity + kRounding;
    return source_ && are_copies(*source_, match.doc, [&](float threshold) {
             return most >= threshold * model_.shares.text &&
                    similarity_.text_to(match.doc) >= threshold;
           });
  }

  /// Of copies with the same score the one of higher quality stands in the list.
  bool replaces_copy(const Match& match) {
    for (std::size_t i = pinned_; i < list_.size(); ++i) {
      if (list_[i].score == match.score && quality(match.doc) > quality(list_[i].doc) &&
          are_copies(list_[i].doc, match.doc)) {
        note(watch_, list_[i].doc, Hurdle::entry_copy, match.doc);
        note(watch_, match.doc, Hurdle::none);
        list_[i] = match;
        ++replaced_;
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] float quality(DocId doc) const { return model_.traits[doc].quality_rank; }

  /// `because`: the entry that `match` is a copy of.
  [[nodiscard]] Hurdle hurdle_of(const Match& match, std::optional<DocId>& because) const {
    const std::uint32_t provider = model_.traits[match.doc].provider;
    unsigned of_provider = 0;
    for (const Match& entry : list_) {
      if (are_copies(entry.doc, match.doc)) {
        because = entry.doc;
        return Hurdle::entry_copy;
      }
      if (provider != 0 && model_.traits[entry.doc].provider == provider) ++of_provider;
    }
    const unsigned cap = options_.rank.per_provider;
    if (cap > 0 && of_provider >= cap) return Hurdle::provider;
    return is_copy_of_source(match) ? Hurdle::source_copy : Hurdle::none;
  }

  const Model& model_;
  const Options& options_;
  std::optional<DocId> source_;
  const Similarity& similarity_;
  Watch* watch_;
  std::vector<Match> list_;
  std::size_t pinned_ = 0;
  std::size_t replaced_ = 0;  // entries, by copies
  std::vector<std::uint64_t> keys_;
};

}  // namespace

Boosts boosts(const Model& model, const RankOptions& options, const Query& from, DocId to) {
  const Traits& traits = model.traits[to];
  Boosts out;
  out.quality = 1 + options.quality * (traits.quality_rank - 0.5F);
  out.heat = 1 + options.heat * (traits.heat_rank - 0.5F) / out.quality;
  out.proximity =
      model.proximity.factor(from.doc ? model.traits[*from.doc].time : std::nullopt, traits.time);
  return out;
}

Match match_of(const Model& model, const RankOptions& options, const Query& query, DocId doc,
               float similarity) {
  const float value = rounded(similarity);
  return {doc, value, rounded(value * boosts(model, options, query, doc).product())};
}

MarginalRelevance::MarginalRelevance(const Model& model, float diversity,
                                     std::span<const Match> ranked)
    : model_(model),
      diversity_(diversity),
      ranked_(ranked),
      left_(ranked.size()),
      likeness_(ranked.size()) {
  std::iota(left_.begin(), left_.end(), std::size_t{0});
}

void MarginalRelevance::add(DocId entry) {
  for (const std::size_t place : left_) {
    likeness_[place] = std::max(likeness_[place], similarity(model_, ranked_[place].doc, entry));
  }
}

void MarginalRelevance::start_anew(std::span<const Match> list) {
  std::fill(likeness_.begin(), likeness_.end(), 0.0F);
  for (const Match& entry : list) add(entry.doc);
}

MarginalRelevance::Valued MarginalRelevance::take() {
  Valued best{0, -std::numeric_limits<float>::infinity()};
  for (const std::size_t place : left_) {
    const float value =
        rounded((1 - diversity_) * ranked_[place].score - diversity_ * likeness_[place]);
    if (value > best.value) best = {place, value};
  }
  left_.erase(std::lower_bound(left_.begin(), left_.end(), best.place));
  return best;
}

bool ranks_before(const Model& model, const Match& a, const Match& b) {
  if (a.score != b.score) return a.score > b.score;
  const auto newer = model.traits[a.doc].time;
  const auto older = model.traits[b.doc].time;
  return newer != older ? newer > older : a.doc < b.doc;  // nothing is less than any time
}

std::vector<Match> rank(const Model& model, const Options& options, const CuratedEntry* curated,
                        const Query& query, std::span<const DocId> candidates,
                        Similarity& similarity, Watch* watch, bool* replaced) {
  static const CuratedEntry kNothing;
  const CuratedEntry& wishes = curated == nullptr ? kNothing : *curated;
  similarity.from(query);
  Selection selection(model, options, query, similarity, watch);
  std::vector<DocId> pinned;
  for (const DocId pin : wishes.pins) {
    if (pin == query.doc || model.recommendable[pin] == 0 || contains(wishes.blocks, pin) ||
        contains(pinned, pin)) {
      continue;
    }
    pinned.push_back(pin);
    selection.pin(match_of(model, options.rank, query, pin, similarity.to(pin)));
  }
  std::vector<Match> ranked;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (i + kAhead < candidates.size()) {
      similarity.prefetch(candidates[i + kAhead]);
      __builtin_prefetch(&model.traits[candidates[i + kAhead]]);
    }
    const DocId doc = candidates[i];
    if (contains(pinned, doc)) continue;
    if (contains(wishes.blocks, doc)) {
      note(watch, doc, Hurdle::blocked);
    } else if (!may_stand_beside(model, options, query, doc)) {
      note(watch, doc, Hurdle::language);
    } else {
      const Match match = match_of(model, options.rank, query, doc, similarity.to(doc));
      // What shares nothing is not related, however low the threshold.
      if (match.similarity > 0 && match.similarity >= options.rank.min_score) {
        ranked.push_back(match);
      } else {
        note(watch, doc, Hurdle::min_score);
      }
    }
  }
  selection.fill(std::move(ranked));
  if (replaced != nullptr) *replaced = selection.replaced();
  return selection.finish();
}

}  // namespace kindred
