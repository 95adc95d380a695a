#include <algorithm>
#include <cmath>

#include "data/evaluation_charts.hpp"
#include "data/evaluation_sections.hpp"
#include "data/figures.hpp"
#include "data/html_escape.hpp"

namespace kindred {
namespace {

std::string cell(const std::string& content) { return "<td>" + content + "</td>"; }

std::string header_row(const std::vector<std::string>& names) {
  std::string out = "<thead><tr>";
  for (const std::string& name : names) out += "<th scope=\"col\">" + name + "</th>";
  return out + "</tr></thead>\n";
}

// A table that scrolls by itself where the window is narrow.
std::string table(const std::string& caption, const std::string& content) {
  return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + caption +
         "\"><table><caption>" + caption + "</caption>\n" + content + "</table></div>\n";
}

std::string bar_row(const Evaluation& evaluation, std::size_t metric, std::size_t system,
                    double end) {
  const System& of = evaluation.systems[system];
  const MetricSummary& summary = of.metrics[metric];
  const std::string label = of.name + ", " + evaluation.metrics[metric] + ": " +
                            figure(summary.mean) + " (" +
                            interval_figure(summary.low, summary.high) + ")";
  return "<div class=\"row\"><span class=\"name\">" + system_label(evaluation, system) + "</span>" +
         bar(summary, end, colour_class(system), label) + "<span class=\"value\">" +
         figure(summary.mean) + "</span></div>\n";
}

std::string bars(const Evaluation& evaluation, std::size_t metric) {
  double largest = 0;
  for (const System& system : evaluation.systems) {
    const MetricSummary& summary = system.metrics[metric];
    largest = std::max(largest, std::isfinite(summary.high) ? summary.high : summary.mean);
  }
  const double end = axis_end(largest);
  std::string out = "<figure class=\"card bars\"><figcaption>" +
                    escape_html(evaluation.metrics[metric]) + "</figcaption>\n";
  for (std::size_t i = 0; i < evaluation.systems.size(); ++i) {
    out += bar_row(evaluation, metric, i, end);
  }
  const int decimals = end < 0.5 ? 3 : 2;
  out +=
      "<div class=\"row\"><span class=\"name\"></span><span class=\"axis\"><span>0</span><span>" +
      figure(end / 2, decimals) + "</span><span>" + figure(end, decimals) +
      "</span></span><span class=\"value\"></span></div>";
  return out + "</figure>\n";
}

std::string exact_figures(const Evaluation& evaluation) {
  std::vector<std::string> names = {"Metric"};
  for (std::size_t i = 0; i < evaluation.systems.size(); ++i) {
    names.push_back(system_label(evaluation, i));
  }
  std::string rows = header_row(names) + "<tbody>\n";
  for (std::size_t metric = 0; metric < evaluation.metrics.size(); ++metric) {
    rows += "<tr><th scope=\"row\">" + escape_html(evaluation.metrics[metric]) + "</th>";
    for (const System& system : evaluation.systems) {
      const MetricSummary& summary = system.metrics[metric];
      rows += cell(figure(summary.mean, 4) + "<small>" +
                   interval_figure(summary.low, summary.high, 4) + "</small>");
    }
    rows += "</tr>\n";
  }
  rows += "<tr><th scope=\"row\">Unanswered</th>";
  for (const System& system : evaluation.systems) rows += cell(count_figure(system.unanswered));
  return table("Means with their 95&nbsp;% intervals", rows + "</tr>\n</tbody>");
}

std::vector<std::string> comparison_columns(const Evaluation& evaluation) {
  std::vector<std::string> names = {"Metric", "Difference", "95&nbsp;% interval", "p"};
  if (has_adjusted(evaluation)) names.emplace_back("p (Holm)");
  names.insert(names.end(), {"Effect", "Gain", "Lose", "Same"});
  return names;
}

std::string comparison_row(const Evaluation& evaluation, const System& of, std::size_t metric) {
  const MetricComparison& with_first = of.comparisons[metric];
  std::string out = "<tr><th scope=\"row\">" + escape_html(evaluation.metrics[metric]) + "</th>" +
                    cell(signed_figure(with_first.difference, 4)) +
                    cell(signed_interval_figure(with_first.low, with_first.high, 4)) +
                    cell(escape_html(p_figure(with_first.p)));
  if (has_adjusted(evaluation)) {
    out += cell(is_adjusted(evaluation, of) ? escape_html(p_figure(with_first.p_holm)) : "–");
  }
  return out + cell(signed_figure(with_first.effect, 2)) + cell(count_figure(with_first.wins)) +
         cell(count_figure(with_first.losses)) + cell(count_figure(with_first.ties)) + "</tr>\n";
}

std::string comparison_rows(const Evaluation& evaluation, std::size_t system) {
  const System& of = evaluation.systems[system];
  const std::string columns = std::to_string(comparison_columns(evaluation).size());
  std::string out = "<tbody>\n<tr class=\"of\"><th scope=\"rowgroup\" colspan=\"" + columns +
                    "\">" + system_label(evaluation, system) + "</th></tr>\n";
  for (std::size_t i = 0; i < of.comparisons.size(); ++i) out += comparison_row(evaluation, of, i);
  return out + "</tbody>\n";
}

}  // namespace

std::string metrics_section(const Evaluation& evaluation) {
  std::string charts;
  for (std::size_t i = 0; i < evaluation.metrics.size(); ++i) charts += bars(evaluation, i);
  if (charts.empty()) return {};
  return section(
      "metrics", "Metrics",
      std::string("<p>Means over the judged articles; ") +
          (has_intervals(evaluation) ? "whiskers are 95&nbsp;% intervals."
                                     : "one group of related articles gives no intervals.") +
          "</p>\n<div class=\"cards wide\">\n" + charts + "</div>\n" + exact_figures(evaluation));
}

std::string comparisons_section(const Evaluation& evaluation) {
  std::string rows;
  for (std::size_t i = 1; i < evaluation.systems.size(); ++i) {
    if (!evaluation.systems[i].comparisons.empty()) rows += comparison_rows(evaluation, i);
  }
  if (rows.empty()) return {};
  const std::string head = header_row(comparison_columns(evaluation));
  return section("comparisons", "Comparisons",
                 "<p>Differences are each system’s means less those of " +
                     system_label(evaluation, 0) + "; above 0, the system is better.</p>\n" +
                     table("Every system with the first one", head + rows));
}

}  // namespace kindred
