#include "models/matrix.hpp"

namespace kindred {

SparseRows transpose(const SparseRows& rows) {
  SparseRows result;
  result.width = static_cast<std::uint32_t>(rows.size());
  result.offsets.assign(std::size_t{rows.width} + 1, 0);
  for (const std::uint32_t column : rows.columns) ++result.offsets[column + 1];
  for (std::size_t i = 0; i < rows.width; ++i) result.offsets[i + 1] += result.offsets[i];
  result.columns.resize(rows.columns.size());
  result.values.resize(rows.columns.size());
  std::vector<std::size_t> next(result.offsets.begin(), result.offsets.end() - 1);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const SparseRow entries = rows[row];
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::size_t at = next[entries.columns[i]]++;
      result.columns[at] = static_cast<std::uint32_t>(row);
      result.values[at] = entries.values[i];
    }
  }
  return result;
}

}  // namespace kindred
