// Lists of several systems as one evaluation: figures, intervals, differences, what to show.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/progress.hpp"
#include "data/evaluation.hpp"
#include "models/metrics.hpp"

namespace kindred::cli {

/// One way to make lists, and the lists that it made.
struct Contender {
  System::Kind kind = System::Kind::evaluated;
  std::string name;
  Rankings rankings;
  std::vector<std::string> decisions;
};

struct AssessRequest {
  const Corpus& corpus;
  const Judgements& judgements;
  std::span<const std::string> ids;  // by article, see document_ids()
  std::span<const MetricCall> metrics;
  std::uint64_t seed = 1;
  unsigned threads = 1;
};

/// What moved most between two systems, see System::moved; one value per judged article each.
std::vector<Movement> largest_movements(std::span<const double> values,
                                        std::span<const double> base);

/// `contenders`: at least one; the first is the one that the others are compared with. Stage
/// "compare". The result does not depend on `threads`.
Evaluation assess(const AssessRequest& request, std::span<const Contender> contenders,
                  Progress& progress);

}  // namespace kindred::cli
