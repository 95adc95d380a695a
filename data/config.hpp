// kindred.yml and --set: text to Options and back, by one table of keys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/options.hpp"

namespace kindred {

struct ConfigKey {
  std::string name;     // dotted, as in --set rank.quality=0.3
  std::string meaning;  // one line
};

/// Every key that kindred.yml may hold, in its order.
std::vector<ConfigKey> config_keys();

/// Every key with its value, in the order of config_keys(): on one line, in YAML notation, which is
/// read back as the same by options that begin as the defaults. Complete: two Options that differ
/// anywhere but in content_base and permalinks differ here.
std::vector<std::pair<std::string, std::string>> config_values(const Options& options);

/// The contents of a kindred.yml that makes `options` (but for content_base) of the defaults: the
/// keys that differ from those of `base`, nested, each with its value on one line, in the order of
/// config_keys(). Empty where none differs.
std::string render_config(const Options& options, const Options& base = {});

/// Sets the options that `text` (the contents of kindred.yml) names; `path` is for errors, which
/// name the line, and for an unknown key or value the nearest valid one.
Status apply_config(std::string_view text, const std::string& path, Options& options);

/// Sets options from "dotted.key=value", the values in YAML notation, one after the other.
Status apply_settings(std::span<const std::string> settings, Options& options);

}  // namespace kindred
