// Numbers in a row, wherever they lie: in a vector, or in a file that is mapped into memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace kindred {

/// An immutable sequence of plain values. Copies share the memory, which lives as long as the last
/// of them. All const access is thread-safe.
template <class T>
class Array {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  using value_type = T;

  Array() = default;
  Array(std::vector<T> values) {  // NOLINT: implicit, a vector is one
    auto owned = std::make_shared<const std::vector<T>>(std::move(values));
    values_ = *owned;
    keeper_ = std::move(owned);
  }
  /// `values` lie in memory that `keeper` keeps.
  Array(std::span<const T> values, std::shared_ptr<const void> keeper)
      : values_(values), keeper_(std::move(keeper)) {}

  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] const T* data() const { return values_.data(); }
  [[nodiscard]] const T* begin() const { return values_.data(); }
  [[nodiscard]] const T* end() const { return values_.data() + values_.size(); }
  const T& operator[](std::size_t i) const { return values_[i]; }
  [[nodiscard]] std::span<const T> span() const { return values_; }
  [[nodiscard]] const std::shared_ptr<const void>& keeper() const { return keeper_; }

  friend bool operator==(const Array& a, const Array& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::span<const T> values_;
  std::shared_ptr<const void> keeper_;
};

}  // namespace kindred
