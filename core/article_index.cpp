#include "core/article_index.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "core/text.hpp"

namespace kindred {

std::string_view without_extension(std::string_view path) {
  const auto slash = path.rfind('/');
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) {
    return path;
  }
  return path.substr(0, dot);
}

std::string_view stem(std::string_view path) {
  const auto slash = path.rfind('/');
  return without_extension(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

ArticleIndex::Names ArticleIndex::names_of(const std::vector<std::string_view>& strings) {
  Names names{Strings::of(strings), {}};
  names.index = StringIndex(names.strings);
  return names;
}

ArticleIndex::ArticleIndex(const Corpus& corpus) {
  const auto each = [&](const auto& name_of) {
    std::vector<std::string_view> names;
    names.reserve(corpus.size());
    for (const Article& article : corpus) names.push_back(name_of(article));
    return names_of(names);
  };
  paths_ = each([](const Article& article) -> std::string_view { return article.path; });
  bare_ = each([](const Article& article) { return without_extension(article.path); });
  stems_ = each([](const Article& article) { return stem(article.path); });
  urls_ = each([](const Article& article) -> std::string_view { return article.url; });
}

std::vector<DocId> ArticleIndex::find(std::string_view name) const {
  // A path without folder is a stem too: where several files share it, it is ambiguous.
  const bool has_extension = without_extension(name) != name && !paths_.find(name).empty();
  if (name.find('/') == std::string_view::npos && !has_extension) {
    if (auto found = stems_.find(name); !found.empty()) return found;
  }
  return find_id(name);
}

std::vector<DocId> ArticleIndex::find_id(std::string_view id) const {
  if (id.empty()) return {};  // also the url of articles without one
  for (const Names* names : {&paths_, &bare_, &stems_, &urls_}) {
    if (auto found = names->find(id); !found.empty()) return found;
  }
  return {};
}

std::vector<std::string> ArticleIndex::nearest_stems(std::string_view name,
                                                     std::size_t count) const {
  // Stems begin with dates and end with numbers that nobody types: the part that is meant counts.
  const std::string typed = fold(name);
  std::set<std::tuple<std::size_t, std::size_t, std::string_view>> nearest;
  for (DocId doc = 0; doc < size(); ++doc) {
    const std::string_view stem = stems_.strings[doc];
    nearest.emplace(distance_within(typed, fold(stem)), stem.size(), stem);
    if (nearest.size() > count) nearest.erase(std::prev(nearest.end()));
  }
  std::vector<std::string> stems;
  stems.reserve(nearest.size());
  for (const auto& [distance, length, stem] : nearest) stems.emplace_back(stem);
  return stems;
}

std::string ArticleIndex::likely_stem(std::string_view name) const {
  constexpr std::size_t kLeastTyped = 3;  // fewer letters are in any stem
  const std::vector<std::string> nearest = nearest_stems(name, 1);
  const std::string typed = fold(name);
  if (nearest.empty() || typed.size() < kLeastTyped) return "";
  const bool likely = distance_within(typed, fold(nearest.front())) <= typed.size() / 3;
  return likely ? nearest.front() : "";
}

void ArticleIndex::save(const std::string& name, Sections& sections) const {
  const auto save_names = [&](const std::string& kind, const Names& names) {
    names.strings.save(name + "." + kind, sections);
    names.index.save(name + "." + kind, sections);
  };
  save_names("paths", paths_);
  save_names("bare", bare_);
  save_names("stems", stems_);
  save_names("urls", urls_);
}

Result<ArticleIndex> ArticleIndex::load(const std::string& name, const SectionSource& sections) {
  ArticleIndex loaded;
  const auto load_names = [&](const std::string& kind, Names& names) -> Status {
    auto strings = Strings::load(name + "." + kind, sections);
    if (!strings) return strings.error();
    auto index = StringIndex::load(name + "." + kind, strings->size(), sections);
    if (!index) return index.error();
    names = {std::move(*strings), std::move(*index)};
    return ok();
  };
  for (const auto& [kind, names] : {std::pair{"paths", &loaded.paths_},
                                    {"bare", &loaded.bare_},
                                    {"stems", &loaded.stems_},
                                    {"urls", &loaded.urls_}}) {
    if (auto status = load_names(kind, *names); !status) return status.error();
    if (names->strings.size() != loaded.size()) return SectionSource::damaged(name);
  }
  return loaded;
}

}  // namespace kindred
