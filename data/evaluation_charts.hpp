// Charts of an evaluation as SVG, which stretch to the place that they are given.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "data/evaluation.hpp"

namespace kindred {

/// The end of an axis from 0 that holds `largest`, which is at most 1: 0.1, 0.2, 0.25, 0.5 or 1 …
double axis_end(double largest);

/// A bar from 0 to the mean with its interval, if there is one, as a whisker, on an axis from 0 to
/// `end`. `label` (plain text) is what a screen reader says.
std::string bar(const MetricSummary& summary, double end, const std::string& colour,
                const std::string& label);

/// How many values are in each of equal steps of an axis. The last step has both of its ends.
struct Histogram {
  double low = 0;
  double high = 1;
  std::vector<std::size_t> counts;
  [[nodiscard]] std::size_t most() const;
  [[nodiscard]] double edge(std::size_t step) const;
};
Histogram histogram(std::span<const double> values, double low, double high, std::size_t steps);

/// Columns as high as their count out of `most`; those below 0 have the class `below`, the others
/// the class `above`.
std::string columns(const Histogram& histogram, std::size_t most, const std::string& below,
                    const std::string& above, const std::string& label);

}  // namespace kindred
