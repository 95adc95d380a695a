#include "models/postings.hpp"

#include <algorithm>
#include <functional>

#include "core/parallel.hpp"
#include "models/keys.hpp"

namespace kindred {
namespace {

/// Where the heads begin, and the end.
std::vector<std::uint64_t> head_offsets(const SparseRows& columns) {
  std::vector<std::uint64_t> offsets{0};
  offsets.reserve(columns.size() + 1);
  for (std::size_t column = 0; column < columns.size(); ++column) {
    offsets.push_back(offsets.back() + std::min(columns[column].size(), kLongestHead));
  }
  return offsets;
}

/// Writes the heaviest entries of a column. `keys` is scratch space.
void write_head(SparseRow column, std::span<Posting> head, std::vector<std::uint64_t>& keys) {
  keys.clear();
  for (std::size_t i = 0; i < column.size(); ++i) {
    keys.push_back(key_of(column.values[i], column.columns[i]));
  }
  const auto end = keys.begin() + static_cast<std::ptrdiff_t>(head.size());
  if (end != keys.end()) std::nth_element(keys.begin(), end, keys.end(), std::greater());
  std::sort(keys.begin(), end, std::greater());
  std::transform(keys.begin(), end, head.begin(), [](std::uint64_t key) {
    return Posting{doc_in(key), value_in(key)};
  });
}

}  // namespace

Postings make_postings(const SparseRows& rows, unsigned threads, Progress& progress) {
  const SparseRows columns = transpose(rows);
  std::vector<std::uint64_t> offsets = head_offsets(columns);
  std::vector<Posting> entries(offsets.back());
  parallel_for(columns.size(), task_size(columns.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 std::vector<std::uint64_t> keys;
                 for (std::size_t column = begin; column < end; ++column) {
                   const std::size_t length = offsets[column + 1] - offsets[column];
                   write_head(columns[column], std::span(entries).subspan(offsets[column], length),
                              keys);
                 }
               });
  return {std::move(offsets), std::move(entries)};
}

void Postings::save(const std::string& name, Sections& sections) const {
  sections.add(name + ".offsets", offsets);
  sections.add(name + ".entries", entries);
}

Result<Postings> Postings::load(const std::string& name, std::size_t articles,
                                const SectionSource& sections) {
  auto offsets = sections.get<std::uint64_t>(name + ".offsets");
  if (!offsets) return offsets.error();
  auto entries = sections.get<Posting>(name + ".entries");
  if (!entries) return entries.error();
  Postings postings{std::move(*offsets), std::move(*entries)};
  const bool sound = postings.offsets.empty()
                         ? postings.entries.empty()
                         : are_offsets(postings.offsets, postings.size(), postings.entries.size());
  if (!sound || std::any_of(postings.entries.begin(), postings.entries.end(),
                            [&](const Posting& entry) { return entry.doc >= articles; })) {
    return SectionSource::damaged(name);
  }
  return postings;
}

}  // namespace kindred
