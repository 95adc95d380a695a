// From TREC files to figures, the whole way, against those of trec_eval.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/article_index.hpp"
#include "data/relations.hpp"
#include "data/trec.hpp"
#include "models/evaluate.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

constexpr std::size_t kDepth = 1000;  // trec_eval -M1000

/// Judgements and lists of articles that are called as the files call them.
struct Collection {
  Corpus corpus;
  std::vector<std::string> ids;
  Judgements judgements;
  Rankings rankings;
};

Collection read_collection(const std::string& qrels, const std::string& run) {
  std::set<std::string> names;
  const auto add = [&](const auto& lines) {
    for (const auto& line : lines) names.insert({line.article, line.related});
  };
  add(*parse_qrels(qrels, "qrels"));
  add(*parse_run(run, "run"));
  Collection out;
  for (const std::string& name : names) out.corpus.emplace_back().path = name + ".md";
  out.ids = document_ids(out.corpus);
  const ArticleIndex index(out.corpus);
  out.judgements = parse_relations(qrels, "qrels", index, {})->judgements;
  out.rankings = parse_rankings(run, "run", index, {})->rankings;
  for (auto& [article, list] : out.rankings) list.resize(std::min(list.size(), kDepth));
  return out;
}

/// A figure by the name that trec_eval gives it.
double figure(const std::string& measure, const GradedList& list) {
  const auto related = [](const std::vector<int>& grades) {
    return static_cast<double>(
        std::count_if(grades.begin(), grades.end(), [](int grade) { return grade > 0; }));
  };
  const auto entries = static_cast<double>(list.grades.size());
  if (measure == "num_ret") return entries;
  if (measure == "num_rel") return related(list.judged);
  if (measure == "num_rel_ret") return related(list.grades);
  if (measure.starts_with("unj_")) {
    // Of k, whatever there are; Judged@k is of the entries there are.
    const std::string k = measure.substr(4);
    const double judged = (*parse_metric("Judged@" + k))(list);
    return (1 - judged) * std::min(std::stod(k), entries) / std::stod(k);
  }
  const auto call = parse_metric(measure);
  EXPECT_TRUE(call) << measure;
  return call ? (*call)(list) : -1;
}

/// By measure and article's id, and by measure and "all": the sum of counts, else the mean.
std::map<std::pair<std::string, std::string>, double> figures(
    const Collection& collection, const std::set<std::string>& measures) {
  std::map<std::pair<std::string, std::string>, double> out;
  const auto queries = static_cast<double>(collection.judgements.size());
  out[{"num_q", "all"}] = queries;
  for (const std::string& measure : measures) {
    const bool is_count = measure.starts_with("num_");
    for (const auto& [article, judged] : collection.judgements) {
      const auto found = collection.rankings.find(article);
      const GradedList list =
          grade(found == collection.rankings.end() ? std::vector<DocId>{} : found->second, judged);
      const double value = figure(measure, list);
      out[{measure, collection.ids[article]}] = value;
      out[{measure, "all"}] += is_count ? value : value / queries;
    }
  }
  return out;
}

struct Line {
  std::string measure;
  std::string article;
  std::string value;
};

std::vector<Line> read_expected(const std::string& text) {
  std::istringstream in(text);
  std::vector<Line> lines;
  for (Line line; in >> line.measure >> line.article >> line.value;) lines.push_back(line);
  return lines;
}

std::string as_printed(double value, bool is_count) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, is_count ? "%.0f" : "%.4f", value);
  return buffer;
}

// How many lines were compared.
std::size_t compare(const Collection& collection, const std::string& expected) {
  const auto lines = read_expected(expected);
  std::set<std::string> measures;
  for (const Line& line : lines) {
    if (line.measure != "num_q") measures.insert(line.measure);
  }
  const auto values = figures(collection, measures);
  for (const Line& line : lines) {
    const auto found = values.find({line.measure, line.article});
    if (found == values.end()) {
      ADD_FAILURE() << "nothing for " << line.measure << " of " << line.article;
      continue;
    }
    EXPECT_EQ(as_printed(found->second, line.measure.starts_with("num_")), line.value)
        << line.measure << " of " << line.article;
  }
  return lines.size();
}

