// Which files configure a site? Found by their names and places.
#pragma once

#include <optional>
#include <string>

#include "core/options.hpp"

namespace kindred {

/// The kindred.yml nearest upward from `folder`; all folders here are absolute.
std::optional<std::string> nearest_config(const std::string& folder);

/// Options::content_base: the site as seen from the folder of its configuration.
std::string content_base(const std::string& config_folder, const std::string& site);

/// The file of pins and blocks: what `options` name, seen from the folder of the configuration;
/// else the relations.yml of the site, where there is one.
std::optional<std::string> curated_file(const Options& options, const std::string& config_folder,
                                        const std::string& site);

}  // namespace kindred
