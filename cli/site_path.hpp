// A path as somebody typed it, as the site knows it.
#pragma once

#include <string>

namespace kindred::cli {

/// `typed`, from the current folder if there is such a file, else from the site; relative to the
/// folder `site`, parts separated by '/', "" for the site itself. Outside the site: as typed.
std::string relative_to_site(const std::string& site, const std::string& typed);

}  // namespace kindred::cli
