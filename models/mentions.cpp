#include "models/mentions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <vector>

#include "core/parallel.hpp"
#include "models/analyzer.hpp"

namespace kindred {

OwnedRow title_row(std::string_view title, Analyzer& analyzer, const Vocabulary& vocabulary,
                   std::size_t articles) {
  const float unknown_idf = idf(1, articles);
  std::vector<std::string> terms = analyzer.analyze(title);
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  std::vector<std::pair<std::uint32_t, float>> known;
  float sum = 0;
  for (const std::string& term : terms) {
    const auto column = vocabulary.index.first(vocabulary.terms, term);
    const float idf = column ? vocabulary.idf[*column] : unknown_idf;
    sum += idf * idf;
    if (column) known.emplace_back(*column, idf * idf);
  }
  std::sort(known.begin(), known.end());
  OwnedRow row;
  for (const auto& [column, weight] : known) {
    row.columns.push_back(column);
    row.values.push_back(weight / sum);
  }
  return row;
}

SparseRows title_rows(const Corpus& corpus, std::span<const std::string> languages,
                      const Vocabulary& vocabulary, unsigned threads, Progress& progress) {
  std::vector<OwnedRow> titles(corpus.size());
  parallel_for(corpus.size(), task_size(corpus.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 std::map<std::string, Analyzer> analyzers;
                 for (std::size_t doc = begin; doc < end; ++doc) {
                   Analyzer& analyzer =
                       analyzers.try_emplace(languages[doc], languages[doc]).first->second;
                   titles[doc] = title_row(corpus[doc].title, analyzer, vocabulary, corpus.size());
                 }
               });
  RowsBuilder rows;
  for (const OwnedRow& title : titles) {
    for (std::size_t i = 0; i < title.columns.size(); ++i) {
      rows.push(title.columns[i], title.values[i]);
    }
    rows.end_row();
  }
  return rows.finish(vocabulary.terms.size());
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
