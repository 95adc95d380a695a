#include <algorithm>
#include <cmath>

#include "data/evaluation_charts.hpp"
#include "data/evaluation_sections.hpp"
#include "data/figures.hpp"
#include "data/html_escape.hpp"

namespace kindred {
namespace {

constexpr std::size_t kSteps = 20;

std::string axis(const std::string& low, const std::string& middle, const std::string& high) {
  return "<span class=\"axis\"><span>" + low + "</span><span>" + middle + "</span><span>" + high +
         "</span></span>";
}

std::string chart(const std::string& heading, const std::string& note, std::size_t most,
                  const std::string& svg, const std::string& under) {
  return "<figure class=\"card\"><figcaption>" + heading + "<small>" + note +
         "</small></figcaption>\n<span class=\"top\">" + counted(most, "article", "articles") +
         "</span>" + svg + under + "</figure>\n";
}

std::string values_chart(const Evaluation& evaluation, std::size_t system, const Histogram& of,
                         std::size_t most) {
  const System& shown = evaluation.systems[system];
  const auto& values = shown.values.front();
  const auto nothing = static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double value) { return value <= 0; }));
  const std::string note =
      "mean " + figure(shown.metrics.front().mean) + " · " + count_figure(nothing) + " at 0";
  const std::string label =
      "Histogram of " + evaluation.metrics.front() + ", " + shown.name + ": " + note;
  return chart(system_label(evaluation, system), note, most,
               columns(of, most, colour_class(system), colour_class(system), label),
               axis("0", "0.5", "1"));
}

// One for each system, all on the same scale.
std::string values_charts(const Evaluation& evaluation) {
  std::vector<Histogram> histograms;
  std::size_t most = 1;
  for (const System& system : evaluation.systems) {
    histograms.push_back(histogram(system.values.front(), 0, 1, kSteps));
    most = std::max(most, histograms.back().most());
  }
  std::string out;
  for (std::size_t i = 0; i < histograms.size(); ++i) {
    out += values_chart(evaluation, i, histograms[i], most);
  }
  return out;
}

std::string differences_chart(const Evaluation& evaluation, std::size_t system) {
  std::vector<double> changed = differences(evaluation, system);
  std::erase_if(changed, [](double value) { return std::abs(value) < kSame; });
  if (changed.empty()) return {};
  double largest = 0;
  for (const double value : changed) largest = std::max(largest, std::abs(value));
  const double end = axis_end(largest);
  const Histogram of = histogram(changed, -end, end, 2 * kSteps);
  const MetricComparison& with_first = evaluation.systems[system].comparisons.front();
  const std::string note = count_figure(with_first.wins) + " gain · " +
                           count_figure(with_first.losses) + " lose · " +
                           count_figure(with_first.ties) + " the same (not drawn)";
  const std::string label = "Histogram of differences in " + evaluation.metrics.front() + ", " +
                            evaluation.systems[system].name + " less " +
                            evaluation.systems.front().name + ": " + note;
  return chart(system_label(evaluation, system) + " less " + system_label(evaluation, 0), note,
               of.most(), columns(of, of.most(), colour_class(0), colour_class(system), label),
               axis(figure(-end, 2), "0", signed_figure(end, 2)));
}

std::string differences_charts(const Evaluation& evaluation) {
  std::string out;
  for (std::size_t i = 1; i < evaluation.systems.size(); ++i) {
    if (!evaluation.systems[i].comparisons.empty()) out += differences_chart(evaluation, i);
  }
  if (out.empty()) return {};
  return "<h3>Differences, article by article</h3>\n<p>Right of 0 stand the articles that gain, in "
         "the system’s colour; left of it those that lose.</p>\n<div class=\"cards\">\n" +
         out + "</div>\n";
}

}  // namespace

std::string distribution_section(const Evaluation& evaluation) {
  if (evaluation.judged.empty() || evaluation.metrics.empty()) return {};
  return section("distribution", "Distribution over articles",
                 "<p>How many judged articles have which " +
                     escape_html(evaluation.metrics.front()) +
                     "; all on the same scale.</p>\n<div class=\"cards\">\n" +
                     values_charts(evaluation) + "</div>\n" + differences_charts(evaluation));
}

}  // namespace kindred
