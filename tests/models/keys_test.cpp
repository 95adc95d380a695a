#include "models/keys.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

#include "core/random.hpp"

namespace kindred {
namespace {

using Numbers = std::vector<std::uint64_t>;

/// Compares with sorting, and sees that no key is lost.
void check_largest(const Numbers& numbers, std::size_t count) {
  Numbers sorted = numbers;
  std::sort(sorted.begin(), sorted.end(), std::greater());
  Numbers keys = numbers;
  const Keys best = largest(keys, count);
  ASSERT_EQ(best.size(), std::min(count, numbers.size()));
  std::sort(best.begin(), best.end(), std::greater());
  EXPECT_TRUE(std::equal(best.begin(), best.end(), sorted.begin()));
  std::sort(keys.begin(), keys.end(), std::greater());
  EXPECT_EQ(keys, sorted);
}

Numbers shuffled(std::size_t count) {
  SplitMix64 random(count);
  Numbers numbers(count);
  std::iota(numbers.begin(), numbers.end(), std::uint64_t{1});
  for (std::size_t i = count; i > 1; --i) std::swap(numbers[i - 1], numbers[random.below(i)]);
  return numbers;
}

TEST(Largest, AreThoseOfASort) {
  for (const std::size_t size : {0U, 1U, 2U, 3U, 10U, 257U, 3000U}) {
    for (const std::size_t count : {0U, 1U, 2U, 9U, 200U, 2999U, 3000U, 4000U}) {
      SCOPED_TRACE(std::to_string(count) + " of " + std::to_string(size));
      check_largest(shuffled(size), count);
    }
  }
}

TEST(Largest, AreFoundInOrderedKeys) {
  Numbers rising(5000);
  std::iota(rising.begin(), rising.end(), std::uint64_t{1});
  const Numbers falling(rising.rbegin(), rising.rend());
  for (const std::size_t count : {1U, 200U, 4999U}) {
    check_largest(rising, count);
    check_largest(falling, count);
  }
}

/// Keys for which medians of three are bad pivots, round after round (Musser, 1997).
Numbers killer() {
  constexpr std::size_t kHalf = 1000;
  Numbers numbers;
  for (std::size_t i = 1; i <= kHalf; ++i) {
    numbers.push_back(i % 2 == 1 ? i : kHalf + i - 1);
  }
  for (std::size_t i = 1; i <= kHalf; ++i) numbers.push_back(2 * i);
  return numbers;
}

TEST(Largest, AreFoundWherePivotsAreBad) {
  for (const std::size_t count : {1U, 500U, 1999U}) check_largest(killer(), count);
}

TEST(SortDescending, SortsKeysOfAnyOrder) {
  std::vector<Numbers> orders = {killer()};
  for (const std::size_t size : {0U, 1U, 2U, 24U, 25U, 257U, 3000U}) {
    orders.push_back(shuffled(size));
    Numbers rising = shuffled(size);
    std::sort(rising.begin(), rising.end());
    orders.emplace_back(rising.rbegin(), rising.rend());
    orders.push_back(std::move(rising));
  }
  for (Numbers& keys : orders) {
    Numbers sorted = keys;
    std::sort(sorted.begin(), sorted.end(), std::greater());
    sort_descending(keys);
    EXPECT_EQ(keys, sorted);
  }
}

}  // namespace
}  // namespace kindred
