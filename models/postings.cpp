#include "models/postings.hpp"

#include <algorithm>

#include "core/parallel.hpp"
#include "models/keys.hpp"

namespace kindred {
namespace {

/// So many runs of columns at least, if there are so many columns: each is turned round on its own,
/// in little memory.
constexpr std::size_t kRuns = 16;
constexpr std::size_t kEntriesPerRun = 1U << 22U;

/// Articles by column, their number.
std::vector<std::uint32_t> document_frequencies(const SparseRows& rows) {
  std::vector<std::uint32_t> frequencies(rows.width);
  for (const std::uint32_t column : rows.columns) ++frequencies[column];
  return frequencies;
}

/// Where the heads begin, and the end.
std::vector<std::uint64_t> head_offsets(std::span<const std::uint32_t> frequencies) {
  std::vector<std::uint64_t> offsets{0};
  offsets.reserve(frequencies.size() + 1);
  for (const std::uint32_t frequency : frequencies) {
    offsets.push_back(offsets.back() + std::min<std::size_t>(frequency, kLongestHead));
  }
  return offsets;
}

/// The first columns of the runs, and the end.
std::vector<std::uint32_t> run_bounds(std::span<const std::uint32_t> frequencies,
                                      std::size_t entries) {
  const std::size_t most = std::min(entries / kRuns, kEntriesPerRun);
  std::vector<std::uint32_t> bounds{0};
  std::size_t held = 0;
  for (std::uint32_t column = 0; column < frequencies.size(); ++column) {
    held += frequencies[column];
    if (held <= most && column + 1 < frequencies.size()) continue;
    bounds.push_back(column + 1);
    held = 0;
  }
  return bounds;
}

/// All entries of columns [begin, end), by column, as keys.
std::vector<std::vector<std::uint64_t>> keys_of(const SparseRows& rows, std::uint32_t begin,
                                                std::uint32_t end,
                                                std::span<const std::uint32_t> frequencies) {
  std::vector<std::vector<std::uint64_t>> keys(end - begin);
  for (std::uint32_t column = begin; column < end; ++column) {
    keys[column - begin].reserve(frequencies[column]);
  }
  for (DocId doc = 0; doc < rows.size(); ++doc) {
    const SparseRow row = rows[doc];
    const auto first = std::lower_bound(row.columns.begin(), row.columns.end(), begin);
    for (auto i = static_cast<std::size_t>(first - row.columns.begin());
         i < row.size() && row.columns[i] < end; ++i) {
      keys[row.columns[i] - begin].push_back(key_of(row.values[i], doc));
    }
  }
  return keys;
}

/// Writes the heaviest of `keys`, which it sorts.
void write_head(std::vector<std::uint64_t>& keys, std::span<Posting> head) {
  const Keys heaviest = largest(keys, head.size());
  sort_descending(heaviest);
  std::transform(heaviest.begin(), heaviest.end(), head.begin(), [](std::uint64_t key) {
    return Posting{doc_in(key), value_in(key)};
  });
}

}  // namespace

Postings make_postings(const SparseRows& rows, unsigned threads, Progress& progress) {
  const std::vector<std::uint32_t> frequencies = document_frequencies(rows);
  std::vector<std::uint64_t> offsets = head_offsets(frequencies);
  std::vector<Posting> entries(offsets.back());
  const std::vector<std::uint32_t> bounds = run_bounds(frequencies, rows.columns.size());
  parallel_for(bounds.size() - 1, 1, threads, progress, [&](std::size_t run, std::size_t) {
    auto keys = keys_of(rows, bounds[run], bounds[run + 1], frequencies);
    for (std::uint32_t column = bounds[run]; column < bounds[run + 1]; ++column) {
      const std::size_t length = offsets[column + 1] - offsets[column];
      write_head(keys[column - bounds[run]], std::span(entries).subspan(offsets[column], length));
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
