// Random numbers that are the same everywhere: the seed is always an argument.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kindred {

/// SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and equal on every platform, which the
/// distributions of the standard library are not.
class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  /// In [0, bound), bound > 0; the bias is below bound / 2^64.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

  /// In [0, bound) as well, without a division; the bias is below bound / 2^32.
  std::uint32_t index(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
  }

  /// In [0, 1), all 53 bits of a double.
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

/// Every order is as likely (Fisher and Yates); std::shuffle may differ between libraries.
template <class T>
void shuffle(std::vector<T>& values, SplitMix64& random) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random.below(i)]);
}

}  // namespace kindred
