#include "models/mentions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/parallel.hpp"
#include "models/analyzer.hpp"
#include "models/words.hpp"

namespace kindred {
namespace {

using Columns = std::unordered_map<std::string_view, std::uint32_t>;

class TitleReader {
 public:
  TitleReader(const Columns& columns, const Vocabulary& vocabulary, float alone_idf)
      : columns_(columns), vocabulary_(vocabulary), alone_idf_(alone_idf) {}

  /// Columns ascending, weights by idf² of the title as a whole.
  std::vector<std::pair<std::uint32_t, float>> read(const std::string& title,
                                                    const std::string& language) {
    std::vector<std::string> terms = analyzer(language).analyze(title);
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    std::vector<std::pair<std::uint32_t, float>> row;
    float sum = 0;
    for (const std::string& term : terms) {
      const auto found = columns_.find(term);
      const float idf = found == columns_.end() ? alone_idf_ : vocabulary_.idf[found->second];
      sum += idf * idf;
      if (found != columns_.end()) row.emplace_back(found->second, idf * idf);
    }
    for (auto& [column, weight] : row) weight /= sum;
    std::sort(row.begin(), row.end());
    return row;
  }

 private:
  Analyzer& analyzer(const std::string& language) {
    return analyzers_.try_emplace(language, language).first->second;
  }

  const Columns& columns_;
  const Vocabulary& vocabulary_;
  float alone_idf_;
  std::map<std::string, Analyzer> analyzers_;
};

}  // namespace

SparseRows title_rows(const Corpus& corpus, std::span<const std::string> languages,
                      const Vocabulary& vocabulary, unsigned threads, Progress& progress) {
  Columns columns;
  for (std::uint32_t column = 0; column < vocabulary.terms.size(); ++column) {
    columns.emplace(vocabulary.terms[column], column);
  }
  const float alone_idf = idf(1, corpus.size());
  std::vector<std::vector<std::pair<std::uint32_t, float>>> titles(corpus.size());
  parallel_for(corpus.size(), task_size(corpus.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 TitleReader reader(columns, vocabulary, alone_idf);
                 for (std::size_t doc = begin; doc < end; ++doc) {
                   titles[doc] = reader.read(corpus[doc].title, languages[doc]);
                 }
               });
  SparseRows rows;
  rows.width = static_cast<std::uint32_t>(vocabulary.terms.size());
  for (const auto& title : titles) {
    for (const auto& [column, weight] : title) rows.push(column, weight);
    rows.end_row();
  }
  return rows;
}

float covered(SparseRow title, SparseRow text) {
  float sum = 0;
  for (std::size_t i = 0; i < title.size(); ++i) {
    if (std::binary_search(text.columns.begin(), text.columns.end(), title.columns[i])) {
      sum += title.values[i];
    }
  }
  return sum;
}

float mention(float covered, float covered_back) {
  const float there = covered * covered;
  const float back = covered_back * covered_back;
  return (there * there + back * back) / 2;
}

}  // namespace kindred
