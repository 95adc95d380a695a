#include <dlfcn.h>
#include <faiss/IndexFlat.h>
#include <faiss/IndexHNSW.h>
#include <faiss/IndexIVFFlat.h>
#include <omp.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/parallel.hpp"
#include "models/candidates.hpp"

namespace kindred {
namespace {

/// Flat search is exact and took .13 ms an article at 20,000 and .25 ms at 100,000 articles; HNSW
/// takes 44 s to build there. Since large sites ask faiss for few articles, it pays late
/// (extrapolated).
constexpr std::size_t kHnswFrom = 2'000'000;
constexpr int kLinks = 32;           // HNSW: neighbours per article
constexpr int kBuildEffort = 80;     // HNSW: candidates kept while building
constexpr std::size_t kProbes = 16;  // IVF: lists searched
constexpr std::size_t kQueriesPerTask = 256;

template <class Function>
Function* find_function(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, name));
}

/// While it lives, faiss and BLAS use one thread: parallel_for starts ours, results do not depend
/// on how many there are, and HNSW is built the same way each time. OpenMP counts per thread,
/// OpenBLAS per process (it need not be the BLAS at hand, so its functions are looked up).
class SingleThreaded {
 public:
  SingleThreaded() : openmp_(omp_get_max_threads()) {
    omp_set_num_threads(1);
    auto* get = find_function<int()>("openblas_get_num_threads");
    if (get != nullptr) blas_ = get();
    set_blas(1);
  }
  ~SingleThreaded() {
    omp_set_num_threads(openmp_);
    set_blas(blas_);
  }
  SingleThreaded(const SingleThreaded&) = delete;
  SingleThreaded& operator=(const SingleThreaded&) = delete;

 private:
  static void set_blas(int threads) {
    auto* set = find_function<void(int)>("openblas_set_num_threads");
    if (set != nullptr) set(threads);
  }

  int openmp_;
  int blas_ = 1;
};

/// An index over the eligible articles; its ids are positions in `docs`.
struct DenseIndex {
  std::unique_ptr<faiss::Index> index;
  std::vector<DocId> docs;
};

IndexKind resolve(IndexKind index, std::size_t articles) {
  if (index != IndexKind::automatic) return index;
  return articles < kHnswFrom ? IndexKind::flat : IndexKind::hnsw;
}

std::unique_ptr<faiss::Index> make_index(IndexKind kind, int width, std::size_t articles,
                                         unsigned depth) {
  constexpr auto kMetric = faiss::METRIC_INNER_PRODUCT;
  switch (resolve(kind, articles)) {
    case IndexKind::hnsw: {
      auto index = std::make_unique<faiss::IndexHNSWFlat>(width, kLinks, kMetric);
      index->hnsw.efConstruction = kBuildEffort;
      index->hnsw.efSearch = static_cast<int>(2 * depth);
      return index;
    }
    case IndexKind::ivf: {
      const auto lists = static_cast<std::size_t>(std::sqrt(static_cast<double>(articles)));
      auto index = std::make_unique<faiss::IndexIVFFlat>(new faiss::IndexFlatIP(width),
                                                         static_cast<std::size_t>(width),
                                                         std::max<std::size_t>(1, lists), kMetric);
      index->own_fields = true;  // of the quantizer above
      index->nprobe = kProbes;
      index->cp.min_points_per_centroid = 1;  // no warning on stderr for a small corpus
      return index;
    }
    default:
      return std::make_unique<faiss::IndexFlatIP>(width);
  }
}

DenseIndex build_index(const SearchSpace& space, IndexKind kind, unsigned depth) {
  DenseIndex built;
  std::vector<float> vectors;
  for (DocId doc = 0; doc < space.dense.size(); ++doc) {
    const auto row = space.dense[doc];
    if (space.eligible[doc] == 0) continue;
    built.docs.push_back(doc);
    vectors.insert(vectors.end(), row.begin(), row.end());
  }
  if (built.docs.empty()) return built;
  const auto n = static_cast<faiss::Index::idx_t>(built.docs.size());
  built.index = make_index(kind, static_cast<int>(space.dense.width), built.docs.size(), depth);
  built.index->train(n, vectors.data());
  built.index->add(n, vectors.data());
  return built;
}

/// Searches for sources[begin, end) in one call.
void search(const DenseIndex& built, const SearchSpace& space, std::span<const DocId> sources,
            std::size_t depth, std::span<std::vector<DocId>> lists) {
  std::vector<float> queries;
  for (const DocId doc : sources) {
    const auto row = space.dense[doc];
    queries.insert(queries.end(), row.begin(), row.end());
  }
  const std::size_t k = std::min(depth + 1, built.docs.size());  // one more: the article itself
  std::vector<float> products(sources.size() * k);
  std::vector<faiss::Index::idx_t> found(sources.size() * k);
  built.index->search(static_cast<faiss::Index::idx_t>(sources.size()), queries.data(),
                      static_cast<faiss::Index::idx_t>(k), products.data(), found.data());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    for (std::size_t j = i * k; j < (i + 1) * k; ++j) {
      if (found[j] < 0 || !(products[j] > 0)) continue;
      const DocId doc = built.docs[static_cast<std::size_t>(found[j])];
      if (doc != sources[i] && lists[i].size() < depth) lists[i].push_back(doc);
    }
    std::sort(lists[i].begin(), lists[i].end());
  }
}

}  // namespace

CandidateLists faiss_candidates(const SearchSpace& space, IndexKind index,
                                std::span<const DocId> sources, unsigned depth, unsigned threads,
                                Progress& progress) {
  CandidateLists lists(sources.size());
  if (space.dense.size() == 0 || sources.empty()) return lists;
  const SingleThreaded guard;
  const DenseIndex built = build_index(space, index, depth);
  if (built.docs.empty()) return lists;
  parallel_for(sources.size(), kQueriesPerTask, threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 omp_set_num_threads(1);  // threads of parallel_for have a count of their own
                 search(built, space, sources.subspan(begin, end - begin), depth,
                        std::span(lists).subspan(begin, end - begin));
               });
  return lists;
}

std::string search_library_version() {
  return "faiss " + std::to_string(FAISS_VERSION_MAJOR) + "." +
         std::to_string(FAISS_VERSION_MINOR) + "." + std::to_string(FAISS_VERSION_PATCH);
}

std::string blas_version() {
  auto* config = find_function<char*()>("openblas_get_config");
  return config == nullptr ? "BLAS" : config();
}

}  // namespace kindred
