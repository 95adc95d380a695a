// How long each stage takes: reading, the model, the lists, one list alone.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "bench/sites.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"
#include "models/model.hpp"
#include "models/recommend.hpp"

namespace kindred::bench {
namespace {

void rate(benchmark::State& state, std::size_t articles) {
  state.counters["articles/s"] =
      benchmark::Counter(static_cast<double>(articles) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}

void read(benchmark::State& state, const Site& site) {
  const Options options;
  const auto store = std::move(*open_directory_store(site.folder, options));
  std::size_t articles = 0;
  for (auto _ : state) {
    Progress progress;
    const auto loaded = load_corpus(*store, options, available_threads(), progress);
    articles = loaded->corpus.size();
  }
  rate(state, articles);
}

void model(benchmark::State& state, const Site& site) {
  const Corpus& corpus = corpus_of(site);
  for (auto _ : state) {
    Progress progress;
    benchmark::DoNotOptimize(build_model(corpus, Options{}, available_threads(), progress));
  }
  rate(state, corpus.size());
}

void lists(benchmark::State& state, const Site& site) {
  const Corpus& corpus = corpus_of(site);
  Progress progress;
  const Options options;
  const Model built = build_model(corpus, options, available_threads(), progress);
  std::vector<DocId> all(corpus.size());
  std::iota(all.begin(), all.end(), DocId{0});
  for (auto _ : state) {
    benchmark::DoNotOptimize(recommend(built, {}, options, all, available_threads(), progress));
  }
  rate(state, corpus.size());
}

// One article after the other is asked for, as an editor does, by one thread.
void similar(benchmark::State& state, const Site& site) {
  const Corpus& corpus = corpus_of(site);
  Progress progress;
  const Options options;
  const Model built = build_model(corpus, options, available_threads(), progress);
  SplitMix64 random(1);
  std::vector<double> seconds;
  for (auto _ : state) {
    const auto doc = static_cast<DocId>(random.below(corpus.size()));
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(recommend(built, {}, options, std::span(&doc, 1), 1, progress));
    seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  state.counters["p50"] = seconds[seconds.size() / 2];
  state.counters["p99"] = seconds[seconds.size() * 99 / 100];
}

const bool kRegistered = [] {
  for (const Site& site : sites()) {
    for (const auto& [name, run] :
         {std::pair{"read", &read}, {"model", &model}, {"lists", &lists}, {"similar", &similar}}) {
      if (run == &read && site.folder.empty()) continue;
      benchmark::RegisterBenchmark((std::string(name) + "/" + site.name).c_str(), run, site)
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime();
    }
  }
  return true;
}();

}  // namespace
}  // namespace kindred::bench
