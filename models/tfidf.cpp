#include "models/tfidf.hpp"

#include <bit>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "core/parallel.hpp"
#include "models/analyzer.hpp"
#include "models/keys.hpp"
#include "models/term_counts.hpp"
#include "models/words.hpp"

namespace kindred {
namespace {

constexpr std::uint32_t kUnknown = ~std::uint32_t{0};  // column of a term that no article has

Vocabulary vocabulary_of(TermCounts& counted, std::size_t articles) {
  std::vector<float> idfs;
  idfs.reserve(counted.df.size());
  for (const std::uint32_t df : counted.df) idfs.push_back(idf(df, articles));
  Vocabulary vocabulary{std::move(counted.terms), std::move(idfs), {}};
  vocabulary.index = StringIndex(vocabulary.terms);
  return vocabulary;
}

using Row = std::vector<std::pair<std::uint32_t, float>>;

/// The root is exact where std::pow need not be: the same bytes on every machine by default.
float damped(float count, float damping) {
  return damping == 0.5F ? std::sqrt(count) : std::pow(count, damping);
}

/// One article's row: damped, times idf, norm 1, columns ascending.
Row weigh(std::span<const TermCount> counts, std::span<const std::uint32_t> columns,
          std::span<const float> idf, float unknown_idf, float damping) {
  std::vector<std::uint64_t> entries;  // the smaller the column, the larger
  double norm = 0;
  for (const TermCount& count : counts) {
    const std::uint32_t column = columns[count.term];
    const float weight =
        damped(count.count, damping) * (column == kUnknown ? unknown_idf : idf[column]);
    norm += double{weight} * weight;
    if (column == kUnknown) continue;
    entries.push_back(std::uint64_t{~column} << 32U | std::bit_cast<std::uint32_t>(weight));
  }
  sort_descending(entries);
  const auto scale = static_cast<float>(norm > 0 ? 1 / std::sqrt(norm) : 0);
  Row row;
  row.reserve(entries.size());
  for (const std::uint64_t entry : entries) {
    const auto weight = std::bit_cast<float>(static_cast<std::uint32_t>(entry));
    row.emplace_back(~static_cast<std::uint32_t>(entry >> 32U), weight * scale);
  }
  return row;
}

/// Where the rows begin, and the end.
std::vector<std::uint64_t> row_offsets(const std::vector<ChunkCounts>& chunks, float factor,
                                       std::span<const RowsPart> beside) {
  std::vector<std::uint64_t> offsets{0};
  for (const ChunkCounts& chunk : chunks) {
    for (std::size_t i = 1; i < chunk.offsets.size(); ++i) {
      const std::size_t doc = offsets.size() - 1;
      std::uint64_t end = offsets.back();
      if (factor > 0) end += chunk.offsets[i] - chunk.offsets[i - 1];
      for (const RowsPart& part : beside) end += part.factor > 0 ? (*part.rows)[doc].size() : 0;
      offsets.push_back(end);
    }
  }
  return offsets;
}

/// Rows as they are filled, in the memory that they stay in.
struct Filling {
  std::vector<std::uint64_t> offsets;
  std::vector<std::uint32_t> columns;
  std::vector<float> values;
};

/// One article's row behind its terms; `at` is the place of the first entry.
void write_beside(std::span<const RowsPart> beside, std::size_t doc, std::size_t at,
                  std::uint32_t first_column, Filling& filling) {
  for (const RowsPart& part : beside) {
    const SparseRow row = (*part.rows)[doc];
    for (std::size_t i = 0; part.factor > 0 && i < row.size(); ++i) {
      filling.columns[at] = first_column + row.columns[i];
      filling.values[at++] = row.values[i] * part.factor;
    }
    first_column += part.rows->width;
  }
}

/// All rows; counts are given up as they are weighed.
SparseRows weigh(std::vector<ChunkCounts>& chunks, const Vocabulary& vocabulary, float damping,
                 float factor, std::span<const RowsPart> beside, unsigned threads,
                 Progress& progress) {
  const float unknown_idf = 0;  // there are none
  Filling filling{row_offsets(chunks, factor, beside), {}, {}};
  filling.columns.resize(filling.offsets.back());
  filling.values.resize(filling.offsets.back());
  const auto terms = static_cast<std::uint32_t>(vocabulary.terms.size());
  const std::size_t articles_per_chunk = task_size(filling.offsets.size() - 1);
  parallel_for(chunks.size(), 1, threads, progress, [&](std::size_t at, std::size_t) {
    const ChunkCounts& chunk = chunks[at];
    for (std::size_t i = 0; i + 1 < chunk.offsets.size(); ++i) {
      const std::size_t doc = at * articles_per_chunk + i;
      std::size_t next = filling.offsets[doc];
      const auto counts = std::span(chunk.counts)
                              .subspan(chunk.offsets[i], chunk.offsets[i + 1] - chunk.offsets[i]);
      if (factor > 0) {
        for (const auto& [column, value] :
             weigh(counts, chunk.numbers, vocabulary.idf.span(), unknown_idf, damping)) {
          filling.columns[next] = column;
          filling.values[next++] = value * factor;
        }
      }
      write_beside(beside, doc, next, terms, filling);
    }
    chunks[at] = {};
  });
  std::uint32_t width = terms;
  for (const RowsPart& part : beside) width += part.rows->width;
  return {std::move(filling.offsets), std::move(filling.columns), std::move(filling.values), width};
}

using Counts = std::map<std::string, float, std::less<>>;

void count_words(std::string_view text, float weight, Analyzer& analyzer,
                 std::vector<std::string> (Analyzer::*split)(std::string_view), Counts& counts) {
  std::vector<std::string_view> words;
  split_words(text, words);
  for (const std::string_view word : words) {
    for (std::string& term : (analyzer.*split)(word)) counts[std::move(term)] += weight;
  }
}

}  // namespace

float idf(std::size_t df, std::size_t articles) {
  constexpr double kSteps = 8;
  const double rarity = (1.0 + static_cast<double>(articles)) / (1.0 + static_cast<double>(df));
  return static_cast<float>(std::round(kSteps * (std::log(rarity) + 1)) / kSteps);
}

Tfidf fit_tfidf(const Corpus& corpus, std::span<const std::string> languages,
                const FieldOptions& fields, float factor, std::span<const RowsPart> beside,
                unsigned threads, Progress& progress) {
  progress.begin("analyze", corpus.size());
  TermCounts counted = count_terms(corpus, languages, fields, threads, progress);
  Tfidf tfidf;
  if (progress.stopped()) return tfidf;

  progress.begin("tf-idf", counted.chunks.size());
  tfidf.vocabulary = vocabulary_of(counted, corpus.size());
  tfidf.rows =
      weigh(counted.chunks, tfidf.vocabulary, fields.damping, factor, beside, threads, progress);
  return tfidf;
}

TextRow text_row(std::string_view text, const std::string& language, const Vocabulary& vocabulary,
                 std::size_t articles, float damping) {
  Analyzer analyzer(language);
  Counts counts;
  count_words(text, 1, analyzer, &Analyzer::terms_of, counts);
  TextRow out;
  out.words = counts.size();
  count_words(text, kGramShare, analyzer, &Analyzer::grams_of, counts);
  std::vector<TermCount> numbered;
  std::vector<std::uint32_t> columns;
  for (const auto& [term, weight] : counts) {
    numbered.push_back({static_cast<std::uint32_t>(columns.size()), weight});
    columns.push_back(vocabulary.index.first(vocabulary.terms, term).value_or(kUnknown));
  }
  const Row row = weigh(numbered, columns, vocabulary.idf.span(), idf(1, articles), damping);
  for (const auto& [column, value] : row) {
    out.row.columns.push_back(column);
    out.row.values.push_back(value);
  }
  return out;
}

void Vocabulary::save(const std::string& name, Sections& sections) const {
  terms.save(name + ".terms", sections);
  index.save(name + ".terms", sections);
  sections.add(name + ".idf", idf);
}

Result<Vocabulary> Vocabulary::load(const std::string& name, const SectionSource& sections) {
  auto terms = Strings::load(name + ".terms", sections);
  if (!terms) return terms.error();
  auto index = StringIndex::load(name + ".terms", terms->size(), sections);
  if (!index) return index.error();
  auto idf = sections.get<float>(name + ".idf");
  if (!idf) return idf.error();
  if (idf->size() != terms->size()) return SectionSource::damaged(name);
  return Vocabulary{std::move(*terms), std::move(*idf), std::move(*index)};
}

}  // namespace kindred
