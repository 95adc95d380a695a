// Snowball stemming. The only file that includes libstemmer is stemmer.cpp.
#pragma once

#include <memory>
#include <string_view>

namespace kindred {

/// Cuts words down to their stems. Not thread-safe: each task makes its own.
class Stemmer {
 public:
  /// `language`: a Snowball name such as "english"; for any other, stem() returns the word itself.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// `word`: UTF-8, case folded. The result is valid until the next call.
  [[nodiscard]] std::string_view stem(std::string_view word);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Does Snowball know this name?
bool is_stemmer(std::string_view language);

}  // namespace kindred
