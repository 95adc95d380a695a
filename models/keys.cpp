#include "models/keys.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace kindred {
namespace {

/// Brings what is larger than the pivot, the last of `keys`, to the front and the pivot behind it;
/// returns how many are larger. No branch depends on a key: that is a guess that processors lose
/// (Lomuto's partition).
std::size_t partition(Keys keys) {
  const std::uint64_t pivot = keys.back();
  std::size_t larger = 0;
  for (std::uint64_t& key : keys.first(keys.size() - 1)) {
    const std::uint64_t here = key;
    key = keys[larger];
    keys[larger] = here;
    larger += here > pivot ? 1 : 0;
  }
  std::swap(keys[larger], keys.back());
  return larger;
}

/// Brings the median of three to the end.
void choose_pivot(Keys keys) {
  std::uint64_t& a = keys.front();
  std::uint64_t& b = keys[keys.size() / 2];
  std::uint64_t& c = keys.back();
  if ((a < b) != (a < c)) std::swap(a, c);
  if ((b < a) != (b < c)) std::swap(b, c);
}

/// At most `rounds` deep: mostly twice the logarithm of the size is far more than it takes.
void sort_descending(Keys keys, int rounds) {
  constexpr std::size_t kFew = 24;  // for which std::sort is as good
  if (keys.size() <= kFew || rounds == 0) {
    std::sort(keys.begin(), keys.end(), std::greater());
    return;
  }
  choose_pivot(keys);
  const std::size_t larger = partition(keys);
  sort_descending(keys.first(larger), rounds - 1);
  sort_descending(keys.subspan(larger + 1), rounds - 1);
}

}  // namespace

void sort_descending(Keys keys) {
  sort_descending(keys, 2 * static_cast<int>(std::bit_width(keys.size())));
}

Keys largest(Keys keys, std::size_t count) {
  if (keys.size() <= count) return keys;
  constexpr int kRounds = 24;  // mostly half as many do
  Keys open = keys;            // the border between the largest and the others lies here
  std::size_t wanted = count;
  for (int round = 0; wanted > 0 && wanted < open.size(); ++round) {
    if (round == kRounds) {
      std::nth_element(open.begin(), open.begin() + static_cast<std::ptrdiff_t>(wanted), open.end(),
                       std::greater());
      break;
    }
    choose_pivot(open);
    const std::size_t larger = partition(open);
    if (wanted <= larger) {
      open = open.first(larger);
    } else {
      open = open.subspan(larger + 1);
      wanted -= larger + 1;
    }
  }
  return keys.first(count);
}

}  // namespace kindred
