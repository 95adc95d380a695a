#include "models/tune_folds.hpp"

#include <algorithm>
#include <numeric>

#include "core/random.hpp"

namespace kindred {
namespace {

std::vector<std::size_t> sizes_of(std::span<const std::uint32_t> groups) {
  std::vector<std::size_t> sizes;
  for (const std::uint32_t group : groups) {
    if (group >= sizes.size()) sizes.resize(group + std::size_t{1});
    ++sizes[group];
  }
  return sizes;
}

}  // namespace

std::vector<std::size_t> folds_of(std::span<const std::uint32_t> groups, std::size_t folds,
                                  std::uint64_t seed) {
  const std::vector<std::size_t> sizes = sizes_of(groups);
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  SplitMix64 random(seed);
  shuffle(order, random);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  std::vector<std::size_t> filled(folds);
  std::vector<std::size_t> fold_of_group(sizes.size());
  for (const std::size_t group : order) {
    const auto emptiest = std::min_element(filled.begin(), filled.end());
    fold_of_group[group] = static_cast<std::size_t>(emptiest - filled.begin());
    *emptiest += sizes[group];
  }
  std::vector<std::size_t> out;
  out.reserve(groups.size());
  for (const std::uint32_t group : groups) out.push_back(fold_of_group[group]);
  return out;
}

}  // namespace kindred
