// kindred.yml and --set: text to Options, by one table of keys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.hpp"

namespace kindred {

struct ConfigKey {
  std::string name;     // dotted, as in --set rank.quality=0.3
  std::string meaning;  // one line
};

/// Every key that kindred.yml may hold, in its order.
std::vector<ConfigKey> config_keys();

/// Sets the options that `text` (the contents of kindred.yml) names; `path` is for errors, which
/// name the line, and for an unknown key or value the nearest valid one.
Status apply_config(std::string_view text, const std::string& path, Options& options);

/// Sets options from "dotted.key=value", the values in YAML notation, one after the other.
Status apply_settings(std::span<const std::string> settings, Options& options);

}  // namespace kindred
