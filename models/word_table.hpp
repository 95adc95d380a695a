// A hash table by word, for the millions of words of a corpus.
#pragma once

#include <tsl/robin_map.h>
#include <xxhash.h>

#include <functional>
#include <memory>
#include <string_view>
#include <utility>

namespace kindred {

struct WordHash {
  std::size_t operator()(std::string_view word) const {
    return XXH3_64bits(word.data(), word.size());
  }
};

/// Keys are views: what they see must outlive the table. Entries lie side by side with their
/// hashes, so that a lookup mostly reads one place of memory and compares only the word that is
/// meant; in std::unordered_map it takes half as long again.
template <class Value>
using WordTable = tsl::robin_map<std::string_view, Value, WordHash, std::equal_to<>,
                                 std::allocator<std::pair<std::string_view, Value>>, true>;

}  // namespace kindred
