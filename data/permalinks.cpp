#include "data/permalinks.hpp"

#include "data/hugo.hpp"
#include "data/jekyll.hpp"
#include "data/metadata.hpp"

namespace kindred {
namespace {

/// Is the article's url what the generator itself reads, in its field of that name, or is there
/// none? A url that goes by another name is the site's own business.
bool is_for_generator(const YamlNode& fields, std::string_view name, const Article& article) {
  if (article.url.empty()) return true;
  const YamlNode* field = fields.find(name);
  return field != nullptr && field->text == article.url && !is_external_url(article.url);
}

}  // namespace

void apply_permalinks(const Options& options, const YamlNode& fields, Article& article) {
  const PermalinkRules& rules = options.permalinks;
  std::string url;
  if (rules.kind == SiteKind::jekyll && is_for_generator(fields, "permalink", article)) {
    url = jekyll_url(rules, article, fields);
  }
  if (rules.kind == SiteKind::hugo) {
    if (article.language.empty()) article.language = hugo_language(rules, article.path);
    const YamlNode* date = first_present(fields, options.schema.date);
    if (is_for_generator(fields, "url", article)) {
      url =
          hugo_url(rules, article, fields, date != nullptr && date->is_scalar() ? date->text : "");
    }
  }
  if (!url.empty()) article.url = std::move(url);
}

}  // namespace kindred
