// Links from one article's body to another.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"

namespace kindred {

/// Who links to whom. Immutable.
struct Links {
  /// By article, sorted: the articles that it links to or that link to it, without itself.
  std::vector<std::vector<DocId>> neighbours;
  std::vector<std::vector<DocId>> targets;  // by article, sorted, without itself
  std::vector<float> weight;                // by target: 1 / (1 + ln(articles that link to it))

  /// The weight of a link from one to the other, the larger one where both link; 0 without a link.
  [[nodiscard]] float between(DocId a, DocId b) const;
  [[nodiscard]] bool empty() const { return targets.empty(); }
};

/// Resolves the links of every body. A link means an article whose url it is (also relative to the
/// article's own url), or whose file it is, relative to the article's folder or to the site; query,
/// fragment, trailing slash and the endings .md, .markdown and .html do not count. `{% post_url X
/// %}` and `{% link X %}` are read as Jekyll reads them. All other links lead outside.
Links resolve_links(const Corpus& corpus);

}  // namespace kindred
