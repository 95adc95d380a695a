#include "models/metrics.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include "core/text.hpp"

namespace kindred {
namespace {

using Grades = std::span<const int>;

Grades top(const std::vector<int>& grades, std::size_t cutoff) {
  return Grades(grades).first(cutoff == 0 ? grades.size() : std::min(cutoff, grades.size()));
}

bool is_related(int grade) { return grade > 0; }

double count_related(Grades grades) {
  return static_cast<double>(std::count_if(grades.begin(), grades.end(), is_related));
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

double dcg(Grades grades) {
  double sum = 0;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    if (is_related(grades[i])) sum += grades[i] / std::log2(static_cast<double>(i + 2));
  }
  return sum;
}

double ndcg(const GradedList& list, unsigned cutoff) {
  return share(dcg(top(list.grades, cutoff)), dcg(top(list.judged, cutoff)));
}

// Divided by all that are related, also where the cutoff lets fewer in.
double average_precision(const GradedList& list, unsigned cutoff) {
  const Grades grades = top(list.grades, cutoff);
  double found = 0;
  double sum = 0;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    if (is_related(grades[i])) sum += ++found / static_cast<double>(i + 1);
  }
  return share(sum, count_related(list.judged));
}

// Divided by the cutoff, also where the list is shorter.
double precision(const GradedList& list, unsigned cutoff) {
  assert(cutoff > 0);
  return count_related(top(list.grades, cutoff)) / cutoff;
}

double recall(const GradedList& list, unsigned cutoff) {
  return share(count_related(top(list.grades, cutoff)), count_related(list.judged));
}

double reciprocal_rank(const GradedList& list, unsigned cutoff) {
  const Grades grades = top(list.grades, cutoff);
  const auto first = std::find_if(grades.begin(), grades.end(), is_related);
  return first == grades.end() ? 0 : 1 / static_cast<double>(first - grades.begin() + 1);
}

double success(const GradedList& list, unsigned cutoff) {
  return count_related(top(list.grades, cutoff)) > 0 ? 1 : 0;
}

double r_precision(const GradedList& list, unsigned /*cutoff*/) {
  const double related = count_related(list.judged);
  return share(count_related(top(list.grades, static_cast<std::size_t>(related))), related);
}

// Divided by the entries that there are, as in ir_measures. trec_eval's unj_k is the share of
// unjudged ones of k, whatever there are: unj_k = (1 - Judged@k) * min(k, entries) / k.
double judged(const GradedList& list, unsigned cutoff) {
  const Grades grades = top(list.grades, cutoff);
  const auto known = std::count_if(grades.begin(), grades.end(), [](int g) { return g >= 0; });
  return share(static_cast<double>(known), static_cast<double>(grades.size()));
}

constexpr std::array kMetrics = {
    Metric{"nDCG", "", "ndcg", "ndcg_cut", false, true,
           "gain of the list, discounted by rank, as a share of the best list's", ndcg},
    Metric{"AP", "", "map", "map_cut", false, true,
           "mean over the related articles of the precision where each is found",
           average_precision},
    Metric{"P", "Precision", "", "P", true, true, "share of related articles in the list",
           precision},
    Metric{"R", "Recall", "", "recall", true, true, "share of the related articles that is found",
           recall},
    Metric{"RR", "MRR", "recip_rank", "", false, true, "1 / rank of the first related article",
           reciprocal_rank},
    Metric{"Success", "", "", "success", true, true, "1 where any related article is found",
           success},
    Metric{"Rprec", "", "", "", false, false,
           "precision at the rank that is the number of related articles", r_precision},
    Metric{"Judged", "", "", "", true, true, "share of the list that somebody judged", judged},
};

constexpr unsigned kExample = 10;  // the cutoff that messages show

// The words of a name and, behind '@' (ir_measures) or '_' (trec_eval), its cutoff.
struct Spelling {
  std::string_view text;
  std::string word;  // in small letters
  char separator = 0;
  std::string_view cutoff;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Spelling spell(std::string_view text) {
  auto at = text.find('@');
  if (at == std::string_view::npos) {
    at = text.rfind('_');
    const auto behind = at == std::string_view::npos ? "" : text.substr(at + 1);
    if (behind.empty() || !std::all_of(behind.begin(), behind.end(), is_digit)) {
      return {text, lower_ascii(text), 0, ""};
    }
  }
  return {text, lower_ascii(text.substr(0, at)), text[at], text.substr(at + 1)};
}

bool is_named(const Metric& metric, const Spelling& spelling) {
  const auto is = [&](std::string_view name) {
    return !name.empty() && lower_ascii(name) == spelling.word;
  };
  if (spelling.separator == '_') return is(metric.cut);
  if (is(metric.name) || is(metric.common) || is(metric.full)) return true;
  return spelling.separator == 0 && is(metric.cut);
}

Error invalid(const Spelling& spelling, const std::string& what) {
  return {Errc::invalid, "'" + std::string(spelling.text) + "': " + what, "", 0};
}

std::string example(const Metric& metric) {
  return MetricCall{&metric, metric.takes_cutoff ? kExample : 0}.name();
}

Result<unsigned> parse_cutoff(const Metric& metric, const Spelling& spelling) {
  unsigned value = 0;
  const char* const end = spelling.cutoff.data() + spelling.cutoff.size();
  const auto [stop, failed] = std::from_chars(spelling.cutoff.data(), end, value);
  if (stop != end || failed == std::errc::invalid_argument) {
    return invalid(spelling, "a cutoff is an integer, e.g. " + example(metric));
  }
  if (failed != std::errc{} || value > kHighestCutoff) {
    return invalid(spelling, "a cutoff is at most " + std::to_string(kHighestCutoff));
  }
  if (value == 0) return invalid(spelling, "a cutoff is at least 1, e.g. " + example(metric));
  return value;
}

// "nDCG@10" for "ndgc@10"; empty where no name is near.
std::string near_name(const Spelling& spelling) {
  if (spelling.word.size() < 3) return "";  // every short name is near
  std::vector<std::string> names;
  std::vector<const Metric*> owners;
  for (const Metric& metric : kMetrics) {
    for (const auto name : {metric.name, metric.common, metric.full, metric.cut}) {
      if (name.empty()) continue;
      names.push_back(lower_ascii(name));
      owners.push_back(&metric);
    }
  }
  const std::string near = nearest(spelling.word, names);
  if (near.empty()) return "";
  const auto place = std::find(names.begin(), names.end(), near) - names.begin();
  const Metric& metric = *owners[static_cast<std::size_t>(place)];
  if (!metric.takes_cutoff) return std::string(metric.name);
  const auto cutoff = parse_cutoff(metric, spelling);
  if (cutoff) return MetricCall{&metric, *cutoff}.name();
  return spelling.separator != 0 || metric.needs_cutoff ? example(metric)
                                                        : std::string(metric.name);
}

Error unknown(const Spelling& spelling) {
  std::string message = "no metric '" + std::string(spelling.text) + "'";
  if (const auto near = near_name(spelling); !near.empty()) {
    return {Errc::invalid, message + ": did you mean '" + near + "'?", "", 0};
  }
  message += ": there are ";
  for (const Metric& metric : kMetrics) {
    if (&metric != kMetrics.data()) message += ", ";
    message += metric.needs_cutoff ? example(metric) : std::string(metric.name);
  }
  return {Errc::invalid, message, "", 0};
}

}  // namespace

std::span<const Metric> metrics() { return kMetrics; }

std::string MetricCall::name() const {
  std::string text(metric->name);
  if (cutoff > 0) text += "@" + std::to_string(cutoff);
  return text;
}

Result<MetricCall> parse_metric(std::string_view text) {
  const Spelling spelling = spell(trim(text));
  const auto* const metric =
      std::find_if(kMetrics.begin(), kMetrics.end(),
                   [&](const Metric& candidate) { return is_named(candidate, spelling); });
  if (metric == kMetrics.end()) return unknown(spelling);
  if (spelling.separator == 0) {
    const bool cut = spelling.word == lower_ascii(metric->cut);  // "ndcg_cut"
    if (metric->needs_cutoff || cut) {
      return invalid(spelling, "needs a cutoff, e.g. " + example(*metric));
    }
    return MetricCall{metric, 0};
  }
  if (!metric->takes_cutoff) return invalid(spelling, "takes no cutoff");
  const auto cutoff = parse_cutoff(*metric, spelling);
  if (!cutoff) return cutoff.error();
  return MetricCall{metric, *cutoff};
}

Result<std::vector<MetricCall>> parse_metrics(std::string_view list) {
  const std::string_view whole = trim(list);
  if (whole.empty()) return Error{Errc::invalid, "no metric; e.g. nDCG@10,AP@10", "", 0};
  std::vector<MetricCall> calls;
  for (std::size_t at = 0; at <= whole.size();) {
    const auto comma = std::min(whole.find(',', at), whole.size());
    const auto name = trim(whole.substr(at, comma - at));
    if (name.empty()) {
      return Error{Errc::invalid, "an empty place in '" + std::string(whole) + "'", "", 0};
    }
    const auto call = parse_metric(name);
    if (!call) return call.error();
    if (std::find(calls.begin(), calls.end(), *call) == calls.end()) calls.push_back(*call);
    at = comma + 1;
  }
  return calls;
}

}  // namespace kindred
