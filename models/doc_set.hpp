// Articles, each once and in order, without sorting them.
#pragma once

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/article.hpp"

namespace kindred {

/// A set of articles that is filled and emptied, again and again: a bit for each, and above 64 of
/// those one that says whether any is set.
class DocSet {
 public:
  explicit DocSet(std::size_t articles) : bits_(articles / 64 + 1), any_(bits_.size() / 64 + 1) {}

  void add(DocId doc) {
    bits_[doc / 64] |= std::uint64_t{1} << doc % 64;
    any_[doc / 4096] |= std::uint64_t{1} << doc / 64 % 64;
  }

  /// Appends all to `docs`, ascending; none is left.
  void move_to(std::vector<DocId>& docs) {
    for (std::size_t i = 0; i < any_.size(); ++i) {
      for (auto any = std::exchange(any_[i], 0); any != 0; any &= any - 1) {
        const std::size_t place = i * 64 + static_cast<std::size_t>(std::countr_zero(any));
        for (auto bits = std::exchange(bits_[place], 0); bits != 0; bits &= bits - 1) {
          docs.push_back(static_cast<DocId>(place * 64) +
                         static_cast<DocId>(std::countr_zero(bits)));
        }
      }
    }
  }

 private:
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint64_t> any_;
};

}  // namespace kindred
