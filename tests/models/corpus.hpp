// Small corpora for the tests of the models.
#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/random.hpp"
#include "models/model.hpp"
#include "models/recommend.hpp"

namespace kindred::testing {

inline Article article(const std::string& title, const std::string& excerpt = "",
                       const std::string& body = "") {
  Article result;
  result.title = title;
  result.excerpt = excerpt;
  result.body = body;
  return result;
}

/// Gives articles paths in their order.
inline Corpus corpus_of(std::vector<Article> articles) {
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (!articles[i].path.empty()) continue;
    articles[i].path = "_news/" + std::to_string(1000 + i) + ".md";
  }
  return articles;
}

/// `n` articles on n / 10 subjects: half of an article's words are its subject's.
inline Corpus synthetic_corpus(std::size_t n, std::uint64_t seed) {
  SplitMix64 random(seed);
  const auto word = [&](std::uint64_t first, std::uint64_t count) {
    std::string letters = "w";
    for (std::uint64_t id = first + random.below(count) + 1; id > 0; id /= 20) {
      letters += "bcdfghjklmnpqrstvwxz"[id % 20];
    }
    return letters + " ";
  };
  std::vector<Article> articles;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t subject = random.below(n / 10 + 1);
    Article made;
    for (int j = 0; j < 4; ++j) made.title += word(subject * 12, 12) + word(100'000, 300);
    for (int j = 0; j < 8; ++j) made.excerpt += word(subject * 12, 12) + word(100'000, 300);
    made.time = static_cast<std::int64_t>(random.below(500)) * 86'400;
    made.quality = static_cast<float>(random.below(100));
    articles.push_back(made);
  }
  return corpus_of(std::move(articles));
}

inline std::vector<DocId> all_docs(const Corpus& corpus) {
  std::vector<DocId> docs(corpus.size());
  std::iota(docs.begin(), docs.end(), DocId{0});
  return docs;
}

/// English, and no decisions by the corpus, copies, thresholds or boosts: similarity alone.
inline Options plain_options() {
  Options options;
  options.language = "english";
  options.similarity = {
      .topics = 0.0F, .dense = 0.0F, .links = 0.0F, .mentions = 0.0F, .section = 0.0F};
  options.rank.quality = 0;
  options.rank.heat = 0;
  options.rank.proximity = 0.0F;
  options.rank.min_score = 0;
  options.rank.duplicates = Duplicates::keep;
  return options;
}

inline Model build(const Corpus& corpus, const Options& options, unsigned threads = 1) {
  Progress progress;
  return build_model(corpus, options, threads, progress);
}

inline RelatedLists lists_of(const Corpus& corpus, const Options& options, unsigned threads = 1,
                             const Curated& curated = {}) {
  Progress progress;
  const Model model = build_model(corpus, options, threads, progress);
  return recommend(model, curated, options, all_docs(corpus), threads, progress);
}

inline std::vector<DocId> docs_of(const std::vector<Match>& list) {
  std::vector<DocId> docs;
  for (const Match& match : list) docs.push_back(match.doc);
  return docs;
}

}  // namespace kindred::testing
