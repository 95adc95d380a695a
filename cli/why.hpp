// Why an article is not in a list, in words.
#pragma once

#include <string>

#include "core/options.hpp"
#include "models/explain.hpp"

namespace kindred::cli {

/// "copy", "min_score": a word for programs.
std::string hurdle_name(Hurdle hurdle);

/// A sentence without full stop. `similarity`: of the article; `because`: the path of the one that
/// stands in its way.
std::string hurdle_reason(const WhyNot& why, const Options& options, float similarity,
                          const std::string& because);

/// The option that would let the article in, as it is typed; empty where none would.
std::string hurdle_remedy(const WhyNot& why, const Options& options, float similarity);

}  // namespace kindred::cli
