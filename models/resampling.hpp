// Which judged articles belong together when articles are drawn again, or left out?
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/article.hpp"

namespace kindred {

/// What is resampled, or left out, as a whole.
struct ResamplingGroups {
  std::vector<std::uint32_t> of;   // by judged article (ascending): the number of its group, from 0
                                   // in the order of first appearance
  std::size_t count = 0;           // groups
  std::size_t components = 0;      // what relations join, before anything is cut; at most `count`
  std::size_t components_cut = 0;  // of these, those that were cut into blocks
};

/// Articles that relations of grade > 0 join directly or by way of others, judged or not, depend on
/// each other: such a component is a group. Only one that holds more than a twentieth of the judged
/// articles (and more than 4) is cut: on real sites one may hold most articles, or all, and says
/// nothing of how groups vary. It becomes blocks of n = max(4, judged / 40, rounded up) to 2n - 2
/// articles (one may be smaller): neighbours in a breadth-first tree from its lowest article,
/// connected directly or by the article above them. So about 20 groups come out at least, of 80
/// articles or more. A block bootstrap: relations inside a block keep their dependence, those that
/// a cut goes through lose it, so intervals come out too narrow and p-values too small where cuts
/// are many; where nothing is cut, tests keep their level.
ResamplingGroups resampling_groups(const Judgements& judgements);

}  // namespace kindred
