// Candidates as a list for a reader: boosts, order, copies, pins and blocks, diversity.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "models/model.hpp"
#include "models/query.hpp"
#include "models/signals.hpp"

namespace kindred {

/// What the score of an article is of its similarity, as factors. All positive.
struct Boosts {
  float quality = 1;  // 1 + weight · (quality_rank − ½)
  float heat = 1;     // what heat adds to that: (quality + weight · (heat_rank − ½)) / quality
  float proximity = 1;  // closeness in time; for a text as for an article without a date

  [[nodiscard]] float product() const { return quality * heat * proximity; }
};
Boosts boosts(const Model& model, const RankOptions& options, const Query& from, DocId to);

/// The total order of a list: higher score, then newer (undated last), then path.
bool ranks_before(const Model& model, const Match& a, const Match& b);

/// The match as rank() makes it: rounded, so that noise of the machine decides no order.
Match match_of(const Model& model, const RankOptions& options, const Query& query, DocId doc,
               float similarity);

/// Maximal marginal relevance (Carbonell and Goldstein, 1998): what is like an entry of the list is
/// worth the less.
class MarginalRelevance {
 public:
  /// Of `ranked`, beside an empty list; `diversity`: [0,1]. What is given must outlive this.
  MarginalRelevance(const Model& model, float diversity, std::span<const Match> ranked);

  /// One more entry of the list.
  void add(DocId entry);
  /// The list has other entries.
  void start_anew(std::span<const Match> list);

  struct Valued {
    std::size_t place = 0;  // in `ranked`
    float value = 0;
  };
  /// The most valuable that is left, of equals the first, and takes it out.
  Valued take();
  [[nodiscard]] bool empty() const { return left_.empty(); }

 private:
  const Model& model_;
  float diversity_;
  std::span<const Match> ranked_;
  std::vector<std::size_t> left_;  // places, ascending
  std::vector<float> likeness_;    // by place: to the entry of the list that it is most like
};

/// What keeps an article out of a list.
enum class Hurdle {
  none,         // it is in the list
  itself,       // it is the article that asks
  excluded,     // removed, deleted, a draft, unpublished: Article::recommendable
  blocked,      // by the curated relations
  language,     // it is in another language
  candidate,    // no source of candidates found it
  min_score,    // similarity below RankOptions::min_score
  source_copy,  // a copy of the article that asks
  entry_copy,   // a copy of an entry of the list
  provider,     // RankOptions::per_provider entries of its provider stand above it
  limit,        // it ranks below the last entry
  diversity,    // too much like the entries above it
};

/// One article that rank() reports on.
struct Watch {
  DocId doc = 0;
  Hurdle hurdle = Hurdle::candidate;
  std::optional<DocId> because;  // of entry_copy: the entry
};

/// The list of one query. `candidates`: sorted, without the article itself. `curated` may be
/// nullptr, and so may `watch`. `similarity` is scratch space of the calling task. `replaced`: set
/// where a copy of higher quality took the place of an entry, which may have kept others out.
std::vector<Match> rank(const Model& model, const Options& options, const CuratedEntry* curated,
                        const Query& query, std::span<const DocId> candidates,
                        Similarity& similarity, Watch* watch = nullptr, bool* replaced = nullptr);

}  // namespace kindred
