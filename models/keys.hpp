// Articles with a positive number as one integer each, which sorts fast.
#pragma once

#include <bit>
#include <cstdint>
#include <span>

#include "core/article.hpp"

namespace kindred {

/// The larger `value`, then the smaller `doc` is the larger key. `value`: not negative, so that its
/// bits are in the order of numbers; keys have an order whatever it is.
inline std::uint64_t key_of(float value, DocId doc) {
  return std::uint64_t{std::bit_cast<std::uint32_t>(value)} << 32U | static_cast<DocId>(~doc);
}
inline float value_in(std::uint64_t key) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(key >> 32U));
}
inline DocId doc_in(std::uint64_t key) { return ~static_cast<DocId>(key); }

using Keys = std::span<std::uint64_t>;

/// The largest first. Keys are distinct. (Quicksort; Hoare, 1961.)
void sort_descending(Keys keys);

/// The `count` largest, in no order, at the front of `keys`, which it reorders. Keys are distinct.
/// (Quickselect; Hoare, 1961.)
Keys largest(Keys keys, std::size_t count);

}  // namespace kindred
