// Sections that were never written to a file.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/sections.hpp"

namespace kindred::testing {

/// Pieces as they would lie in a file; one may be cut, or become another.
class MemorySections : public SectionSource {
 public:
  explicit MemorySections(const Sections& sections) : pieces_(sections.pieces()) {}

  [[nodiscard]] Result<Array<std::byte>> bytes(const std::string& name) const override {
    const auto piece = pieces_.find(name);
    if (piece == pieces_.end()) return damaged(name);
    return piece->second;
  }
  [[nodiscard]] const std::map<std::string, Array<std::byte>>& pieces() const { return pieces_; }

  /// Takes half of a piece away.
  void cut(const std::string& name) {
    const Array<std::byte> whole = pieces_.at(name);
    pieces_[name] = {whole.span().first(whole.size() / 2), whole.keeper()};
  }
  /// Puts `values` in the place of a piece.
  template <class T>
  void put(const std::string& name, const std::vector<T>& values) {
    const auto bytes = std::as_bytes(std::span(values));
    pieces_.at(name) = std::vector<std::byte>(bytes.begin(), bytes.end());
  }

 private:
  std::map<std::string, Array<std::byte>> pieces_;
};

}  // namespace kindred::testing
