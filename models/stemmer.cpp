#include "models/stemmer.hpp"

#include <libstemmer.h>

#include <string>

namespace kindred {

struct Stemmer::Impl {
  struct Delete {
    void operator()(sb_stemmer* held) const { sb_stemmer_delete(held); }
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer;
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>()) {
  if (language.empty()) return;
  impl_->stemmer.reset(sb_stemmer_new(std::string(language).c_str(), "UTF_8"));
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view word) {
  sb_stemmer* const stemmer = impl_->stemmer.get();
  if (stemmer == nullptr) return word;
  const auto* const bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* const stem = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  const int length = stem == nullptr ? 0 : sb_stemmer_length(stemmer);
  if (length <= 0) return word;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(length)};
}

bool is_stemmer(std::string_view language) {
  for (const char** name = sb_stemmer_list(); *name != nullptr; ++name) {
    if (language == *name) return true;
  }
  return false;
}

}  // namespace kindred
