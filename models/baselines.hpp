// THE table of baselines: lists that a better ranking has to beat. A new one is a function and a
// row.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/article.hpp"
#include "core/progress.hpp"

namespace kindred {

/// What every baseline is given. Articles that are not recommendable are never listed.
struct BaselineRequest {
  const Corpus& corpus;
  const Judgements& judgements;  // lists are made for the articles judged here
  unsigned depth = 10;           // entries per list, at most
  std::uint64_t seed = 1;
  unsigned threads = 1;
};

struct Baseline {
  std::string_view name;
  std::string_view meaning;
  Rankings (*rank)(const BaselineRequest& request, Progress& progress);
};

std::span<const Baseline> baselines();

}  // namespace kindred
