// What kind of site is this, and what do its articles say?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/options.hpp"
#include "core/progress.hpp"
#include "core/result.hpp"
#include "data/store.hpp"

namespace kindred {

struct Recognition {
  std::string generator;    // "Jekyll", "Hugo", "Eleventy", "Astro"; empty: none that is known
  std::string config;       // its configuration, relative to the site
  bool knows_urls = false;  // kindred reads that configuration, and knows urls by it

  std::size_t articles = 0;
  std::size_t skipped = 0;                                   // that cannot be read, or have no text
  std::vector<std::pair<std::string, std::size_t>> folders;  // articles in them, the fullest first
  std::size_t with_excerpt = 0;
  std::size_t with_topics = 0;
  std::size_t with_date = 0;
  std::size_t with_url = 0;
  std::size_t external = 0;                                    // urls that lead out of the site
  std::vector<std::pair<std::string, std::size_t>> languages;  // by articles
  std::size_t own_blocks = 0;                                  // that kindred wrote
  std::size_t foreign_blocks = 0;                              // and others
};

/// The generator that `folder` seems to be for, by the names of the files in it.
Recognition recognise_generator(const std::string& folder);

/// That, and what all articles of `store`, the one of `folder`, say. Errors as load_corpus().
Result<Recognition> recognise(const std::string& folder, const Store& store, const Options& options,
                              unsigned threads, Progress& progress);

}  // namespace kindred
