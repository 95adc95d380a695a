#pragma once

#include <string>
#include <string_view>

namespace kindred {

std::string_view version();   // "0.1.0"
std::string_view revision();  // from git, or "release"
std::string_view compiler();

/// What the running program and its libraries are made of: their build ids, as the linker wrote
/// them. Differs as soon as one of them was built anew.
std::string build_ids();

}  // namespace kindred
