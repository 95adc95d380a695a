// Which judged articles belong together when articles are drawn again, or left out?
#pragma once

#include <cstdint>
#include <vector>

#include "core/article.hpp"

namespace kindred {

/// The number of its group for each judged article (ascending), from 0 in the order of first
/// appearance. Groups are those of relation_groups(), as long as they are small: on real sites one
/// of them may hold most articles, or all, and says nothing of how groups vary. One with more than
/// n = max(4, judged / 40, rounded up) judged articles is cut into blocks of n to 2n - 2 (one may
/// be smaller): neighbours in a breadth-first tree from its lowest article, connected directly or
/// by the article above them. A block bootstrap: relations inside a block keep their dependence,
/// those that a cut goes through lose it, so intervals come out somewhat too narrow where cuts are
/// many.
std::vector<std::uint32_t> resampling_groups(const Judgements& judgements);

}  // namespace kindred
