#pragma once

#include <string_view>

namespace kindred {

std::string_view version();   // "0.1.0"
std::string_view revision();  // from git, or "release"
std::string_view compiler();

}  // namespace kindred
