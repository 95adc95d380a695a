// kindred regenerate as tests run it: without configuration.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {

inline Ran regenerate(const TempSite& site, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"regenerate", site.path(), "--no-config"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_kindred(arguments);
}

inline nlohmann::json json_of(const TempSite& site, std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--format", "json"});
  return nlohmann::json::parse(regenerate(site, more).out);
}

inline std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace kindred::test
