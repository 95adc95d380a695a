#include "data/evaluation_charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "data/figures.hpp"
#include "data/html_escape.hpp"

namespace kindred {
namespace {

// Charts are drawn on a canvas of this size and stretched.
constexpr double kWidth = 1000;
constexpr double kBarHeight = 24;
constexpr double kColumnsHeight = 100;

std::string length(double value) {
  std::array<char, 400> text{};  // the longest double has 309 digits
  const int size = std::snprintf(text.data(), text.size(), "%.1f", value);
  return {text.data(), static_cast<std::size_t>(size)};
}

std::string open_svg(const char* kind, double height, const std::string& label) {
  return std::string("<svg class=\"") + kind + "\" role=\"img\" viewBox=\"0 0 " + length(kWidth) +
         " " + length(height) + "\" preserveAspectRatio=\"none\" aria-label=\"" +
         escape_html(label) + "\">";
}

std::string line(const char* kind, double x1, double y1, double x2, double y2) {
  return std::string("<line class=\"") + kind + "\" x1=\"" + length(x1) + "\" y1=\"" + length(y1) +
         "\" x2=\"" + length(x2) + "\" y2=\"" + length(y2) + "\"/>";
}

std::string rectangle(const std::string& colour, double x, double y, double width, double height,
                      const std::string& inside = "") {
  return "<rect class=\"" + colour + "\" x=\"" + length(x) + "\" y=\"" + length(y) + "\" width=\"" +
         length(width) + "\" height=\"" + length(height) + "\"" +
         (inside.empty() ? "/>" : ">" + inside + "</rect>");
}

std::string whisker(const char* kind, double low, double high) {
  constexpr double kMiddle = kBarHeight / 2;
  constexpr double kCap = 5;
  return line(kind, low, kMiddle, high, kMiddle) +
         line(kind, low, kMiddle - kCap, low, kMiddle + kCap) +
         line(kind, high, kMiddle - kCap, high, kMiddle + kCap);
}

std::string column_title(const Histogram& histogram, std::size_t step) {
  return "<title>" + figure(histogram.edge(step), 2) + " to " +
         figure(histogram.edge(step + 1), 2) + ": " +
         counted(histogram.counts[step], "article", "articles") + "</title>";
}

}  // namespace

double axis_end(double largest) {
  constexpr std::array<double, 7> kEnds = {0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5};
  const auto* const end =
      std::find_if(kEnds.begin(), kEnds.end(), [&](double value) { return value >= largest; });
  return end == kEnds.end() ? 1 : *end;
}

std::string bar(const MetricSummary& summary, double end, const std::string& colour,
                const std::string& label) {
  const auto at = [&](double value) { return std::clamp(value / end, 0.0, 1.0) * kWidth; };
  std::string out = open_svg("bar", kBarHeight, label);
  for (int i = 1; i <= 4; ++i) out += line("grid", i * kWidth / 4, 0, i * kWidth / 4, kBarHeight);
  out += rectangle(colour, 0, 3, at(summary.mean), kBarHeight - 6);
  if (!std::isfinite(summary.low) || !std::isfinite(summary.high)) return out + "</svg>";
  // First wider, in the colour of the page: it stands out from any bar.
  out += whisker("halo", at(summary.low), at(summary.high));
  out += whisker("whisker", at(summary.low), at(summary.high));
  return out + "</svg>";
}

std::size_t Histogram::most() const {
  return counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
}

double Histogram::edge(std::size_t step) const {
  return low + (high - low) * static_cast<double>(step) / static_cast<double>(counts.size());
}

Histogram histogram(std::span<const double> values, double low, double high, std::size_t steps) {
  Histogram made{low, high, std::vector<std::size_t>(steps)};
  for (const double value : values) {
    // A value that is an edge but for noise belongs to the step that begins there.
    const double step = (value - low) / (high - low) * static_cast<double>(steps) + 1e-9;
    const double last = static_cast<double>(steps) - 1;
    if (!std::isnan(step)) ++made.counts[static_cast<std::size_t>(std::clamp(step, 0.0, last))];
  }
  return made;
}

std::string columns(const Histogram& histogram, std::size_t most, const std::string& below,
                    const std::string& above, const std::string& label) {
  std::string out = open_svg("columns", kColumnsHeight, label);
  const double width = kWidth / static_cast<double>(histogram.counts.size());
  for (std::size_t step = 0; step < histogram.counts.size(); ++step) {
    if (histogram.counts[step] == 0) continue;
    // At least a hair: one article of thousands can be seen.
    const double height = std::max(1.5, static_cast<double>(histogram.counts[step]) /
                                            static_cast<double>(most) * kColumnsHeight);
    const bool is_below = histogram.edge(step + 1) < 1e-9;
    out += rectangle(is_below ? below : above, static_cast<double>(step) * width + width * 0.06,
                     kColumnsHeight - height, width * 0.88, height, column_title(histogram, step));
  }
  if (histogram.low < 0) {
    const double zero = -histogram.low / (histogram.high - histogram.low) * kWidth;
    out += line("whisker", zero, 0, zero, kColumnsHeight);
  }
  return out + "</svg>";
}

}  // namespace kindred
