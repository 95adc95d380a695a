// Which options hold? Option before environment before kindred.yml before default.
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "core/options.hpp"
#include "core/result.hpp"

namespace kindred::cli {

struct Settings {
  Options options;
  unsigned threads = 1;
  std::optional<std::string> cache;    // folder of caches, absolute; none: no cache
  std::optional<std::string> config;   // the configuration file that was read
  std::string folder;                  // its own, else the site's; absolute
  std::optional<std::string> curated;  // the file of pins and blocks, where there is one
};

/// Reads the configuration for `site`, an existing folder. Errors name file and line.
Result<Settings> resolve_settings(const Common& common, const std::string& site);

/// Would a configuration in `folder`, which exists, mean the same files by the relative names in
/// `content` and `curated`?
bool names_hold_in(const std::string& folder, const Settings& settings, const std::string& site);

}  // namespace kindred::cli
