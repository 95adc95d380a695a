// How long each stage takes: reading, the model, the lists.
#include <benchmark/benchmark.h>

#include <numeric>

#include "bench/sites.hpp"
#include "core/parallel.hpp"
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
  const Corpus& corpus = load(site).corpus;
  for (auto _ : state) {
    Progress progress;
    benchmark::DoNotOptimize(build_model(corpus, Options{}, available_threads(), progress));
  }
  rate(state, corpus.size());
}

void lists(benchmark::State& state, const Site& site) {
  const Corpus& corpus = load(site).corpus;
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

const bool kRegistered = [] {
  for (const Site& site : sites()) {
    for (const auto& [name, run] :
         {std::pair{"read", &read}, {"model", &model}, {"lists", &lists}}) {
      benchmark::RegisterBenchmark((std::string(name) + "/" + site.name).c_str(), run, site)
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime();
    }
  }
  return true;
}();

}  // namespace
}  // namespace kindred::bench
