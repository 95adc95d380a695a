// What each source of candidates costs, how much of the exact top 10 it finds, and (the ablation)
// how many entries of the final lists only it has found.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <numeric>

#include "bench/sites.hpp"
#include "core/parallel.hpp"
#include "models/candidates.hpp"
#include "models/model.hpp"
#include "models/recommend.hpp"

namespace kindred::bench {
namespace {

constexpr std::size_t kTop = 10;

// The share of the entries of `lists` that are missing in `other`.
double share_missing(const RelatedLists& lists, const RelatedLists& other) {
  std::size_t entries = 0;
  std::size_t missing = 0;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const Match& match : lists[i]) {
      ++entries;
      missing += std::none_of(other[i].begin(), other[i].end(),
                              [&](const Match& entry) { return entry.doc == match.doc; })
                     ? 1U
                     : 0U;
    }
  }
  return entries == 0 ? 0 : static_cast<double>(missing) / static_cast<double>(entries);
}

void candidates(benchmark::State& state, const Site& site, Sources sources) {
  const Corpus& corpus = load(site).corpus;
  const unsigned threads = available_threads();
  Progress progress;
  Options options;
  const Model model = build_model(corpus, options, threads, progress);
  const SearchSpace space{model.postings, model.dense, model.recommendable};
  std::vector<DocId> all(corpus.size());
  std::iota(all.begin(), all.end(), DocId{0});
  options.candidates.sources = sources;

  CandidateLists found;
  for (auto _ : state) {
    CandidateSearch search(space, options.candidates, 2 * options.limit);
    found = search.find(queries_of(model, all), threads, progress);
  }
  const RelatedLists exact = exhaustive(model, all, kTop, threads, progress);
  state.counters["recall@10"] = recall_at(kTop, model, all, exact, found);

  // What the final lists would lose without the other source.
  const RelatedLists alone = recommend(model, {}, options, all, threads, progress);
  options.candidates.sources = Sources::both;
  const RelatedLists both = recommend(model, {}, options, all, threads, progress);
  state.counters["lost_links"] = share_missing(both, alone);
}

const bool kRegistered = [] {
  const std::vector<std::pair<std::string, Sources>> kinds = {{"auto", Sources::automatic},
                                                              {"postings", Sources::postings},
                                                              {"faiss", Sources::faiss},
                                                              {"both", Sources::both}};
  for (const Site& site : sites()) {
    for (const auto& [name, sources] : kinds) {
      benchmark::RegisterBenchmark(("candidates/" + site.name + "/" + name).c_str(), candidates,
                                   site, sources)
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime();
    }
  }
  return true;
}();

}  // namespace
}  // namespace kindred::bench
