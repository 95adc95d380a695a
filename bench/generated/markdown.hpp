// Generated articles as files.
#pragma once

#include <string>

#include "core/article.hpp"

namespace kindred::bench {

/// The bytes of a Markdown file with front matter as azure has it: the same keys, order and
/// quotes, and no `related` block. The last topic is the category. Time, quality, heat and a topic
/// must be there, and a url with a host.
std::string as_markdown(const Article& article);

}  // namespace kindred::bench
