// One evaluation as a value: everything that a table, JSON, TSV or a page of it shows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kindred {

/// Fewer groups of relations than this say little of how groups vary: intervals are rough.
inline constexpr std::size_t kFewGroups = 20;

/// Differences below this are noise: the values are the same.
inline constexpr double kSame = 1e-9;

/// Intervals are 95 % bootstrap intervals; the ends are not finite where there is none, because all
/// judged articles are one group.
struct MetricSummary {
  double mean = 0;
  double low = 0;
  double high = 0;
};

/// A system against the first one, by one metric.
struct MetricComparison {
  double difference = 0;  // mean of system − first
  double low = 0;         // interval of it
  double high = 0;
  double p = 1;          // paired randomisation test
  double p_holm = 1;     // adjusted for the number of tests, see is_adjusted(); else the same as p
  double effect = 0;     // mean in standard deviations of the differences; no number for one group
  std::size_t wins = 0;  // articles with a better value than in the first system
  std::size_t ties = 0;  // see kSame
  std::size_t losses = 0;
};

/// What an article has more than in the first system, by the first metric; below 0: less.
struct Movement {
  std::size_t article = 0;  // position among the judged
  double difference = 0;
};

/// One way to make lists: a configuration, a run, a baseline.
struct System {
  enum class Kind { evaluated, compared, baseline };
  Kind kind = Kind::evaluated;
  std::string name;                           // "kindred.yml", "defaults", "newest"
  std::vector<std::string> decisions;         // "rank.proximity 0.65 (auto: …)"
  std::size_t unanswered = 0;                 // judged articles without a list
  std::vector<MetricSummary> metrics;         // by metric
  std::vector<std::vector<double>> values;    // [metric][judged article]
  std::vector<MetricComparison> comparisons;  // by metric; empty for the first system
  std::vector<Movement>
      moved;  // the ten that gained most and the ten that lost most, as far as
              // that is no noise, the largest difference in either direction first
};

struct ListEntry {
  std::string id;
  std::string title;
  std::optional<int> grade;  // nothing: nobody judged it
};

/// A judged article whose lists are shown, side by side.
struct ArticleLists {
  std::size_t article = 0;                    // position among the judged
  std::vector<std::vector<ListEntry>> lists;  // by system, best first
  std::vector<ListEntry> missed;              // related ones that no list shows
};

struct JudgedArticle {
  std::string id;
  std::string title;
  std::size_t related = 0;  // articles judged related to it
};

struct Evaluation {
  std::string site;       // as named
  std::string relations;  // as named
  bool as_published = false;
  bool curated_left_out = false;     // pins and blocks of a system: their file holds the judgements
  std::size_t depth = 0;             // where lists end, and with them metrics without a cutoff
  std::size_t articles = 0;          // of the site
  std::size_t components = 0;        // of judged articles that relations join
  std::size_t components_cut = 0;    // of these, so large that they were cut into blocks
  std::size_t groups = 0;            // resampled as a whole: components, and blocks of those cut
  std::vector<std::string> metrics;  // names; the first is the one by which articles are compared
  std::vector<JudgedArticle> judged;
  std::vector<System> systems;      // the first is what was evaluated
  std::vector<ArticleLists> shown;  // those that differ most between the systems, with lists; the
                                    // largest difference first
};

/// Fewer than two groups say nothing of how groups vary: there are no intervals and no effects.
inline bool has_intervals(const Evaluation& evaluation) { return evaluation.groups > 1; }

/// Compared systems are one family of tests (Holm); baselines are no hypotheses.
inline bool is_tested(const System& system) { return system.kind == System::Kind::compared; }

/// Are p-values of several tests there, so that those of the family were adjusted?
bool has_adjusted(const Evaluation& evaluation);
inline bool is_adjusted(const Evaluation& evaluation, const System& system) {
  return is_tested(system) && has_adjusted(evaluation);
}

/// "evaluated", "compared", "baseline".
std::string_view kind_name(System::Kind kind);

/// One JSON object, ended by a line end:
///   {"version": 1, "site", "relations", "as_published", "curated_left_out", "depth", "articles",
///    "judged", "components", "components_cut", "groups",                    see Evaluation
///    "unanswered", "metrics": {"nDCG@10": {"mean", "low", "high"}, …},      of the first system
///    "systems": [{"name", "kind", "unanswered", "decisions": ["…"],
///                 "metrics": {… as above}, "comparisons":     with the first; only if there are
///                 any
///                   {"nDCG@10": {"difference", "low", "high", "p", "p_holm", "effect",
///                                "wins", "ties", "losses"}, …}}, …],
///    "per_article": [{"id", "title", "related",                              if `per_article`
///                     "values": {"nDCG@10": [by system], …}}, …]}
/// "low", "high" and "effect" are null where one group gives none.
std::string to_json(const Evaluation& evaluation, bool per_article);

/// A header line and one row per system and metric: system, metric, mean, low, high, judged,
/// unanswered, and with the first system difference, difference_low, difference_high, p, p_holm,
/// effect, wins, ties, losses. With `per_article` one per article, system and metric: id, title,
/// related, system, metric, value. Control characters in text are spaces. Titles and names that a
/// spreadsheet would take for a formula begin with an apostrophe; ids stay as they are in qrels and
/// runs, with which they are joined, so import that column as text where files may be called so.
std::string to_tsv(const Evaluation& evaluation, bool per_article);

/// A page of its own: no script from, and no request to, anywhere; all text escaped.
std::string to_html(const Evaluation& evaluation);

}  // namespace kindred
