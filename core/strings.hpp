// Many strings in one piece of memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/array.hpp"
#include "core/sections.hpp"

namespace kindred {

/// An immutable list of strings. All const access is thread-safe.
class Strings {
 public:
  Strings() = default;
  explicit Strings(const std::vector<std::string>& strings);
  static Strings of(const std::vector<std::string_view>& strings);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] bool empty() const { return ends_.empty(); }
  std::string_view operator[](std::size_t i) const {
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return {characters_.data() + begin, ends_[i] - begin};
  }

  friend bool operator==(const Strings&, const Strings&) = default;

  void save(const std::string& name, Sections& sections) const;
  static Result<Strings> load(const std::string& name, const SectionSource& sections);

 private:
  template <class Text>
  void join(const std::vector<Text>& strings);

  Array<std::uint64_t> ends_;  // of each string in characters_, ascending
  Array<char> characters_;
};

/// Where each of many strings stands: a hash table with open addressing, at most half full, that
/// needs no work to be used again. Immutable; all const access is thread-safe.
class StringIndex {
 public:
  StringIndex() = default;
  explicit StringIndex(const Strings& strings);

  /// The first position of `key` in `strings`.
  [[nodiscard]] std::optional<std::uint32_t> first(const Strings& strings,
                                                   std::string_view key) const;

  /// The positions of `key` in `strings`, the ones that the index was made of, ascending.
  [[nodiscard]] std::vector<std::uint32_t> find(const Strings& strings, std::string_view key) const;

  void save(const std::string& name, Sections& sections) const;
  /// Of `count` strings.
  static Result<StringIndex> load(const std::string& name, std::size_t count,
                                  const SectionSource& sections);

 private:
  Array<std::uint32_t> slots_;  // a power of two of them; position + 1 of the first such string
  Array<std::uint32_t> next_;   // by position: position + 1 of the next equal string, 0: none
};

}  // namespace kindred
