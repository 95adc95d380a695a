#include "models/published.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "models/ranker.hpp"

namespace kindred {
namespace {

/// What stands and ranks more places behind the list goes. Measured on a site of 4,958 articles
/// with a margin of 0.1: 1 % more articles change the same lists whether it is 5, 10 or 15.
constexpr unsigned kReserve = 10;

/// Ranked links per published one under a bound. On that site, with at most 7 in-links, 14, 3.4 or
/// 0.9 % of the lists stay short with 2, 3 or 4; ranking takes about 2, 2.5 or 4 times as long, and
/// with diversity the square of that.
constexpr unsigned kRankedPerEntry = 4;

bool contains(std::span<const DocId> docs, DocId doc) {
  return std::find(docs.begin(), docs.end(), doc) != docs.end();
}

/// What an entry is worth to its list, by place: its score, or what diversity left of it when it
/// was chosen. `pinned`: so many stand at the top anyway.
std::vector<float> values_of(const Model& model, float diversity, const std::vector<Match>& list,
                             std::size_t pinned) {
  std::vector<float> values;
  values.reserve(list.size());
  for (const Match& match : list) values.push_back(match.score);
  if (diversity == 0) return values;
  const auto pins = std::span(list).first(pinned);
  const auto others = std::span(list).subspan(pinned);
  MarginalRelevance relevance(model, diversity, others);
  relevance.start_anew(pins);
  while (!relevance.empty()) {
    const auto [place, value] = relevance.take();
    values[pinned + place] = value;
    relevance.add(others[place].doc);
  }
  return values;
}

/// A ranked link.
struct Link {
  float value = 0;
  std::uint32_t list = 0;   // place of its list among all
  std::uint32_t place = 0;  // in its list
};

/// Chooses from ranked lists.
class Choice {
 public:
  Choice(const Model& model, const Curated& curated, const Options& options,
         std::span<const DocId> sources, const RelatedLists& ranked, const StandingLinks& standing)
      : model_(model),
        curated_(curated),
        options_(options),
        sources_(sources),
        ranked_(ranked),
        generated_(standing.generated),
        chosen_(ranked.size()),
        pinned_(ranked.size()),
        in_links_(model.size()) {
    for (const auto& [owner, list] : standing.own) {
      if (model.recommendable[owner] == 0) continue;
      for (const DocId doc : list) ++in_links_[reader_sees(doc)];
    }
    for (std::uint32_t list = 0; list < ranked.size(); ++list) take_pins(list);
  }

  RelatedLists make() {
    std::vector<Link> links;
    for (std::uint32_t list = 0; list < ranked_.size(); ++list) {
      add_links(list, links);
      if (options_.max_inlinks > 0) continue;
      take_best(links);  // each list for itself
      links.clear();
    }
    take_best(links);
    RelatedLists lists;
    lists.reserve(ranked_.size());
    for (std::uint32_t list = 0; list < ranked_.size(); ++list) lists.push_back(in_order(list));
    return lists;
  }

 private:
  /// Nobody reads the list of an article that may not be recommended.
  [[nodiscard]] bool is_read(std::uint32_t list) const {
    return model_.recommendable[sources_[list]] != 0;
  }

  void take(std::uint32_t list, std::uint32_t place) {
    chosen_[list].push_back(place);
    if (is_read(list)) ++in_links_[reader_sees(ranked_[list][place].doc)];
  }

  /// Copies are one article to the reader.
  [[nodiscard]] DocId reader_sees(DocId doc) const {
    return options_.rank.duplicates == Duplicates::collapse ? model_.traits[doc].copies : doc;
  }

  void take_pins(std::uint32_t list) {
    const auto wishes = curated_.find(sources_[list]);
    if (wishes == curated_.end()) return;
    const std::vector<Match>& ranked = ranked_[list];
    for (std::uint32_t& pinned = pinned_[list];
         pinned < ranked.size() && contains(wishes->second.pins, ranked[pinned].doc); ++pinned) {
      if (pinned < options_.limit) take(list, pinned);
    }
  }

