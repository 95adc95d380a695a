// Made-up evaluations: one like those of a real site, one whose every text is an attack.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "data/evaluation.hpp"

namespace kindred {

/// `systems` > 1: the first is evaluated, the second compared, the others are baselines.
Evaluation made_up_evaluation(std::size_t judged, std::size_t systems, std::size_t shown);

/// Markup, scripts, formulas, characters that turn the direction of text, control characters,
/// broken UTF-8, and a very long word.
std::vector<std::string> hostile_texts();

/// With hostile texts in place of every name, id, title, metric and decision.
Evaluation hostile_evaluation();

}  // namespace kindred
