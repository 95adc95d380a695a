// The sites that benchmarks run on: the example, the real corpora where they are, generated ones.
#pragma once

#include <string>
#include <vector>

#include "core/options.hpp"
#include "data/corpus_loader.hpp"

namespace kindred::bench {

struct Site {
  std::string name;
  std::string folder;         // empty: it is generated in memory
  std::size_t generated = 0;  // articles, if so
};

/// "example" from this repository; azure, powerapps, psdocs and cppdocs-dev from the folder that
/// KINDRED_SHARED names, or ../shared; one of KINDRED_GENERATED articles, where that is set.
std::vector<Site> sites();

/// The articles of a site, read or generated once per process.
const Corpus& corpus_of(const Site& site);

}  // namespace kindred::bench
