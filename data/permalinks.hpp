// Which url does the generator of the site give an article?
#pragma once

#include "core/article.hpp"
#include "core/options.hpp"
#include "data/yaml.hpp"

namespace kindred {

/// Fills in what options.permalinks know of an article with these front-matter `fields`: the
/// language that its place gives it, and its url as a browser asks for it, with what all urls of
/// the site begin with. A url that it states in the generator's own field (Jekyll's `permalink`,
/// Hugo's `url`) is kept but for that; one under another name is kept as it is.
void apply_permalinks(const Options& options, const YamlNode& fields, Article& article);

}  // namespace kindred
