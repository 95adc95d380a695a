// Links from one article's body to another.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/array.hpp"
#include "core/article.hpp"
#include "core/sections.hpp"

namespace kindred {

/// A list of articles for each article, in one piece of memory. Immutable.
class DocLists {
 public:
  DocLists() = default;
  explicit DocLists(const std::vector<std::vector<DocId>>& lists);

  [[nodiscard]] std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  std::span<const DocId> operator[](std::size_t i) const {
    return {docs_.data() + offsets_[i], offsets_[i + 1] - offsets_[i]};
  }

  void save(const std::string& name, Sections& sections) const;
  /// `articles` lists of DocIds below `articles`, or none at all.
  static Result<DocLists> load(const std::string& name, std::size_t articles,
                               const SectionSource& sections);

 private:
  Array<std::uint64_t> offsets_;  // lists + 1
  Array<DocId> docs_;
};

/// Who links to whom. Immutable.
struct Links {
  /// By article, sorted: the articles that it links to or that link to it, without itself.
  DocLists neighbours;
  DocLists targets;     // by article, sorted, without itself
  Array<float> weight;  // by target: 1 / (1 + ln(articles that link to it))

  /// The weight of a link from one to the other, the larger one where both link; 0 without a link.
  [[nodiscard]] float between(DocId a, DocId b) const;
  [[nodiscard]] bool empty() const { return targets.size() == 0; }

  void save(const std::string& name, Sections& sections) const;
  /// Of `articles` articles.
  static Result<Links> load(const std::string& name, std::size_t articles,
                            const SectionSource& sections);
};

/// Resolves the links of every body. A link means an article whose url it is (also relative to the
/// article's own url), or whose file it is, relative to the article's folder or to the site; query,
/// fragment, trailing slash and the endings .md, .markdown and .html do not count. `{% post_url X
/// %}` and `{% link X %}` are read as Jekyll reads them. All other links lead outside.
Links resolve_links(const Corpus& corpus);

}  // namespace kindred
