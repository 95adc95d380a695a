// What the hardware allows: the least work that a run cannot do without, each part on its own.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/sites.hpp"
#include "core/parallel.hpp"
#include "data/file_descriptor.hpp"
#include "data/store.hpp"
#include "models/model.hpp"

namespace kindred::bench {
namespace {

constexpr std::size_t kChunk = 16;

std::vector<std::string> files_of(const Site& site) {
  const auto store = std::move(*open_directory_store(site.folder, Options{}));
  const auto listing = store->list();
  std::vector<std::string> files;
  for (const std::string& path : listing->paths) files.push_back(site.folder + "/" + path);
  return files;
}

/// Fills the buffer from its start; the bytes that were read.
std::size_t read_into(std::vector<char>& buffer, const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::size_t size = 0;
  for (;;) {
    if (size == buffer.size()) buffer.resize(2 * buffer.size());
    const auto n = ::read(file.get(), buffer.data() + size, buffer.size() - size);
    if (n <= 0) return size;
    size += static_cast<std::size_t>(n);
  }
}

void bytes_per_second(benchmark::State& state, std::size_t bytes) {
  state.counters["bytes/s"] =
      benchmark::Counter(static_cast<double>(bytes) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}

/// Opens and reads every file, and looks at no byte.
void read_bytes(benchmark::State& state, const Site& site) {
  const auto files = files_of(site);
  std::size_t bytes = 0;
  for (auto _ : state) {
    std::atomic<std::size_t> sum = 0;
    Progress progress;
    parallel_for(files.size(), kChunk, available_threads(), progress,
                 [&](std::size_t begin, std::size_t end) {
                   std::vector<char> buffer(1U << 16U);
                   for (std::size_t i = begin; i < end; ++i) sum += read_into(buffer, files[i]);
                 });
    bytes = sum;
  }
  bytes_per_second(state, bytes);
}

/// Copies every file into an empty folder, as safely as kindred writes: the bytes are on the disk
/// before a file has its name, and the folder, once all have theirs.
void copy_files(benchmark::State& state, const Site& site) {
  namespace fs = std::filesystem;
  const auto files = files_of(site);
  std::vector<char> buffer(1U << 16U);
  std::size_t bytes = 0;
  for (auto _ : state) {
    state.PauseTiming();
    std::string folder = (fs::temp_directory_path() / "kindred-copy-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) return state.SkipWithError("no folder to copy to");
    ::sync();
    state.ResumeTiming();
    bytes = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const std::size_t size = read_into(buffer, files[i]);
      const std::string name = folder + "/" + std::to_string(i);
      std::string unnamed = folder + "/.copy-XXXXXX";
      FileDescriptor file(::mkostemp(unnamed.data(), O_CLOEXEC));
      const bool copied = write_all(file.get(), std::string_view(buffer.data(), size)) &&
                          ::fsync(file.get()) == 0 && file.close() &&
                          ::rename(unnamed.c_str(), name.c_str()) == 0;
      if (!copied) return state.SkipWithError("a file cannot be copied");
      bytes += size;
    }
    const FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    ::fsync(opened.get());
    state.PauseTiming();
    fs::remove_all(folder);
    state.ResumeTiming();
  }
  bytes_per_second(state, bytes);
}

/// Finds the lines in bytes that are in memory, once.
void find_lines(benchmark::State& state, const Site& site) {
  std::vector<std::vector<char>> contents;
  std::size_t bytes = 0;
  for (const std::string& path : files_of(site)) {
    std::vector<char>& content = contents.emplace_back(1U << 12U);
    content.resize(read_into(content, path));
    bytes += content.size();
  }
  for (auto _ : state) {
    Progress progress;
    parallel_for(contents.size(), kChunk, available_threads(), progress,
                 [&](std::size_t begin, std::size_t end) {
                   std::size_t lines = 0;
                   for (std::size_t i = begin; i < end; ++i) {
                     const char* at = contents[i].data();
                     const char* const last = at + contents[i].size();
                     while (at < last) {
                       const auto* const newline = static_cast<const char*>(
                           std::memchr(at, '\n', static_cast<std::size_t>(last - at)));
                       if (newline == nullptr) break;
                       at = newline + 1;
                       ++lines;
                     }
                   }
                   benchmark::DoNotOptimize(lines);
                 });
  }
  bytes_per_second(state, bytes);
}

/// The multiply-adds of every article with every other that shares a term, and nothing else: exact
/// search without choosing the best.
void all_pairs(benchmark::State& state, const Site& site) {
  const Corpus& corpus = corpus_of(site);
  Progress progress;
  const Model model = build_model(corpus, Options{}, available_threads(), progress);
  const SparseRows columns = transpose(model.rows);
  std::size_t products = 0;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    products += columns[column].size() * columns[column].size();
  }
  for (auto _ : state) {
    parallel_for(model.size(), task_size(model.size()), available_threads(), progress,
                 [&](std::size_t begin, std::size_t end) {
                   std::vector<float> sums(model.size());
                   for (std::size_t doc = begin; doc < end; ++doc) {
                     const SparseRow row = model.rows[doc];
                     for (std::size_t i = 0; i < row.size(); ++i) {
                       const SparseRow column = columns[row.columns[i]];
                       for (std::size_t j = 0; j < column.size(); ++j) {
                         sums[column.columns[j]] += row.values[i] * column.values[j];
                       }
                     }
                     benchmark::DoNotOptimize(sums.data());
                     std::fill(sums.begin(), sums.end(), 0.0F);
                   }
                 });
  }
  state.counters["multiply-adds"] = static_cast<double>(products);
  state.counters["multiply-adds/s"] =
      benchmark::Counter(static_cast<double>(products) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}

constexpr std::size_t kMostForAllPairs = 20'000;

const bool kRegistered = [] {
  const auto add = [](const std::string& name, const Site& site, auto run) {
    benchmark::RegisterBenchmark(("limits/" + name + "/" + site.name).c_str(), run, site)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  for (const Site& site : sites()) {
    if (!site.folder.empty()) {
      add("read", site, &read_bytes);
      add("lines", site, &find_lines);
      add("copy", site, &copy_files);
    }
    if (site.generated <= kMostForAllPairs) add("all-pairs", site, &all_pairs);
  }
  return true;
}();

}  // namespace
}  // namespace kindred::bench
