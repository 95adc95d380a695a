// What a site's texts, topics and dates look like in numbers: is one site like another?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/progress.hpp"

namespace kindred::bench {

/// A number with its name, which says the unit.
struct Figure {
  std::string name;
  double value = 0;
  int digits = 0;  // after the point
};

/// The figures of a site of at least two articles, with kindred's own terms and weights. Likeness
/// is the cosine of two articles' terms; its figures come from a sample of 1,000 articles. The
/// names depend on nothing; the values not on `threads`.
std::vector<Figure> statistics(const Corpus& corpus, unsigned threads, Progress& progress);

/// The value of a figure by name. There must be one.
double value_of(const std::vector<Figure>& figures, std::string_view name);

}  // namespace kindred::bench
