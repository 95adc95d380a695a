#include <faiss/IndexFlat.h>
#include <faiss/IndexHNSW.h>
#include <faiss/IndexIVFFlat.h>
#include <faiss/utils/distances.h>
#include <omp.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/parallel.hpp"
#include "models/blas.hpp"
#include "models/candidates.hpp"

namespace kindred {

/// An index over the eligible articles; its ids are positions in `docs`. Where all are eligible,
/// flat search takes the rows as they lie: no index, no copy.
struct DenseIndex {
  std::unique_ptr<faiss::Index> index;
  std::vector<DocId> docs;
};

namespace {

/// Flat search is exact and took .13 ms an article at 20,000 and .25 ms at 100,000 articles; HNSW
/// takes 44 s to build there. Since large sites ask faiss for few articles, it pays late
/// (extrapolated).
constexpr std::size_t kHnswFrom = 2'000'000;
constexpr int kLinks = 32;           // HNSW: neighbours per article
constexpr int kBuildEffort = 80;     // HNSW: candidates kept while building
constexpr std::size_t kProbes = 16;  // IVF: lists searched
constexpr std::size_t kQueriesPerTask = 256;

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
  for (DocId doc = 0; doc < space.dense.size(); ++doc) {
    if (space.eligible[doc] != 0) built.docs.push_back(doc);
  }
  const std::size_t articles = built.docs.size();
  const bool all = articles == space.dense.size();
  if (articles == 0 || (all && resolve(kind, articles) == IndexKind::flat)) return built;
  std::vector<float> vectors;
  vectors.reserve(articles * space.dense.width);
  for (const DocId doc : built.docs) {
    const auto row = space.dense[doc];
    vectors.insert(vectors.end(), row.begin(), row.end());
  }
  const auto n = static_cast<faiss::Index::idx_t>(articles);
  built.index = make_index(kind, static_cast<int>(space.dense.width), articles, depth);
  built.index->train(n, vectors.data());
  built.index->add(n, vectors.data());
  return built;
}

/// Searches for `queries` in one call.
void search(const DenseIndex& built, const DenseRows& rows, std::span<const Query> queries,
            std::size_t depth, std::span<std::vector<DocId>> lists) {
  std::vector<float> vectors;
  for (const Query& query : queries) {
    vectors.insert(vectors.end(), query.dense.begin(), query.dense.end());
  }
  const std::size_t k = std::min(depth + 1, built.docs.size());  // one more: the article itself
  std::vector<float> products(queries.size() * k);
  std::vector<faiss::Index::idx_t> found(queries.size() * k);
  if (built.index) {
    built.index->search(static_cast<faiss::Index::idx_t>(queries.size()), vectors.data(),
                        static_cast<faiss::Index::idx_t>(k), products.data(), found.data());
  } else {
    faiss::knn_inner_product(vectors.data(), rows.values.data(), rows.width, queries.size(),
                             rows.size(), k, products.data(), found.data());
  }
  for (std::size_t i = 0; i < queries.size(); ++i) {
    for (std::size_t j = i * k; j < (i + 1) * k; ++j) {
      if (found[j] < 0 || !(products[j] > 0)) continue;
      const DocId doc = built.docs[static_cast<std::size_t>(found[j])];
      if (doc != queries[i].doc && lists[i].size() < depth) lists[i].push_back(doc);
    }
    std::sort(lists[i].begin(), lists[i].end());
  }
}

/// All rows, one after the other, without BLAS: any number of threads may be here at once.
std::vector<DocId> scan(const SearchSpace& space, const Query& query, std::size_t depth) {
  std::vector<float> products(space.dense.size());
  faiss::fvec_inner_products_ny(products.data(), query.dense.data(), space.dense.values.data(),
                                space.dense.width, space.dense.size());
  std::vector<DocId> best;
  for (DocId doc = 0; doc < products.size(); ++doc) {
    if (products[doc] > 0 && space.eligible[doc] != 0 && doc != query.doc) best.push_back(doc);
  }
  if (best.size() > depth) {
    std::nth_element(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(depth), best.end(),
                     [&](DocId a, DocId b) {
                       return products[a] != products[b] ? products[a] > products[b] : a < b;
                     });
    best.resize(depth);
    std::sort(best.begin(), best.end());
  }
  return best;
}

}  // namespace

CandidateLists DenseSearch::find(std::span<const Query> queries, unsigned threads,
                                 Progress& progress) {
  CandidateLists lists(queries.size());
  if (space_.dense.size() == 0 || queries.empty()) return lists;
  if (queries.size() <= kFewQueries) {
    for (std::size_t i = 0; i < queries.size(); ++i) lists[i] = scan(space_, queries[i], depth_);
    return lists;
  }
  const SingleThreaded guard;
  if (!index_) index_ = std::make_shared<DenseIndex>(build_index(space_, kind_, depth_));
  if (index_->docs.empty()) return lists;
  parallel_for(queries.size(), kQueriesPerTask, threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 omp_set_num_threads(1);  // threads of parallel_for have a count of their own
                 search(*index_, space_.dense, queries.subspan(begin, end - begin), depth_,
                        std::span(lists).subspan(begin, end - begin));
               });
  return lists;
}

std::string search_library_version() {
  return "faiss " + std::to_string(FAISS_VERSION_MAJOR) + "." +
         std::to_string(FAISS_VERSION_MINOR) + "." + std::to_string(FAISS_VERSION_PATCH);
}

}  // namespace kindred
