#include "core/version.hpp"

namespace kindred {

std::string_view version() { return KINDRED_VERSION; }
std::string_view revision() { return KINDRED_REVISION; }
std::string_view compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#else
  return "gcc " __VERSION__;
#endif
}

}  // namespace kindred
