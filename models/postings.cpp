#include "models/postings.hpp"

#include <algorithm>
#include <functional>

#include "core/parallel.hpp"
#include "models/keys.hpp"

namespace kindred {
namespace {

/// Where the heads of postings begin, and the end.
std::vector<std::uint64_t> head_offsets(const SparseRows& postings) {
  std::vector<std::uint64_t> offsets{0};
  offsets.reserve(postings.size() + 1);
  for (std::size_t column = 0; column < postings.size(); ++column) {
    offsets.push_back(offsets.back() + std::min(postings[column].size(), kLongestPosting));
  }
  return offsets;
}

/// The largest `count` entries of a posting, in order.
void sort_head(SparseRow posting, std::size_t count, std::vector<std::uint64_t>& keys) {
  keys.clear();
  for (std::size_t i = 0; i < posting.size(); ++i) {
    keys.push_back(key_of(posting.values[i], posting.columns[i]));
  }
  const auto end = keys.begin() + static_cast<std::ptrdiff_t>(count);
  if (end != keys.end()) std::nth_element(keys.begin(), end, keys.end(), std::greater());
  std::sort(keys.begin(), end, std::greater());
}

}  // namespace

Postings make_postings(const SparseRows& rows, unsigned threads, Progress& progress) {
  const SparseRows all = transpose(rows);
  std::vector<std::uint64_t> offsets = head_offsets(all);
  std::vector<DocId> docs(offsets.back());
  std::vector<float> weights(offsets.back());
  parallel_for(all.size(), task_size(all.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 std::vector<std::uint64_t> keys;
                 for (std::size_t column = begin; column < end; ++column) {
                   const std::size_t count = offsets[column + 1] - offsets[column];
                   sort_head(all[column], count, keys);
                   for (std::size_t i = 0; i < count; ++i) {
                     docs[offsets[column] + i] = doc_in(keys[i]);
                     weights[offsets[column] + i] = value_in(keys[i]);
                   }
                 }
               });
  return {{std::move(offsets), std::move(docs), std::move(weights), all.width}};
}

void Postings::save(const std::string& name, Sections& sections) const {
  rows.save(name, sections);
}

Result<Postings> Postings::load(const std::string& name, const SectionSource& sections) {
  auto rows = SparseRows::load(name, sections);
  if (!rows) return rows.error();
  return Postings{std::move(*rows)};
}

}  // namespace kindred
