#include "bench/generated/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

#include "core/options.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"
#include "models/analyzer.hpp"
#include "models/copies.hpp"
#include "models/language.hpp"
#include "models/tfidf.hpp"

namespace kindred::bench {
namespace {

using Figures = std::vector<Figure>;

double ratio(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

/// The value that a share `p` of them do not exceed; no number if there are none.
double quantile(std::vector<double> values, double p) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(p * static_cast<double>(values.size() - 1))];
}

/// The articles in an order in which any part is like the whole.
std::vector<DocId> shuffled(const Corpus& corpus) {
  std::vector<DocId> order(corpus.size());
  std::iota(order.begin(), order.end(), DocId{0});
  SplitMix64 random(1);
  shuffle(order, random);
  return order;
}

/// Terms of title, excerpt and body, as they come out of the analyzer.
void add_terms(const Corpus& corpus, const std::vector<std::string>& languages, Figures& figures) {
  std::map<std::string, Analyzer> analyzers;
  std::unordered_map<std::string, std::size_t> df;
  std::size_t terms = 0;
  std::size_t entries = 0;
  double half = 0;  // ln(terms), ln(vocabulary) of half of the articles
  double half_vocabulary = 0;
  std::size_t articles = 0;
  for (const DocId doc : shuffled(corpus)) {
    const Article& article = corpus[doc];
    Analyzer& analyzer = analyzers.try_emplace(languages[doc], languages[doc]).first->second;
    auto found = analyzer.analyze(article.title + "\n" + article.excerpt + "\n" + article.body);
    terms += found.size();
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    entries += found.size();
    for (std::string& term : found) ++df[std::move(term)];
    if (++articles == corpus.size() / 2) {
      half = std::log(terms);
      half_vocabulary = std::log(df.size());
    }
  }
  const auto once =
      std::count_if(df.begin(), df.end(), [](auto& term) { return term.second == 1; });
  figures.push_back({"terms per article", ratio(terms, corpus.size()), 1});
  figures.push_back({"distinct terms per article", ratio(entries, corpus.size()), 1});
  figures.push_back({"vocabulary", static_cast<double>(df.size())});
  figures.push_back({"Heaps exponent, second half",
                     (std::log(df.size()) - half_vocabulary) / (std::log(terms) - half), 2});
  figures.push_back(
      {"terms of one article, %", 100 * ratio(static_cast<std::size_t>(once), df.size()), 1});
}

/// The rows of the model.
void add_rows(const SparseRows& rows, const SparseRows& postings, Figures& figures) {
  const std::size_t n = rows.size();
  double all = 0;
  double rare = 0;  // of terms that at most 1 % of the articles have
  for (std::size_t term = 0; term < postings.size(); ++term) {
    const auto df = static_cast<double>(postings[term].size());
    all += df * df;
    if (df * 100 <= static_cast<double>(n)) rare += df * df;
  }
  figures.push_back({"columns", static_cast<double>(rows.width)});
  figures.push_back({"entries per row", ratio(rows.columns.size(), n), 1});
  const double pairs = static_cast<double>(n) * static_cast<double>(n);
  figures.push_back({"postings read for one row, times n", all / pairs, 1});
  figures.push_back({"of terms in at most 1 %, times n", rare / pairs, 3});
}

/// Cosines of an article with all others, highest first.
std::vector<double> likeness(const SparseRows& rows, const SparseRows& postings, DocId doc) {
  std::vector<double> cosines(rows.size());
  for (std::size_t i = 0; i < rows[doc].size(); ++i) {
    const SparseRow posting = postings[rows[doc].columns[i]];
    for (std::size_t j = 0; j < posting.size(); ++j) {
      cosines[posting.columns[j]] += double{rows[doc].values[i]} * posting.values[j];
    }
  }
  cosines[doc] = 0;
  std::sort(cosines.rbegin(), cosines.rend());
  return cosines;
}

void add_likeness(const Corpus& corpus, const SparseRows& rows, const SparseRows& postings,
                  unsigned threads, Progress& progress, Figures& figures) {
  auto sample = shuffled(corpus);
  sample.resize(std::min<std::size_t>(sample.size(), 1000));
  progress.begin("likeness", sample.size());
  std::vector<double> nearest(sample.size());
  std::vector<double> tenth(sample.size());
  std::vector<double> like(sample.size());
  parallel_for(sample.size(), 8, threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto cosines = likeness(rows, postings, sample[i]);
      nearest[i] = cosines[0];
      tenth[i] = cosines[std::min<std::size_t>(9, cosines.size() - 1)];
      like[i] = static_cast<double>(
          std::count_if(cosines.begin(), cosines.end(), [](double c) { return c >= 0.3; }));
    }
  });
  const auto copies =
      std::count_if(nearest.begin(), nearest.end(), [](double c) { return c >= 0.85; });
  figures.push_back({"likeness of the nearest, median", quantile(nearest, .5), 2});
  figures.push_back({"of the tenth nearest, median", quantile(tenth, .5), 2});
  figures.push_back({"with a near copy (.85), %",
                     100 * ratio(static_cast<std::size_t>(copies), sample.size()), 1});
  for (const auto& [name, p] : {std::pair{"median", .5}, {"75 %", .75}, {"95 %", .95}}) {
    figures.push_back(
        {std::string("articles of likeness .3 and more, ") + name, quantile(like, p)});
  }
}

