// The sites that benchmarks run on: the example, and the real corpora where they are.
#pragma once

#include <string>
#include <vector>

#include "core/options.hpp"
#include "data/corpus_loader.hpp"

namespace kindred::bench {

struct Site {
  std::string name;
  std::string folder;
};

/// "example" from this repository; azure, powerapps, psdocs and cppdocs-dev from the folder that
/// KINDRED_SHARED names, or ../shared.
std::vector<Site> sites();

/// Reads a site with one load per process.
const Loaded& load(const Site& site);

}  // namespace kindred::bench
