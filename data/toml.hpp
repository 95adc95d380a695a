// TOML as the tree that YAML is read as. The only file that includes toml++ is toml.cpp.
#pragma once

#include <string_view>

#include "core/result.hpp"
#include "data/yaml.hpp"

namespace kindred {

/// Parses a TOML 1.0 document into a map; numbers, dates and truth values are their texts. Errors
/// have a line and no path.
Result<YamlNode> parse_toml(std::string_view text);

}  // namespace kindred