// The collection after its lists were written and read again.
Collection written_and_read(Collection collection) {
  const std::string run = render_run(to_run(collection.rankings, collection.ids), "again");
  const std::string qrels = render_qrels(to_qrels(collection.judgements, collection.ids));
  const ArticleIndex index(collection.corpus);
  collection.judgements = parse_relations(qrels, "qrels", index, {})->judgements;
  collection.rankings = parse_rankings(run, "run", index, {})->rankings;
  return collection;
}

// evaluate() comes to the same means as the figures article by article.
void expect_same_means(const Collection& collection) {
  const auto calls = *parse_metrics("nDCG@10,nDCG,AP,AP@5,P@5,R@10,RR,Rprec,Success@5");
  const Scores scores = evaluate(collection.judgements, collection.rankings, calls);
  std::set<std::string> names;
  for (const MetricCall& call : calls) names.insert(call.name());
  const auto values = figures(collection, names);
  for (std::size_t m = 0; m < calls.size(); ++m) {
    EXPECT_NEAR(mean(scores.values[m]), values.at({calls[m].name(), "all"}), 1e-12);
  }
}

TEST(TrecOracle, ReproducesEveryFigureOfTrecEval) {
  if (shared_folder().empty()) GTEST_SKIP() << "needs the shared TREC files";
  const std::string folder = shared_folder() + "/trec/";
  const Collection collection =
      read_collection(read_file(folder + "qrels"), read_file(folder + "run"));
  const std::string expected = read_file(folder + "expected-complete.txt");
  EXPECT_EQ(compare(collection, expected), 967U);
  EXPECT_EQ(compare(written_and_read(collection), expected), 967U);
  expect_same_means(collection);
}

// The same in small, by hand: a tie, an unjudged entry, a list shorter than the cutoff (a), an
// article without a list (b), one without anything related (c), a list that nobody judged (z).
const char* const kQrels =
    "a 0 x1 2\na 0 x2 1\na 0 x3 0\na 0 x4 1\n"
    "b 0 x1 1\n"
    "c 0 x1 0\n";
const char* const kRun =
    "a Q0 x3 1 0.9 s\na Q0 x2 2 0.5 s\na Q0 x9 3 0.5 s\na Q0 x1 4 0.1 s\n"
    "c Q0 x1 1 1 s\n"
    "z Q0 x1 1 1 s\n";
// a's list in order: x3 (0), x9 (unjudged), x2 (1), x1 (2).
// nDCG: (1/log2(4) + 2/log2(5)) / (2 + 1/log2(3) + 1/log2(4)) = 1.36135 / 3.13093.
const char* const kExpected =
    "num_q all 3\n"
    "num_ret a 4\nnum_ret b 0\nnum_ret c 1\nnum_ret all 5\n"
    "num_rel a 3\nnum_rel b 1\nnum_rel c 0\nnum_rel all 4\n"
    "num_rel_ret a 2\nnum_rel_ret b 0\nnum_rel_ret c 0\nnum_rel_ret all 2\n"
    "ndcg a 0.4348\nndcg b 0.0000\nndcg c 0.0000\nndcg all 0.1449\n"
    "ndcg_cut_3 a 0.1597\nndcg_cut_3 all 0.0532\n"
    "map a 0.2778\nmap b 0.0000\nmap c 0.0000\nmap all 0.0926\n"
    "map_cut_3 a 0.1111\n"
    "P_5 a 0.4000\nP_5 b 0.0000\nP_5 c 0.0000\nP_5 all 0.1333\n"
    "recall_3 a 0.3333\nrecall_5 a 0.6667\n"
    "recip_rank a 0.3333\nrecip_rank all 0.1111\n"
    "Rprec a 0.3333\nsuccess_1 a 0.0000\nsuccess_3 a 1.0000\nsuccess_3 all 0.3333\n"
    "unj_3 a 0.3333\nunj_5 a 0.2000\nunj_5 b 0.0000\nunj_5 c 0.0000\nunj_5 all 0.0667\n";

TEST(TrecOracle, IsReproducedInSmallByHand) {
  const Collection collection = read_collection(kQrels, kRun);
  EXPECT_EQ(compare(collection, kExpected), 41U);
  EXPECT_EQ(compare(written_and_read(collection), kExpected), 41U);
  expect_same_means(collection);
}

}  // namespace
}  // namespace kindred::test
