// Rows of numbers, one per article: sparse for words, dense for meaning.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kindred {

/// One row of SparseRows: columns ascending, values beside them.
struct SparseRow {
  std::span<const std::uint32_t> columns;
  std::span<const float> values;

  [[nodiscard]] std::size_t size() const { return columns.size(); }
  /// The entries whose column is below `end`.
  [[nodiscard]] SparseRow until(std::uint32_t end) const {
    const auto at = std::lower_bound(columns.begin(), columns.end(), end);
    const auto n = static_cast<std::size_t>(at - columns.begin());
    return {columns.first(n), values.first(n)};
  }
};

/// Compressed sparse rows: articles × columns. Rows may be empty.
struct SparseRows {
  std::vector<std::size_t> offsets{0};  // size() + 1
  std::vector<std::uint32_t> columns;   // ascending within a row
  std::vector<float> values;
  std::uint32_t width = 0;  // columns are below it

  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
  [[nodiscard]] SparseRow operator[](std::size_t row) const {
    const std::size_t begin = offsets[row];
    const std::size_t n = offsets[row + 1] - begin;
    return {std::span(columns).subspan(begin, n), std::span(values).subspan(begin, n)};
  }
  void push(std::uint32_t column, float value) {
    columns.push_back(column);
    values.push_back(value);
  }
  void end_row() { offsets.push_back(columns.size()); }
};

/// Articles × dimensions, row after row. No columns where nothing was projected.
struct DenseRows {
  std::size_t width = 0;
  std::vector<float> values;

  [[nodiscard]] std::size_t size() const { return width == 0 ? 0 : values.size() / width; }
  [[nodiscard]] std::span<const float> operator[](std::size_t row) const {
    return std::span(values).subspan(row * width, width);
  }
};

/// Added in the order of the columns, so that every way to compute it gives the same float.
inline float dot(SparseRow a, SparseRow b) {
  float sum = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a.columns[i] == b.columns[j]) {
      sum += a.values[i++] * b.values[j++];
    } else if (a.columns[i] < b.columns[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return sum;
}

inline float dot(std::span<const float> a, std::span<const float> b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// How many rows one task of a parallel stage takes: of n alone, never of the number of threads.
/// Large enough that what a task sets up (an array over all articles, a cache of words) pays.
inline std::size_t task_size(std::size_t n) { return std::clamp<std::size_t>(n / 64, 16, 4096); }

/// Columns × articles: entry i of a row of the result is the i-th article that has the column.
SparseRows transpose(const SparseRows& rows);

}  // namespace kindred
