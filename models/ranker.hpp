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

/// The most valuable of `ranked`, which is not empty, beside the entries of `list`, by maximal
/// marginal relevance (Carbonell and Goldstein, 1998) with this `diversity`, [0,1].
struct Valued {
  std::size_t place = 0;  // in `ranked`, of equals the first
  float value = 0;
};
Valued most_valuable(const Model& model, float diversity, std::span<const Match> ranked,
                     std::span<const Match> list);

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
