// An evaluation for the terminal.
#pragma once

#include <string>

#include "data/evaluation.hpp"

namespace kindred::cli {

/// Figures with their intervals, differences, and the articles that changed most; with
/// `per_article` a row for every judged article before them.
std::string to_table(const Evaluation& evaluation, bool per_article);

}  // namespace kindred::cli
