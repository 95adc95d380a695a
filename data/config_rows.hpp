// Every key of the configuration: how it is read into Options and written back.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/options.hpp"
#include "core/result.hpp"
#include "data/yaml.hpp"

namespace kindred {

/// How a key is read, and written as what is read back as the same.
struct ConfigAccess {
  std::function<Status(const YamlNode&, Options&)> set;
  std::function<std::string(const Options&)> get;  // on one line
};

struct ConfigRow {
  std::string name;     // dotted
  std::string meaning;  // one line
  ConfigAccess value;
};

/// In the order of kindred.yml.
const std::vector<ConfigRow>& config_rows();

/// "'x' where EXPECTED belongs", with the line of the node.
Error bad_config_value(const YamlNode& node, const std::string& expected);

}  // namespace kindred
