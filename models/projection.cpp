#include "models/projection.hpp"

#define EIGEN_DONT_PARALLELIZE  // parallel_for is the only place that starts threads
#define EIGEN_USE_BLAS          // made for the processor at hand, as this program is not
#include <Eigen/Dense>
#include <cmath>
#include <memory>
#include <numeric>
#include <span>
#include <utility>

#include "core/parallel.hpp"
#include "core/random.hpp"
#include "models/blas.hpp"

namespace kindred {
namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Directions whose share of the largest singular value is below this are noise of single
/// precision.
constexpr float kLeastEigenvalue = 1e-6F;
constexpr float kLeastNorm = 1e-6F;  // of a projected row that is more than noise

/// Every k-th row, so that at most `count` remain; terms of other rows are not seen.
SparseRows sample_rows(const SparseRows& rows, std::size_t count) {
  const std::size_t step = std::max<std::size_t>(1, (rows.size() + count - 1) / count);
  if (step == 1) return rows;
  RowsBuilder sample;
  for (std::size_t row = 0; row < rows.size(); row += step) {
    const SparseRow entries = rows[row];
    for (std::size_t i = 0; i < entries.size(); ++i) {
      sample.push(entries.columns[i], entries.values[i]);
    }
    sample.end_row();
  }
  return sample.finish(rows.width);
}

Matrix multiply(const SparseRows& rows, const Matrix& by, unsigned threads, Progress& progress) {
  Matrix result = Matrix::Zero(static_cast<Eigen::Index>(rows.size()), by.cols());
  parallel_for(rows.size(), task_size(rows.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t row = begin; row < end; ++row) {
                   auto sum = result.row(static_cast<Eigen::Index>(row));
                   const SparseRow entries = rows[row];
                   for (std::size_t i = 0; i < entries.size(); ++i) {
                     sum += entries.values[i] * by.row(entries.columns[i]);
                   }
                 }
               });
  return result;
}

/// An orthonormal basis of the columns, through the eigenvectors of their Gram matrix: columns that
/// depend on others drop out.
Matrix orthonormal(const Matrix& columns) {
  const Eigen::MatrixXf gram = columns.transpose() * columns;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXf> solver(gram);
  const auto& values = solver.eigenvalues();  // ascending
  const Eigen::Index n = values.size();
  if (n == 0 || !(values[n - 1] > 0)) return Matrix(columns.rows(), 0);
  Eigen::Index kept = 0;
  while (kept < n && values[n - 1 - kept] > kLeastEigenvalue * values[n - 1]) ++kept;
  const Eigen::MatrixXf scaled = solver.eigenvectors().rightCols(kept) *
                                 values.tail(kept).cwiseSqrt().cwiseInverse().asDiagonal();
  return columns * scaled;
}

/// ±1, one bit of the generator each.
Matrix random_signs(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed) {
  SplitMix64 random(seed);
  Matrix signs(rows, columns);
  std::uint64_t bits = 0;
  for (Eigen::Index i = 0; i < signs.size(); ++i) {
    if (i % 64 == 0) bits = random.next();
    signs.data()[i] = (bits & 1U) != 0 ? 1.0F : -1.0F;
    bits >>= 1U;
  }
  return signs;
}

/// Terms × dimensions, orthonormal columns that span about the largest singular vectors.
Matrix fit_basis(const SparseRows& rows, const ProjectionOptions& options, unsigned threads,
                 Progress& progress) {
  const SparseRows sample = sample_rows(rows, options.sample);
  const SparseRows columns = transpose(sample);
  const auto dimensions = static_cast<Eigen::Index>(std::min<std::size_t>(
      {options.dimensions, sample.size(), static_cast<std::size_t>(sample.width)}));
  Matrix articles =
      random_signs(static_cast<Eigen::Index>(sample.size()), dimensions, options.seed);
  Matrix basis;
  for (unsigned i = 0; i <= options.iterations && !progress.stopped(); ++i) {
    if (i > 0) articles = orthonormal(multiply(sample, basis, threads, progress));
    basis = orthonormal(multiply(columns, articles, threads, progress));
  }
  return basis;
}

/// Without a copy.
DenseRows as_rows(Matrix&& matrix) {
  const auto kept = std::make_shared<const Matrix>(std::move(matrix));
  const std::span values(kept->data(), static_cast<std::size_t>(kept->size()));
  return {static_cast<std::size_t>(kept->cols()), Array<float>(values, kept)};
}

}  // namespace

Projection project(const SparseRows& rows, const ProjectionOptions& options, unsigned threads,
                   Progress& progress) {
  if (rows.columns.empty()) return {};
  const SingleThreaded guard;
  Matrix basis = fit_basis(rows, options, threads, progress);
  if (basis.cols() == 0 || progress.stopped()) return {};
  Matrix projected = multiply(rows, basis, threads, progress);
  for (Eigen::Index row = 0; row < projected.rows(); ++row) {
    const float norm = projected.row(row).norm();
    if (norm > kLeastNorm) {
      projected.row(row) /= norm;
    } else {
      projected.row(row).setZero();
    }
  }
  return {as_rows(std::move(projected)), as_rows(std::move(basis))};
}

std::vector<float> project(SparseRow row, const DenseRows& basis) {
  std::vector<float> projected(basis.width);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto direction = basis[row.columns[i]];
    for (std::size_t j = 0; j < projected.size(); ++j) projected[j] += row.values[i] * direction[j];
  }
  const float norm = std::sqrt(dot(projected, projected));
  for (float& value : projected) value = norm > kLeastNorm ? value / norm : 0;
  return projected;
}

}  // namespace kindred
