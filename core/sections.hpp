// Named pieces of memory: how values become bytes of a file and come back without a copy.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/array.hpp"
#include "core/result.hpp"

namespace kindred {

/// What a value consists of, to be written. Shares memory with the value.
class Sections {
 public:
  template <class T>
  void add(const std::string& name, const Array<T>& values) {
    pieces_[name] = {std::as_bytes(values.span()), values.keeper()};
  }
  /// A few plain values.
  template <class T>
  void add(const std::string& name, std::vector<T> values) {
    add(name, Array<T>(std::move(values)));
  }

  [[nodiscard]] const std::map<std::string, Array<std::byte>>& pieces() const { return pieces_; }

 private:
  std::map<std::string, Array<std::byte>> pieces_;
};

/// Where pieces come from: sound, or an error.
class SectionSource {
 public:
  SectionSource() = default;
  SectionSource(const SectionSource&) = delete;
  SectionSource& operator=(const SectionSource&) = delete;
  virtual ~SectionSource() = default;

  /// The bytes of a piece as they were written, aligned to at least 8. Errors: there is none of
  /// that name, or it is damaged. Thread-safe.
  [[nodiscard]] virtual Result<Array<std::byte>> bytes(const std::string& name) const = 0;

  /// The same as values of type T.
  template <class T>
  [[nodiscard]] Result<Array<T>> get(const std::string& name) const {
    auto piece = bytes(name);
    if (!piece) return piece.error();
    if (piece->size() % sizeof(T) != 0) return damaged(name);
    const auto* values = reinterpret_cast<const T*>(piece->data());
    return Array<T>({values, piece->size() / sizeof(T)}, piece->keeper());
  }

  /// The same for a single value.
  template <class T>
  [[nodiscard]] Result<T> get_one(const std::string& name) const {
    auto values = get<T>(name);
    if (!values) return values.error();
    if (values->size() != 1) return damaged(name);
    return (*values)[0];
  }

  /// The error of a piece that does not fit the others.
  static Error damaged(const std::string& name) {
    return {Errc::malformed, "its part '" + name + "' is damaged", "", 0};
  }
};

/// Do they divide `values` values among `rows` rows: rows + 1 ascending numbers from 0 to `values`?
inline bool are_offsets(const Array<std::uint64_t>& offsets, std::size_t rows, std::size_t values) {
  return offsets.size() == rows + 1 && offsets[0] == 0 && offsets[rows] == values &&
         std::is_sorted(offsets.begin(), offsets.end());
}

}  // namespace kindred
