// What the rules of an examination look at.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/article_index.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "data/article_details.hpp"
#include "data/findings.hpp"
#include "data/store.hpp"

namespace kindred {

/// Where an entry of a `related` block leads.
struct Lead {
  std::vector<DocId> to;  // the articles that it may mean, by path; none: not on this site
  bool itself = false;    // the article that the block stands in is one of them
  bool visible = false;   // readers can see one of them
};

/// Sorted by path, as a corpus is: `details`, `leads` and all else "by article" are in its order.
struct Evidence {
  Options options;
  std::int64_t now = 0;
  unsigned threads = 1;
  Corpus corpus;
  std::vector<ArticleDetails> details;
  std::vector<std::vector<Lead>> leads;  // by article: of details.targets, in their order
  std::vector<std::size_t> in_lists;     // by article: how many lists of others lead there
  std::vector<std::string> tags;     // by article: the language that it states, or its place in the
                                     // site does; a Snowball name, a tag, or empty
  std::vector<std::string> seeming;  // by article: detected_language()
  std::vector<Diagnostic> reading;   // of articles in the corpus
  std::vector<Diagnostic> skipped;   // of those that are not
  std::size_t articles = 0;          // both

  [[nodiscard]] const Article& article(DocId doc) const { return corpus[doc]; }
  /// May readers see it, as far as its front matter tells?
  [[nodiscard]] bool is_visible(DocId doc) const;
};

/// Reads all of `store`. Errors as load_corpus().
Result<Evidence> gather_evidence(const Store& store, const Options& options, std::int64_t now,
                                 unsigned threads, Progress& progress);

}  // namespace kindred
