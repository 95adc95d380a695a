// Sparse rows as short dense ones whose neighbours are neighbours in meaning.
#pragma once

#include <cstdint>

#include "core/progress.hpp"
#include "models/matrix.hpp"

namespace kindred {

struct ProjectionOptions {
  unsigned dimensions = 128;  // at most
  std::size_t sample = 8000;  // articles that the directions are fitted to, at most
  unsigned iterations = 2;    // passes of subspace iteration
  std::uint64_t seed = 1;
};

struct Projection {
  DenseRows rows;   // articles × dimensions, of norm 1 or 0
  DenseRows basis;  // columns of the sparse rows × dimensions
};

/// Projects rows on the space of their largest singular vectors (truncated SVD by randomised
/// subspace iteration: Halko, Martinsson and Tropp, 2011) and scales them to norm 1. The basis is
/// orthonormal but otherwise arbitrary: inner products, the only thing asked of the result, do not
/// depend on it, so no singular vectors are computed. Fewer dimensions where the rows have less
/// rank. Rows outside the space are 0. The same for any number of threads.
Projection project(const SparseRows& rows, const ProjectionOptions& options, unsigned threads,
                   Progress& progress);

/// The same for one more row.
std::vector<float> project(SparseRow row, const DenseRows& basis);

}  // namespace kindred
