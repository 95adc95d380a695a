#include "core/catalog.hpp"

namespace kindred {

Catalog::Catalog(const Corpus& corpus) : names_(corpus) {
  std::vector<std::string_view> titles;
  std::vector<std::string_view> providers;
  for (const Article& article : corpus) {
    titles.push_back(article.title);
    providers.push_back(article.provider);
  }
  titles_ = Strings::of(titles);
  providers_ = Strings::of(providers);
}

void Catalog::save(const std::string& name, Sections& sections) const {
  names_.save(name + ".names", sections);
  titles_.save(name + ".titles", sections);
  providers_.save(name + ".providers", sections);
}

Result<Catalog> Catalog::load(const std::string& name, const SectionSource& sections) {
  auto names = ArticleIndex::load(name + ".names", sections);
  if (!names) return names.error();
  auto titles = Strings::load(name + ".titles", sections);
  if (!titles) return titles.error();
  auto providers = Strings::load(name + ".providers", sections);
  if (!providers) return providers.error();
  if (titles->size() != names->size() || providers->size() != names->size()) {
    return SectionSource::damaged(name);
  }
  Catalog catalog;
  catalog.names_ = std::move(*names);
  catalog.titles_ = std::move(*titles);
  catalog.providers_ = std::move(*providers);
  return catalog;
}

}  // namespace kindred
