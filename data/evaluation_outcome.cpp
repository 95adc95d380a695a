#include <cmath>

#include "data/evaluation_sections.hpp"
#include "data/figures.hpp"
#include "data/html_escape.hpp"

namespace kindred {
namespace {

constexpr double kLevel = 0.05;

bool is_clear(const MetricComparison& comparison) {
  return comparison.p_holm <= kLevel && (comparison.low > 0 || comparison.high < 0);
}

std::string interval(double low, double high) {
  return "95&nbsp;% interval " + interval_figure(low, high);
}

std::string chance(const Evaluation& evaluation, const System& system) {
  const bool adjusted = is_adjusted(evaluation, system);
  const MetricComparison& with_first = system.comparisons.front();
  const std::string p = p_figure(adjusted ? with_first.p_holm : with_first.p);
  return (adjusted ? "p (Holm) " : "p ") + escape_html(p.starts_with('<') ? p : "= " + p);
}

// "compare.yml is better than kindred.yml by 0.021 nDCG@10 (95 % interval …, p = …)"
std::string verdict(const Evaluation& evaluation, std::size_t system) {
  const System& of = evaluation.systems[system];
  const MetricComparison& with_first = of.comparisons.front();
  const std::string metric = escape_html(evaluation.metrics.front());
  const std::string name = system_label(evaluation, system);
  const std::string first = system_label(evaluation, 0);
  if (with_first.wins + with_first.losses == 0) {
    return name + " has the same " + metric + " as " + first + " for every article";
  }
  if (!has_intervals(evaluation)) {
    return name + " less " + first + ": " + signed_figure(with_first.difference) + " " + metric +
           "; one group of articles cannot tell it from chance";
  }
  if (!is_clear(with_first)) {
    return name + " and " + first +
           ": <strong>no difference that chance would not explain</strong> (" +
           signed_figure(with_first.difference) + " " + metric + ", 95&nbsp;% interval " +
           signed_interval_figure(with_first.low, with_first.high) + ", " + chance(evaluation, of) +
           ")";
  }
  const bool better = with_first.difference > 0;
  const double low = better ? with_first.low : -with_first.high;
  const double high = better ? with_first.high : -with_first.low;
  return name + " is <strong>" + (better ? "better" : "worse") + "</strong> than " + first +
         " by <strong>" + figure(std::abs(with_first.difference)) + "</strong> " + metric + " (" +
         interval(low, high) + ", " + chance(evaluation, of) + ")";
}

std::string movement(const MetricComparison& with_first) {
  if (with_first.wins + with_first.losses == 0) return ".";
  return ": " + counted(with_first.wins, "article gains", "articles gain") + ", " +
         count_figure(with_first.losses) + (with_first.losses == 1 ? " loses, " : " lose, ") +
         count_figure(with_first.ties) + (with_first.ties == 1 ? " is" : " are") + " the same.";
}

std::string verdicts(const Evaluation& evaluation) {
  std::string out;
  for (std::size_t i = 1; i < evaluation.systems.size(); ++i) {
    const System& system = evaluation.systems[i];
    if (system.comparisons.empty()) continue;
    out += "<li>" + verdict(evaluation, i) + movement(system.comparisons.front()) + "</li>\n";
  }
  return out.empty() ? out : "<ul class=\"verdicts\">\n" + out + "</ul>\n";
}

// What can be said of one system by itself.
std::string alone(const Evaluation& evaluation) {
  const MetricSummary& summary = evaluation.systems.front().metrics.front();
  return "<p class=\"lead\">" + system_label(evaluation, 0) + " has a mean " +
         escape_html(evaluation.metrics.front()) + " of <strong>" + figure(summary.mean) +
         "</strong>" +
         (has_intervals(evaluation) ? " (" + interval(summary.low, summary.high) + ")" : "") +
         " over " + counted(evaluation.judged.size(), "judged article", "judged articles") +
         ".</p>\n";
}

std::string tile(const std::string& name, const std::string& value, const std::string& note) {
  return "<div class=\"tile\"><dt>" + name + "</dt><dd><strong>" + value + "</strong><span>" +
         note + "</span></dd></div>\n";
}

std::string tiles(const Evaluation& evaluation) {
  std::string out = "<dl class=\"tiles\">\n";
  const System& first = evaluation.systems.front();
  for (std::size_t i = 0; i < evaluation.metrics.size() && i < 2; ++i) {
    const MetricSummary& summary = first.metrics[i];
    out += tile(escape_html(evaluation.metrics[i]), figure(summary.mean),
                interval_figure(summary.low, summary.high));
  }
  out += tile("Judged", count_figure(evaluation.judged.size()),
              "of " + counted(evaluation.articles, "article", "articles"));
  const std::size_t cut = evaluation.components_cut;
  out += tile("Groups", count_figure(evaluation.components),
              cut == 0 ? "of related articles"
                       : "of related articles, " + count_figure(cut) + " cut into blocks");
  out += tile("Unanswered", count_figure(first.unanswered), "judged, but without a list");
  return out + "</dl>\n";
}

std::string warning_of(const char* fault, const std::string& meaning) {
  return std::string("<p class=\"warning\"><strong>") + fault + "</strong> " + meaning + "</p>\n";
}

std::string warnings(const Evaluation& evaluation) {
  std::string out;
  if (evaluation.components_cut > 0) {
    out += warning_of(
        "Groups were cut.",
        count_figure(evaluation.components_cut) + " of the " +
            counted(evaluation.components, "group", "groups") +
            " of related articles, with more than a twentieth of the judged ones, "
            "had to be cut into blocks: " +
            count_figure(evaluation.groups) +
            " groups and blocks in all count as one observation each. Intervals are somewhat too "
            "narrow, and p-values too small, where relations lead across cuts.");
  }
  if (evaluation.groups == 1) {
    return out + warning_of("One group.",
                            "The judged articles form one group of related ones, which counts as "
                            "one observation: there is no interval, and nothing tells a "
                            "difference from chance.");
  }
  if (evaluation.groups > 0 && evaluation.groups < kFewGroups) {
    out += warning_of("Few groups.",
                      "The judged articles count as " + count_figure(evaluation.groups) +
                          " observations, one for each group of related ones: take intervals and "
                          "p-values as rough.");
  }
  return out;
}

}  // namespace

std::string outcome_section(const Evaluation& evaluation) {
  if (evaluation.systems.empty() || evaluation.metrics.empty()) return {};
  std::string said = verdicts(evaluation);
  if (said.empty()) said = alone(evaluation);
  return section("outcome", "Outcome", said + warnings(evaluation) + tiles(evaluation));
}

}  // namespace kindred