void add_topics(const Corpus& corpus, Figures& figures) {
  std::map<std::string, std::size_t> topics;
  std::size_t sum = 0;
  for (const Article& article : corpus) {
    sum += article.topics.size();
    for (const std::string& topic : article.topics) ++topics[topic];
  }
  figures.push_back({"topics", static_cast<double>(topics.size())});
  figures.push_back({"topics per article", ratio(sum, corpus.size()), 2});
}

void add_publishing(const Corpus& corpus, Figures& figures) {
  std::map<std::string, std::size_t> providers;
  std::map<std::int64_t, std::size_t> days;
  std::size_t no_heat = 0;
  std::vector<double> quality;
  for (const Article& article : corpus) {
    ++providers[article.provider];
    if (article.time) ++days[*article.time / 86400];
    if (article.heat.value_or(-1) < 0) ++no_heat;
    if (article.quality) quality.push_back(*article.quality);
  }
  std::vector<double> per_day;
  per_day.reserve(days.size());
  for (const auto& [day, articles] : days) per_day.push_back(static_cast<double>(articles));
  std::size_t most = 0;
  for (const auto& [provider, articles] : providers) most = std::max(most, articles);
  figures.push_back({"providers", static_cast<double>(providers.size())});
  figures.push_back({"articles of the largest, %", 100 * ratio(most, corpus.size()), 1});
  figures.push_back({"quality, median", quantile(quality, .5)});
  figures.push_back({"articles without heat, %", 100 * ratio(no_heat, corpus.size()), 1});
  figures.push_back({"days with articles", static_cast<double>(days.size())});
  for (const auto& [name, p] : {std::pair{"median", .5}, {"95 %", .95}, {"most", 1.}}) {
    figures.push_back({std::string("articles of such a day, ") + name, quantile(per_day, p)});
  }
}

}  // namespace

std::vector<Figure> statistics(const Corpus& corpus, unsigned threads, Progress& progress) {
  const Options options;
  const auto languages = kindred::languages(corpus, options, threads, progress).names;
  const Tfidf tfidf = fit_tfidf(corpus, languages, options.fields, 1, {}, threads, progress);
  const SparseRows postings = transpose(tfidf.rows);
  Figures figures = {{"articles", static_cast<double>(corpus.size())}};
  const auto english = std::count(languages.begin(), languages.end(), "english");
  figures.push_back(
      {"in English, %", 100 * ratio(static_cast<std::size_t>(english), corpus.size()), 1});
  add_terms(corpus, languages, figures);
  add_rows(tfidf.rows, postings, figures);
  add_likeness(corpus, tfidf.rows, postings, threads, progress, figures);
  add_topics(corpus, figures);
  add_publishing(corpus, figures);
  return figures;
}

double value_of(const std::vector<Figure>& figures, std::string_view name) {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [&](const Figure& figure) { return figure.name == name; });
  if (found == figures.end()) throw std::out_of_range("no figure " + std::string(name));
  return found->value;
}

}  // namespace kindred::bench
