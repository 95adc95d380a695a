// What init writes, and what it says of it.
#pragma once

#include <string>

#include "site/recognition.hpp"

namespace kindred::cli {

/// A kindred.yml with comments: what suits such a site, and the keys that people change first.
std::string configuration_for(const Recognition& found);

/// What was found, a line for each thing that matters to the lists.
std::string findings_of(const std::string& site, const Recognition& found);

/// The commands to go on with.
std::string next_steps(const std::string& site, const Recognition& found);

}  // namespace kindred::cli
