// Which url does Hugo give an article?
#pragma once

#include <string>
#include <string_view>

#include "core/article.hpp"
#include "core/permalinks.hpp"
#include "core/result.hpp"
#include "data/yaml.hpp"

namespace kindred {

/// The rules in hugo.toml, or as it is called: `permalinks` by section, `baseURL`, `contentDir`,
/// `uglyURLs`, `disablePathToLower`, `languages` and how their urls begin. Errors, with a line: a
/// placeholder that Hugo does not know.
Result<PermalinkRules> hugo_rules(const YamlNode& config);

/// Does a pattern ask for the sections of an article? Then rules.sections have to be filled in.
bool asks_for_sections(const PermalinkRules& rules);

/// The url of the article with these front-matter `fields`; empty where it is no page of its own.
/// `date`: the text of its date, of which the day counts as it is written.
std::string hugo_url(const PermalinkRules& rules, const Article& article, const YamlNode& fields,
                     std::string_view date);

/// The language that the place of an article gives it, by the site's languages; empty for a site
/// that has but one.
std::string hugo_language(const PermalinkRules& rules, std::string_view path);

}  // namespace kindred
