// THE table of signals: what makes two articles similar. A new one is a function and a row.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "models/groups.hpp"
#include "models/model.hpp"
#include "models/query.hpp"

namespace kindred {

/// What the corpus says about an `auto` share.
struct Verdict {
  float value = 0;
  std::string reason;
};

/// What a corpus shows before any share is known.
struct Evidence {
  const Corpus& corpus;
  const NamedRows& topics;
  const NamedRows& sections;
  const Links& links;
};

struct Signal {
  std::string_view name;            // key under `similarity`; text is not an option but the rest
  Auto SimilarityOptions::*option;  // nullptr: the rest
  float Shares::*share;
  float (*value)(const Model& model, const Query& a, DocId b);  // [0,1], symmetric
  Verdict (*automatic)(const Evidence& evidence);
};

std::span<const Signal> signals();

/// Fixed shares as set, `auto` ones as the corpus says, within what the fixed ones leave; appends a
/// Decision for each signal but the text. `options.fields.body` 0 turns links and mentions off.
Shares decide_shares(const Options& options, const Evidence& evidence,
                     std::vector<Decision>& decisions);

/// Σ share · value over the signals, in [0,1].
float similarity(const Model& model, DocId a, DocId b);

/// The cosine of the text alone; 0 where text has no share.
float text_cosine(const Model& model, DocId a, DocId b);
/// Is it at least `least`, in [0,1]? The rows are mostly not read to the end: of what one text
/// lacks of the other, 1 − least² is too much (by the inequality of Cauchy and Schwarz).
bool text_cosine_reaches(const Model& model, DocId a, DocId b, float least);

/// The same as similarity() and text_cosine() from one article to many, faster: its row is spread
/// over an array. Not thread-safe, each task has its own.
class Similarity {
 public:
  explicit Similarity(const Model& model)
      : model_(&model),
        spread_(model.rows.width),
        titled_(model.titles.size() > 0 ? model.rows.width : 0) {}

  void from(const Query& query);
  [[nodiscard]] float to(DocId doc) const;
  /// Asks memory for what to(doc) will read: rows of many articles lie in none of the caches.
  void prefetch(DocId doc) const;
  [[nodiscard]] float text_to(DocId doc) const;

 private:
  /// A column's weights in the query's row and in its title.
  struct Weights {
    float row = 0;
    float title = 0;
  };

  [[nodiscard]] float product(SparseRow row) const;
  [[nodiscard]] float with_mentions(DocId doc) const;

  const Model* model_;
  Query query_;
  std::vector<float> spread_;    // the query's row, by column
  std::vector<Weights> titled_;  // by column; empty where mentions have no share
};

}  // namespace kindred
