// Which url does Jekyll (4) give an article?
#pragma once

#include <string>

#include "core/article.hpp"
#include "core/permalinks.hpp"
#include "core/result.hpp"
#include "data/yaml.hpp"

namespace kindred {

/// The rules in _config.yml: `permalink` (a pattern or date, pretty, ordinal, weekdate, none),
/// `collections` with theirs, `defaults` that set one, `baseurl`. Errors, with a line: a
/// placeholder that Jekyll does not know.
Result<PermalinkRules> jekyll_rules(const YamlNode& config);

/// The url of the article with these front-matter `fields`; empty where Jekyll makes no page of it,
/// or where the url depends on when it does. Dates count in UTC.
std::string jekyll_url(const PermalinkRules& rules, const Article& article, const YamlNode& fields);

}  // namespace kindred