  void add_links(std::uint32_t list, std::vector<Link>& links) const {
    const std::vector<Match>& ranked = ranked_[list];
    const float diversity = options_.rank.diversity;
    const std::span<const DocId> standing = standing_in(list);
    const std::vector<float> values = values_of(model_, diversity, ranked, pinned_[list]);
    for (std::uint32_t place = pinned_[list]; place < ranked.size(); ++place) {
      const bool stands = contains(standing, ranked[place].doc);
      const float margin = stands ? options_.keep_margin : 0;
      links.push_back(
          {values[place] + margin * (1 - diversity) * ranked[place].score, list, place});
    }
  }

  void take_best(std::vector<Link>& links) {
    std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
      return std::tie(b.value, a.list, a.place) < std::tie(a.value, b.list, b.place);
    });
    for (const Link& link : links) {
      const DocId doc = reader_sees(ranked_[link.list][link.place].doc);
      const bool room =
          options_.max_inlinks == 0 || !is_read(link.list) || in_links_[doc] < options_.max_inlinks;
      if (room && chosen_[link.list].size() < options_.limit) take(link.list, link.place);
    }
  }

  /// Pins, then what stands as it stands, then the others between them.
  [[nodiscard]] std::vector<Match> in_order(std::uint32_t list) const {
    const std::vector<Match>& ranked = ranked_[list];
    std::vector<std::uint32_t> places = chosen_[list];
    std::sort(places.begin(), places.end());
    const std::size_t pins = std::min<std::size_t>(pinned_[list], options_.limit);
    std::vector<Match> out;
    const auto insert = [&](const Match& match, float margin) {
      std::size_t at = out.size();
      while (at > pins && match.score > out[at - 1].score * (1 + margin)) --at;
      out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), match);
    };
    auto place = places.begin();
    for (; out.size() < pins; ++place) out.push_back(ranked[*place]);
    places.erase(places.begin(), place);
    for (const DocId doc : standing_in(list)) {
      const auto at = std::find_if(places.begin(), places.end(),
                                   [&](std::uint32_t one) { return ranked[one].doc == doc; });
      if (at == places.end()) continue;
      insert(ranked[*at], options_.keep_margin);
      places.erase(at);
    }
    for (const std::uint32_t other : places) insert(ranked[other], 0);
    return out;
  }

  /// What has an advantage.
  [[nodiscard]] std::span<const DocId> standing_in(std::uint32_t list) const {
    if (options_.keep_margin == 0) return {};
    const auto standing = generated_.find(sources_[list]);
    return standing == generated_.end() ? std::span<const DocId>() : standing->second;
  }

  const Model& model_;
  const Curated& curated_;
  const Options& options_;
  std::span<const DocId> sources_;
  const RelatedLists& ranked_;
  const Rankings& generated_;
  std::vector<std::vector<std::uint32_t>> chosen_;  // by list: places in the ranked one
  std::vector<std::uint32_t> pinned_;               // by list: so many of the ranked are pins
  std::vector<unsigned> in_links_;                  // by article or group of copies: chosen by now
};

}  // namespace

bool is_choosy(const Options& options) {
  return options.keep_margin > 0 || options.max_inlinks > 0;
}

Options ranking_options(Options options) {
  const unsigned for_margin = options.keep_margin > 0 ? kReserve + options.limit : 0;
  const unsigned for_bound = options.max_inlinks > 0 ? kRankedPerEntry * options.limit : 0;
  options.limit = std::max({options.limit, for_margin, for_bound});
  return options;
}

RelatedLists published_lists(const Model& model, const Curated& curated, const Options& options,
                             std::span<const DocId> sources, RelatedLists ranked,
                             const StandingLinks& standing) {
  if (!is_choosy(options)) return ranked;
  return Choice(model, curated, options, sources, ranked, standing).make();
}

}  // namespace kindred
