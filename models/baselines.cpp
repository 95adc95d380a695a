#include "models/baselines.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/options.hpp"
#include "core/random.hpp"
#include "core/text.hpp"
#include "models/judged.hpp"

namespace kindred {
namespace {

/// Recommendable articles, the newest first, undated ones last, then by path.
std::vector<DocId> by_date(const Corpus& corpus) {
  std::vector<DocId> docs;
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    if (corpus[doc].recommendable) docs.push_back(doc);
  }
  std::stable_sort(docs.begin(), docs.end(),
                   [&](DocId a, DocId b) { return corpus[a].time > corpus[b].time; });
  return docs;
}

Rankings newest(const BaselineRequest& request, Progress& /*progress*/) {
  const std::vector<DocId> docs = by_date(request.corpus);
  Rankings rankings;
  for (const auto& [source, judged] : request.judgements) {
    std::vector<DocId>& list = rankings[source];
    for (auto doc = docs.begin(); doc != docs.end() && list.size() < request.depth; ++doc) {
      if (*doc != source) list.push_back(*doc);
    }
  }
  return rankings;
}

std::set<std::string> topics_of(const Article& article) {
  std::set<std::string> topics;
  for (const std::string& topic : article.topics) topics.insert(fold(topic));
  return topics;
}

/// Most topics in common first, of as many the newest.
Rankings same_topic(const BaselineRequest& request, Progress& /*progress*/) {
  std::map<std::string, std::vector<std::size_t>> having;  // places in `docs`
  const std::vector<DocId> docs = by_date(request.corpus);
  for (std::size_t place = 0; place < docs.size(); ++place) {
    for (const std::string& topic : topics_of(request.corpus[docs[place]])) {
      having[topic].push_back(place);
    }
  }
  Rankings rankings;
  for (const auto& [source, judged] : request.judgements) {
    std::map<std::size_t, int> shared;
    for (const std::string& topic : topics_of(request.corpus[source])) {
      for (const std::size_t place : having[topic]) ++shared[place];
    }
    std::vector<std::pair<int, std::size_t>> ranked;
    for (const auto& [place, count] : shared) {
      if (docs[place] != source) ranked.emplace_back(-count, place);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<DocId>& list = rankings[source];
    for (const auto& [count, place] : ranked) {
      if (list.size() < request.depth) list.push_back(docs[place]);
    }
  }
  return rankings;
}

/// Any articles, each list drawn by itself.
Rankings random(const BaselineRequest& request, Progress& /*progress*/) {
  std::vector<DocId> docs = by_date(request.corpus);
  Rankings rankings;
  for (const auto& [source, judged] : request.judgements) {
    SplitMix64 dice(request.seed * 0x9e3779b97f4a7c15U + source);
    std::vector<DocId>& list = rankings[source];
    for (std::size_t i = 0; i < docs.size() && list.size() < request.depth; ++i) {
      std::swap(docs[i], docs[i + dice.below(docs.size() - i)]);
      if (docs[i] != source) list.push_back(docs[i]);
    }
  }
  return rankings;
}

/// The cosine of titles and nothing else.
Rankings title_only(const BaselineRequest& request, Progress& progress) {
  Options options;
  options.fields = {.title = 1, .excerpt = 0, .body = 0};
  options.similarity = {.topics = 0, .dense = 0, .links = 0, .mentions = 0, .section = 0};
  options.rank.quality = 0;
  options.rank.heat = 0;
  options.rank.proximity = 0;
  return rank_judged(request.corpus, {}, request.judgements, as_judged(options, request.depth),
                     request.threads, progress)
      .lists;
}

constexpr std::array kBaselines = {
    Baseline{"newest", "the newest articles, the same for all", &newest},
    Baseline{"same-topic", "most topics in common, then the newest", &same_topic},
    Baseline{"random", "any articles", &random},
    Baseline{"title-only", "the cosine of the titles", &title_only},
};

}  // namespace

std::span<const Baseline> baselines() { return kBaselines; }

}  // namespace kindred
