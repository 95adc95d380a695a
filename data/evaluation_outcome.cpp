#include <cmath>

#include "data/evaluation_sections.hpp"
#include "data/figures.hpp"
#include "data/html_escape.hpp"

namespace kindred {
namespace {

constexpr double kLevel = 0.05;

std::size_t compared(const Evaluation& evaluation) { return evaluation.systems.size() - 1; }

bool is_clear(const MetricComparison& comparison) {
  return comparison.p_holm <= kLevel && (comparison.low > 0 || comparison.high < 0);
}

std::string interval(double low, double high, bool show_signs) {
  const auto end = [&](double value) { return show_signs ? signed_figure(value) : figure(value); };
  return "95&nbsp;% interval " + end(low) + " to " + end(high);
}

std::string chance(const Evaluation& evaluation, const MetricComparison& comparison) {
  const bool adjusted = compared(evaluation) > 1;
  const std::string p = p_figure(adjusted ? comparison.p_holm : comparison.p);
  const std::string is = p.starts_with('<') ? "p " : "p = ";
  return (adjusted ? "adjusted " : "") + escape_html(is + p);
}

// "compare.yml is better than kindred.yml by 0.021 nDCG@10 (95 % interval …, p = …)"
std::string verdict(const Evaluation& evaluation, std::size_t system) {
  const MetricComparison& with_first = evaluation.systems[system].comparisons.front();
  const std::string metric = escape_html(evaluation.metrics.front());
  const std::string name = system_label(evaluation, system);
  const std::string first = system_label(evaluation, 0);
  if (with_first.wins + with_first.losses == 0) {
    return name + " has the same " + metric + " as " + first + " for every article";
  }
  if (!is_clear(with_first)) {
    return name + " and " + first +
           ": <strong>no difference that chance would not explain</strong> (" +
           signed_figure(with_first.difference) + " " + metric + ", " +
           interval(with_first.low, with_first.high, true) + ", " + chance(evaluation, with_first) +
           ")";
  }
  const bool better = with_first.difference > 0;
  const double low = better ? with_first.low : -with_first.high;
  const double high = better ? with_first.high : -with_first.low;
  return name + " is <strong>" + (better ? "better" : "worse") + "</strong> than " + first +
         " by <strong>" + figure(std::abs(with_first.difference)) + "</strong> " + metric + " (" +
         interval(low, high, false) + ", " + chance(evaluation, with_first) + ")";
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
         "</strong> (" + interval(summary.low, summary.high, false) + ") over " +
         counted(evaluation.judged.size(), "judged article", "judged articles") + ".</p>\n";
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
                figure(summary.low) + " to " + figure(summary.high));
  }
  out += tile("Judged", count_figure(evaluation.judged.size()),
              "of " + counted(evaluation.articles, "article", "articles"));
  out += tile("Groups", count_figure(evaluation.groups), "of related articles");
  out += tile("Unanswered", count_figure(first.unanswered), "judged, but without a list");
  return out + "</dl>\n";
}

std::string warning(const Evaluation& evaluation) {
  if (evaluation.groups == 0 || evaluation.groups >= kFewGroups) return {};
  return "<p class=\"warning\"><strong>Few groups.</strong> The judged articles form " +
         counted(evaluation.groups, "group", "groups") +
         " of related ones, and each counts as one observation: take "
         "intervals and p-values as rough.</p>\n";
}

}  // namespace

std::string outcome_section(const Evaluation& evaluation) {
  if (evaluation.systems.empty() || evaluation.metrics.empty()) return {};
  std::string said = verdicts(evaluation);
  if (said.empty()) said = alone(evaluation);
  return section("outcome", "Outcome", said + warning(evaluation) + tiles(evaluation));
}

}  // namespace kindred
