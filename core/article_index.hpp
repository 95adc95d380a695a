// Which article does somebody mean? By path, file stem or url.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/strings.hpp"

namespace kindred {

/// `path` without the extension of its file name.
std::string_view without_extension(std::string_view path);

/// The file name of `path` without its extension.
std::string_view stem(std::string_view path);

/// Names of all articles of a corpus. Immutable; keeps no reference to the corpus. All const access
/// is thread-safe.
class ArticleIndex {
 public:
  ArticleIndex() = default;
  explicit ArticleIndex(const Corpus& corpus);

  [[nodiscard]] std::size_t size() const { return paths_.strings.size(); }
  [[nodiscard]] std::string_view path(DocId doc) const { return paths_.strings[doc]; }
  [[nodiscard]] std::string_view url(DocId doc) const { return urls_.strings[doc]; }

  /// The articles that `name` stands for: a path relative to the site (with or without extension)
  /// names one; else all with that file stem; else all with that url. Sorted; empty if unknown.
  /// A name without folder and extension is a stem first.
  [[nodiscard]] std::vector<DocId> find(std::string_view name) const;

  /// The same for a name that programs wrote: always a path first, so that `b` is b.md even where
  /// there is an s/b.md.
  [[nodiscard]] std::vector<DocId> find_id(std::string_view id) const;

  /// The `count` stems with a part most like `name`, or all: the nearest first, of those the
  /// shortest.
  [[nodiscard]] std::vector<std::string> nearest_stems(std::string_view name,
                                                       std::size_t count) const;

  /// The nearest stem where a typo may have led to `name`, for "did you mean"; else empty.
  [[nodiscard]] std::string likely_stem(std::string_view name) const;

  void save(const std::string& name, Sections& sections) const;
  static Result<ArticleIndex> load(const std::string& name, const SectionSource& sections);

 private:
  struct Names {
    Strings strings;  // by article
    StringIndex index;

    [[nodiscard]] std::vector<DocId> find(std::string_view name) const {
      return index.find(strings, name);
    }
  };
  static Names names_of(const std::vector<std::string_view>& strings);

  Names paths_, bare_, stems_, urls_;  // bare: paths without extension
};

}  // namespace kindred
