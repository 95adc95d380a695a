// What makes the pages of a site, and how does it make their urls?
#pragma once

#include <optional>
#include <string>

#include "core/options.hpp"
#include "core/result.hpp"

namespace kindred {

struct Generator {
  SiteKind kind = SiteKind::none;  // jekyll or hugo
  std::string config;              // its configuration file
};

/// The generator whose configuration lies in `folder`, if `kind` is that or automatic.
std::optional<Generator> find_generator(const std::string& folder, SiteKind kind);

/// Sets options.permalinks as options.kind asks and the generator's configuration in `folder`, the
/// site's, says. Errors: there is none of the kind that is asked for; it cannot be read; a
/// placeholder in it that is none.
Status adopt_generator(const std::string& folder, Options& options);

}  // namespace kindred
