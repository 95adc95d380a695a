// Why is an article in a list, and why is it not?
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "models/model.hpp"
#include "models/query.hpp"
#include "models/ranker.hpp"

namespace kindred {

/// How the score of one article came about, by the functions that rank it.
struct Explanation {
  struct Part {
    std::string_view name;   // of the signal
    float contribution = 0;  // share · value; they add up to the similarity, to 1e-5
  };
  struct Column {
    std::string_view name;   // of the term or topic; a trigram begins with '~'
    float contribution = 0;  // they add up to the part of the text, or of the topics
  };
  float similarity = 0;  // [0,1]
  std::vector<Part> parts;
  std::vector<Column> terms;   // the largest first
  std::vector<Column> topics;  // likewise
  Boosts boosts;
  float score = 0;  // similarity · boosts.product(), to 1e-5
};

/// Names are views of the model. Thread-safe.
Explanation explain(const Model& model, const Options& options, const Query& query, DocId doc);

/// Why an article is not in the list of a query, or where it is.
struct WhyNot {
  Hurdle hurdle = Hurdle::none;
  std::optional<DocId> because;  // the article that it is a copy of
  std::size_t place = 0;  // in the list, were it long enough, from 1; 0 where no length helps
};

/// Follows `doc` through candidates and ranking as recommend() does them. Thread-safe.
WhyNot why_not(const Model& model, const Curated& curated, const Options& options,
               const Query& query, DocId doc);

}  // namespace kindred
