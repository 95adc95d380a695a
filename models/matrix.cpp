#include "models/matrix.hpp"

#include <functional>

namespace kindred {
namespace {

/// Do the columns of a row ascend, and end below the width?
bool is_row(std::span<const std::uint32_t> columns, std::uint32_t width) {
  const bool ascend =
      std::adjacent_find(columns.begin(), columns.end(), std::greater_equal<>()) == columns.end();
  return columns.empty() || (ascend && columns.back() < width);
}

bool is_sound(const SparseRows& rows) {
  const std::size_t entries = rows.columns.size();
  const bool none = rows.offsets.empty() && entries == 0;
  if (rows.values.size() != entries) return false;
  if (!none && !are_offsets(rows.offsets, rows.size(), entries)) return false;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!is_row(rows[row].columns, rows.width)) return false;
  }
  return true;
}

}  // namespace

SparseRows transpose(const SparseRows& rows) {
  std::vector<std::uint64_t> offsets(std::size_t{rows.width} + 1, 0);
  for (const std::uint32_t column : rows.columns) ++offsets[column + 1];
  for (std::size_t i = 0; i < rows.width; ++i) offsets[i + 1] += offsets[i];
  std::vector<std::uint32_t> columns(rows.columns.size());
  std::vector<float> values(rows.columns.size());
  std::vector<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const SparseRow entries = rows[row];
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::size_t at = next[entries.columns[i]]++;
      columns[at] = static_cast<std::uint32_t>(row);
      values[at] = entries.values[i];
    }
  }
  return {std::move(offsets), std::move(columns), std::move(values),
          static_cast<std::uint32_t>(rows.size())};
}

void SparseRows::save(const std::string& name, Sections& sections) const {
  sections.add(name + ".offsets", offsets);
  sections.add(name + ".columns", columns);
  sections.add(name + ".values", values);
  sections.add(name + ".width", std::vector{width});
}

Result<SparseRows> SparseRows::load(const std::string& name, const SectionSource& sections) {
  auto offsets = sections.get<std::uint64_t>(name + ".offsets");
  if (!offsets) return offsets.error();
  auto columns = sections.get<std::uint32_t>(name + ".columns");
  if (!columns) return columns.error();
  auto values = sections.get<float>(name + ".values");
  if (!values) return values.error();
  auto width = sections.get_one<std::uint32_t>(name + ".width");
  if (!width) return width.error();
  SparseRows rows{std::move(*offsets), std::move(*columns), std::move(*values), *width};
  if (!is_sound(rows)) return SectionSource::damaged(name);
  return rows;
}

void DenseRows::save(const std::string& name, Sections& sections) const {
  sections.add(name + ".values", values);
  sections.add(name + ".width", std::vector<std::uint64_t>{width});
}

Result<DenseRows> DenseRows::load(const std::string& name, const SectionSource& sections) {
  auto values = sections.get<float>(name + ".values");
  if (!values) return values.error();
  auto width = sections.get_one<std::uint64_t>(name + ".width");
  if (!width) return width.error();
  if (*width == 0 ? !values->empty() : values->size() % *width != 0) {
    return SectionSource::damaged(name);
  }
  return DenseRows{*width, std::move(*values)};
}

}  // namespace kindred
