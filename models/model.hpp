// A corpus becomes a model, ready to be asked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "models/copies.hpp"
#include "models/links.hpp"
#include "models/matrix.hpp"
#include "models/postings.hpp"
#include "models/proximity.hpp"
#include "models/tfidf.hpp"

namespace kindred {

/// What `auto` came out as, or what was set, for the summary.
struct Decision {
  std::string name;  // "similarity.topics", "rank.proximity"
  float value = 0;
  bool automatic = false;  // the option was `auto`
  std::string reason;      // "off by default", "topics tell 96 % of the articles apart"
};

/// What each signal weighs in the similarity; in [0,1], together 1.
struct Shares {
  float text = 1;
  float topics = 0;
  float section = 0;
  float dense = 0;
  float links = 0;
  float mentions = 0;
};

/// What the ranking knows of an article besides its rows.
struct Traits {
  std::optional<std::int64_t> time;  // seconds since 1970
  float quality_rank = 0.5F;         // [0,1] within the corpus, ½: neutral
  float heat_rank = 0.5F;            // likewise
  DocId copies = 0;                  // group of copies, see copy_groups()
  std::uint32_t provider = 0;        // 0: not known
  std::uint32_t language = 0;        // see LanguageMap
  std::uint32_t analyzer = 0;        // its language's place in Model::languages
};

/// A corpus ready to be asked. Immutable once built: all const access is thread-safe. Keeps no
/// reference to the corpus.
struct Model {
  Vocabulary vocabulary;  // columns [0, text_end) of the rows
  Strings topics;         // columns [text_end, topics_end); behind them sections
  std::uint32_t text_end = 0;
  std::uint32_t topics_end = 0;
  /// [√share·text | √share·topics | √share·section]: a dot product is that part of the similarity.
  SparseRows rows;
  Postings postings;  // of the rows
  DenseRows dense;    // rows of norm 1 or 0; empty where nothing needs it
  DenseRows basis;    // columns × dimensions: projects further rows, see project()
  Strings languages;  // Snowball names or "none", the most frequent first
  Cards cards;
  Links links;        // empty where their share is 0
  SparseRows titles;  // see title_rows(); empty where mentions have no share
  Shares shares;
  Proximity proximity;
  std::vector<Traits> traits;        // by article
  std::vector<char> recommendable;   // by article
  std::vector<std::uint32_t> steps;  // by article, see Closeness; empty where time does not count
  std::vector<Decision> decisions;

  [[nodiscard]] std::size_t size() const { return rows.size(); }
};

/// Builds the model of a corpus (sorted by path). Decisions are made for the corpus as a whole.
/// Stages: analyze, tf-idf, proximity, project. The result does not depend on `threads`; it is of
/// no use once progress.stopped().
Model build_model(const Corpus& corpus, const Options& options, unsigned threads,
                  Progress& progress);

/// Fills Model::steps.
void set_steps(Model& model);

/// The library behind the search, for --version: "faiss 1.7.3".
std::string search_library_version();

}  // namespace kindred
