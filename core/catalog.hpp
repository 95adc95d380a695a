// What lists show of articles, and the names that they are found by.
#pragma once

#include <string>
#include <string_view>

#include "core/article.hpp"
#include "core/article_index.hpp"
#include "core/strings.hpp"

namespace kindred {

/// The cards of a corpus, in the order of its articles. Immutable; keeps no reference to the
/// corpus. All const access is thread-safe.
class Catalog {
 public:
  Catalog() = default;
  explicit Catalog(const Corpus& corpus);

  [[nodiscard]] std::size_t size() const { return titles_.size(); }
  [[nodiscard]] const ArticleIndex& names() const { return names_; }
  [[nodiscard]] std::string_view path(DocId doc) const { return names_.path(doc); }
  [[nodiscard]] std::string_view url(DocId doc) const { return names_.url(doc); }
  [[nodiscard]] std::string_view title(DocId doc) const { return titles_[doc]; }
  [[nodiscard]] std::string_view provider(DocId doc) const { return providers_[doc]; }

  void save(const std::string& name, Sections& sections) const;
  static Result<Catalog> load(const std::string& name, const SectionSource& sections);

 private:
  ArticleIndex names_;
  Strings titles_;
  Strings providers_;
};

}  // namespace kindred
