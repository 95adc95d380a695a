// Rows of numbers, one per article: sparse for words, dense for meaning.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/array.hpp"
#include "core/sections.hpp"

namespace kindred {

/// One row of SparseRows: columns ascending, values beside them.
struct SparseRow {
  std::span<const std::uint32_t> columns;
  std::span<const float> values;

  [[nodiscard]] std::size_t size() const { return columns.size(); }
  [[nodiscard]] SparseRow first(std::size_t n) const { return {columns.first(n), values.first(n)}; }
  /// The entries whose column is below `end`.
  [[nodiscard]] SparseRow until(std::uint32_t end) const {
    const auto at = std::lower_bound(columns.begin(), columns.end(), end);
    const auto n = static_cast<std::size_t>(at - columns.begin());
    return first(n);
  }
};

/// Compressed sparse rows: articles × columns. Rows may be empty. Immutable; copies share memory.
struct SparseRows {
  Array<std::uint64_t> offsets;  // size() + 1; none where there are no rows
  Array<std::uint32_t> columns;  // ascending within a row
  Array<float> values;
  std::uint32_t width = 0;  // columns are below it

  [[nodiscard]] std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  [[nodiscard]] SparseRow operator[](std::size_t row) const {
    const std::size_t begin = offsets[row];
    const std::size_t n = offsets[row + 1] - begin;
    return {{columns.data() + begin, n}, {values.data() + begin, n}};
  }

  void save(const std::string& name, Sections& sections) const;
  static Result<SparseRows> load(const std::string& name, const SectionSource& sections);
};

/// Makes SparseRows entry by entry, row by row.
class RowsBuilder {
 public:
  /// Memory for so many entries at once, since to move them takes half as much again.
  void reserve(std::size_t entries) {
    columns_.reserve(entries);
    values_.reserve(entries);
  }
  /// Columns ascend within a row.
  void push(std::uint32_t column, float value) {
    columns_.push_back(column);
    values_.push_back(value);
  }
  void end_row() { offsets_.push_back(columns_.size()); }
  /// `width`: columns are below it.
  SparseRows finish(std::size_t width) {
    return {std::move(offsets_), std::move(columns_), std::move(values_),
            static_cast<std::uint32_t>(width)};
  }

 private:
  std::vector<std::uint64_t> offsets_{0};
  std::vector<std::uint32_t> columns_;
  std::vector<float> values_;
};

/// Articles × dimensions, row after row. No columns where nothing was projected.
struct DenseRows {
  std::size_t width = 0;
  Array<float> values;

  [[nodiscard]] std::size_t size() const { return width == 0 ? 0 : values.size() / width; }
  [[nodiscard]] std::span<const float> operator[](std::size_t row) const {
    return {values.data() + row * width, width};
  }

  void save(const std::string& name, Sections& sections) const;
  static Result<DenseRows> load(const std::string& name, const SectionSource& sections);
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
