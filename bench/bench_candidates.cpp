// What each source of candidates costs, how much of the exact top 10 it finds, how far the final
// lists are from the best, and (the ablation) how many of their entries only it has found.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <numeric>

#include "bench/sites.hpp"
#include "core/parallel.hpp"
#include "models/candidates.hpp"
#include "models/model.hpp"
#include "models/ranker.hpp"
#include "models/recommend.hpp"
#include "models/signals.hpp"

namespace kindred::bench {
namespace {

constexpr std::size_t kTop = 10;
constexpr std::size_t kSample = 1000;           // articles that are compared with brute force
constexpr std::size_t kFaissForEach = 200'000;  // beyond, it would take hours

/// Evenly spread.
std::vector<DocId> sample_of(std::size_t articles) {
  std::vector<DocId> sample;
  const std::size_t step = (articles + kSample - 1) / kSample;
  for (std::size_t doc = 0; doc < articles; doc += step) sample.push_back(static_cast<DocId>(doc));
  return sample;
}

/// The share of the entries of `lists` that are missing in `other`.
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

/// The lists if every article is a candidate.
RelatedLists best_lists(const Model& model, const Options& options,
                        const std::vector<DocId>& sources, Progress& progress) {
  RelatedLists lists(sources.size());
  parallel_for(
      sources.size(), 16, available_threads(), progress, [&](std::size_t begin, std::size_t end) {
        Similarity similarity(model);
        for (std::size_t i = begin; i < end; ++i) {
          std::vector<DocId> others;
          for (DocId doc = 0; doc < model.size(); ++doc) {
            if (doc != sources[i] && model.recommendable[doc] != 0) others.push_back(doc);
          }
          lists[i] = rank(model, options, nullptr, query_of(model, sources[i]), others, similarity);
        }
      });
  return lists;
}

/// Postings read for an article, on average.
double reads_of(const Model& model, const std::vector<DocId>& sources, unsigned depth) {
  std::size_t sum = 0;
  for (const DocId doc : sources) {
    std::size_t all = 0;
    for (const std::uint32_t column : model.rows[doc].columns) all += model.postings[column].size();
    sum += std::min(all, most_reads(model.size(), depth));
  }
  return static_cast<double>(sum) / static_cast<double>(sources.size());
}

void candidates(benchmark::State& state, const Site& site, Sources sources) {
  const Corpus& corpus = corpus_of(site);
  const unsigned threads = available_threads();
  Progress progress;
  Options options;
  options.candidates.sources = Sources::both;  // dense rows, too
  const Model model = build_model(corpus, options, threads, progress);
  std::vector<DocId> all(corpus.size());
  std::iota(all.begin(), all.end(), DocId{0});
  options.candidates.sources = sources;

  for (auto _ : state) {
    CandidateSearch search = candidate_search(model, options);
    benchmark::DoNotOptimize(search.find(queries_of(model, all), threads, progress));
  }
  const std::vector<DocId> sample = sample_of(corpus.size());
  CandidateSearch search = candidate_search(model, options);
  const CandidateLists found = search.find(queries_of(model, sample), threads, progress);
  const RelatedLists exact = exhaustive(model, sample, kTop, threads, progress);
  state.counters["recall@10"] = recall_at(kTop, model, sample, exact, found);
  state.counters["reads"] = reads_of(model, sample, options.candidates.depth);
  state.counters["bytes"] = static_cast<double>(model.postings.entries.size() * sizeof(Posting));

  const RelatedLists alone = recommend(model, {}, options, sample, threads, progress);
  const RelatedLists best = best_lists(model, options, sample, progress);
  state.counters["not_best"] = share_missing(best, alone);
  // What the final lists would lose without the other source.
  options.candidates.sources = Sources::both;
  const RelatedLists both = recommend(model, {}, options, sample, threads, progress);
  state.counters["lost_links"] = share_missing(both, alone);
}

const bool kRegistered = [] {
  const std::vector<std::pair<std::string, Sources>> kinds = {{"auto", Sources::automatic},
                                                              {"postings", Sources::postings},
                                                              {"faiss", Sources::faiss},
                                                              {"both", Sources::both}};
  for (const Site& site : sites()) {
    for (const auto& [name, sources] : kinds) {
      const bool for_each = sources == Sources::faiss || sources == Sources::both;
      if (for_each && site.generated > kFaissForEach) continue;
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
