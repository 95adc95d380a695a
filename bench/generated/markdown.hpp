// Generated articles as files.
#pragma once

#include <string>

#include "core/article.hpp"

namespace kindred::bench {

/// The bytes of a Markdown file with front matter as azure has it: the same keys, order and
/// quotes, and no `related` block. Time, quality and heat must be there.
std::string as_markdown(const Article& article);

}  // namespace kindred::bench
