// Which lists of an earlier run still hold?
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/array.hpp"
#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "models/model.hpp"
#include "models/query.hpp"
#include "models/signals.hpp"

namespace kindred {

/// All that the ranking knows of a corpus, as fingerprints: where two are the same, so is what they
/// are of. Terms count by their text, not by their column.
struct Prints {
  std::uint64_t all = 0;          // of what counts for every article: shares, closeness in time
  Array<std::uint64_t> names;     // by article: of its path
  Array<std::uint64_t> articles;  // by article: of its rows, links and traits
};

/// `corpus`: the one that the model was made of; only its paths count. The result does not depend
/// on `threads`.
Prints prints_of(const Model& model, const Corpus& corpus, unsigned threads, Progress& progress);

/// The lists of one run, and what they were made of.
struct MadeLists {
  Prints prints;
  std::vector<DocId> sources;  // ascending
  RelatedLists lists;          // by source
  /// By source: of the names of its candidates; 0 where the list was made of more than candidates
  /// that were looked at one after the other (pins and blocks, copies that took each other's
  /// place).
  std::vector<std::uint64_t> candidates;
};

/// What one run remembers of an earlier one, and leaves for the next.
///
/// rank() looks at candidates from the best to the worst until the list is full, and what it does
/// not take leaves no trace. So a list is the one of the earlier run where the article that asks,
/// the entries and the names of the candidates are the same, and no candidate that changed reaches
/// the score of the last entry. Not so with diversity, which looks at all of them.
///
/// Thread-safe, as long as different threads note different sources.
class Reuse {
 public:
  /// `model` must outlive this; `now`: its prints; `earlier`: of the same options, or nothing.
  Reuse(const Model& model, const Options& options, Prints now, std::optional<MadeLists> earlier,
        std::size_t sources);

  /// The list of the article that asks, if it surely is that of the earlier run. Its `candidates`
  /// are noted, as those of source number `source`. Nobody has wishes for its list.
  std::optional<std::vector<Match>> recall(std::size_t source, const Query& query,
                                           std::span<const DocId> candidates,
                                           Similarity& similarity);
  /// The list of that source was made of more than its candidates.
  void withdraw(std::size_t source) { candidates_[source] = 0; }

  [[nodiscard]] std::size_t recalled() const;
  /// Leaves what the next run needs to know.
  MadeLists finish(std::span<const DocId> sources, const RelatedLists& lists) &&;

 private:
  static constexpr DocId kNew = ~DocId{0};

  /// The articles of the earlier run, as they are numbered today.
  void match_articles();

  const Model& model_;
  Options options_;
  Prints now_;
  std::optional<MadeLists> earlier_;
  std::vector<DocId> today_;   // by earlier article: its number today, or kNew: gone
  std::vector<DocId> places_;  // by article: its place among the earlier sources, or kNew
  std::vector<char> changed_;  // by article: is it not what it was?
  std::vector<std::uint64_t> candidates_;  // by source
  std::vector<char> recalled_;             // by source
};

}  // namespace kindred
