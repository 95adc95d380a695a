// Which judged articles does a search not see, so that it can be tested with them?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kindred {

/// The fold of each article, by the groups of articles (numbered from 0 without gaps). Groups stay
/// whole: the largest first, each goes to the fold with the fewest articles; those of one size in a
/// seeded order. No fold is empty if there are at least as many groups.
std::vector<std::size_t> folds_of(std::span<const std::uint32_t> groups, std::size_t folds,
                                  std::uint64_t seed);

}  // namespace kindred
