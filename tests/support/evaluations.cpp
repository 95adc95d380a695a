#include "tests/support/evaluations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "cli/assess.hpp"
#include "core/random.hpp"
#include "models/significance.hpp"

namespace kindred {
namespace {

constexpr std::array<const char*, 6> kNames = {"kindred.yml", "compare.yml", "newest",
                                               "same topic",  "title only",  "random"};
constexpr std::array<const char*, 12> kSubjects = {
    "Grid operators", "Small cities", "The central bank", "Battery makers",
    "Coral reefs",    "Night trains", "Open data",        "Wheat farmers",
    "Heat pumps",     "River ports",  "Public libraries", "Chip factories"};
constexpr std::array<const char*, 10> kEvents = {
    "face another winter of uncertainty, and plan for it",
    "after the storm: what has been learned",
    "and the long road to 2030",
    "report record demand",
    "ask for clearer rules on subsidies, storage and cross-border trade",
    "find an unlikely ally",
    "under pressure",
    "in five charts",
    "turn to the courts",
    "– why the numbers do not add up"};

std::string title(std::size_t i) {
  return std::string(kSubjects[i % kSubjects.size()]) + " " +
         kEvents[(i * 7 + i / 12) % kEvents.size()];
}

std::string id(std::size_t i) {
  return "2024-0" + std::to_string(1 + i % 9) + "-story-" + std::to_string(1000 + i);
}

double noise(SplitMix64& random) { return random.uniform() + random.uniform() - 1; }

// As metrics come: some nothing, some perfect, the rest between; most as the first system has them.
std::vector<std::vector<double>> values(std::size_t judged, std::size_t metrics,
                                        std::size_t system) {
  SplitMix64 articles(11);
  SplitMix64 own(100 + system);
  const double shift = std::array{0.0, 0.05, -0.3, -0.12, -0.08, -0.5}[system % 6];
  std::vector<std::vector<double>> made(metrics, std::vector<double>(judged));
  for (std::size_t article = 0; article < judged; ++article) {
    const double base = 0.55 + 0.7 * noise(articles);
    const bool differs = system > 0 && own.uniform() < (system == 1 ? 0.3 : 0.8);
    for (std::size_t metric = 0; metric < metrics; ++metric) {
      const double metric_base =
          metric == 0 ? base : base * (0.4 + 0.1 * static_cast<double>(metric));
      const double change = differs ? shift + 0.25 * noise(own) : 0;
      made[metric][article] = std::clamp(metric_base + change, 0.0, 1.0);
    }
  }
  return made;
}

// Articles in groups of three.
std::vector<std::uint32_t> groups_of(std::size_t judged) {
  std::vector<std::uint32_t> groups(judged);
  for (std::size_t i = 0; i < judged; ++i) groups[i] = static_cast<std::uint32_t>(i / 3);
  return groups;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

MetricComparison compare(const std::vector<double>& system, const std::vector<double>& first) {
  std::vector<double> differences(system.size());
  MetricComparison made;
  for (std::size_t i = 0; i < system.size(); ++i) {
    differences[i] = system[i] - first[i];
    ++(differences[i] > 0 ? made.wins : differences[i] < 0 ? made.losses : made.ties);
  }
  const auto groups = groups_of(system.size());
  const Interval interval = bootstrap_interval({differences, groups}, 1, 500);
  made.difference = mean_of(differences);
  made.low = interval.low;
  made.high = interval.high;
  made.p = made.p_holm = randomisation_p({differences, groups}, 1, 999);
  made.effect = effect_size(differences);
  return made;
}

System system(std::size_t number, const Evaluation& evaluation, std::size_t unanswered) {
  System made;
  made.kind = number == 0   ? System::Kind::evaluated
              : number == 1 ? System::Kind::compared
                            : System::Kind::baseline;
  made.name = kNames[number % kNames.size()];
  made.values = values(evaluation.judged.size(), evaluation.metrics.size(), number);
  made.unanswered = unanswered;
  if (number < 2) {
    made.decisions = {"rank.proximity 0.65 (auto: dates are known and articles age fast)",
                      "rank.half_life_days 21 (auto: from the dates of related articles)",
                      "similarity.dense 0.3 (auto: 1234 articles are enough)",
                      "language en (auto)"};
  }
  const auto groups = groups_of(evaluation.judged.size());
  for (std::size_t i = 0; i < made.values.size(); ++i) {
    const Interval interval = bootstrap_interval({made.values[i], groups}, 1, 500);
    made.metrics.push_back({mean_of(made.values[i]), interval.low, interval.high});
    if (number == 0) continue;
    made.comparisons.push_back(compare(made.values[i], evaluation.systems.front().values[i]));
  }
  if (number == 0) return made;
  made.moved =
      cli::largest_movements(made.values.front(), evaluation.systems.front().values.front());
  return made;
}

ListEntry entry(std::size_t article, std::size_t rank) {
  const std::size_t other = article * 5 + rank * 3;
  std::optional<int> grade;
  if (rank % 3 != 2) grade = static_cast<int>((article + rank * 2) % 4);
  return {id(other), title(other), grade};
}

ArticleLists lists(const Evaluation& evaluation, std::size_t article) {
  ArticleLists made;
  made.article = article;
  for (std::size_t i = 0; i < evaluation.systems.size(); ++i) {
    auto& list = made.lists.emplace_back();
    if (i == 2 && article % 4 == 1) continue;  // a system without an answer
    for (std::size_t rank = 0; rank < 10; ++rank) list.push_back(entry(article, rank + i * 2));
  }
  if (article % 2 == 0) made.missed = {{id(999), title(999), 1}, {id(998), title(998), 2}};
  return made;
}

}  // namespace

Evaluation made_up_evaluation(std::size_t judged, std::size_t systems, std::size_t shown) {
  Evaluation made;
  made.site = "the-daily-example";
  made.relations = "relations.yml";
  made.articles = judged * 10 + 4;
  made.groups = made.components = (judged + 2) / 3;
  made.metrics = {"nDCG@10", "AP@10", "P@5", "R@10", "RR", "Judged@10"};
  for (std::size_t i = 0; i < judged; ++i) made.judged.push_back({id(i), title(i), 1 + i % 7});
  for (std::size_t i = 0; i < systems; ++i) made.systems.push_back(system(i, made, i * 3));
  for (std::size_t i = 0; i < shown; ++i) made.shown.push_back(lists(made, i * 3));
  return made;
}

std::vector<std::string> hostile_texts() {
  return {"<script>document.title='owned'</script>",
          "<img src=x onerror=\"document.title='owned'\">",
          "</style><script>document.title='owned'</script><style>",
          "</title><script>document.title='owned'</script>",
          "\" onmouseover=\"document.title='owned'\" x=\"",
          "' onfocus='document.title=1' autofocus='",
          "javascript:document.title='owned'",
          "<svg/onload=document.title='owned'>",
          "<iframe src=\"https://example.com\"></iframe>",
          "-->]]></bdi></span></h1><b>bold</b>&lt;&amp;&#60;script&#62;",
          "=HYPERLINK(\"http://example.com\",\"x\")",
          "\t=1+1",
          "@SUM(A1:A9)",
          "-2+3\tnext\ncolumn\r\n",
          "\u202Edetrevni\u202C and \u2066isolated\u2069 and \u2028line",
          "bell\a null\x01 delete\x7F next\u0085",
          "broken \xC3( \xFF bytes",
          std::string(3000, 'w')};
}

Evaluation hostile_evaluation() {
  const std::vector<std::string> texts = hostile_texts();
  std::size_t next = 0;
  const auto text = [&] { return texts[next++ % texts.size()]; };
  Evaluation made = made_up_evaluation(60, 3, 4);
  made.site = texts[3] + texts[1];
  made.relations = texts[2] + texts[4];
  for (std::string& metric : made.metrics) metric = text();
  for (System& system : made.systems) {
    system.name = text();
    for (std::string& decision : system.decisions) decision = text();
  }
  for (JudgedArticle& article : made.judged) article = {text(), text(), article.related};
  for (ArticleLists& shown : made.shown) {
    for (auto& list : shown.lists) {
      for (ListEntry& one : list) one = {text(), text(), one.grade};
    }
    for (ListEntry& one : shown.missed) one = {text(), text(), one.grade};
  }
  return made;
}

}  // namespace kindred
