#include "models/links.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "core/article_index.hpp"

namespace kindred {
namespace {

/// "a/./b/../c" as "a/c"; parts that lead above the start are dropped.
std::string normalise(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (!part.empty() && part != "." && part != "..") parts.push_back(part);
  }
  std::string result;
  for (const std::string_view part : parts) {
    if (!result.empty()) result += '/';
    result += part;
  }
  return result;
}

/// What of a link or a name counts: no query, no fragment, no known ending, no trailing slash.
std::string_view essence(std::string_view link) {
  link = link.substr(0, link.find_first_of("?#"));
  while (link.ends_with('/')) link.remove_suffix(1);
  for (const std::string_view ending : {".markdown", ".md", ".html", "/index"}) {
    if (link.ends_with(ending)) link.remove_suffix(ending.size());
  }
  return link;
}

std::optional<std::string_view> without_scheme(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) return url.substr(scheme + 3);
  if (url.starts_with("//")) return url.substr(2);
  return std::nullopt;
}

std::string_view folder(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

class Resolver {
 public:
  explicit Resolver(const Corpus& corpus) : corpus_(corpus), names_(corpus) {
    for (DocId doc = 0; doc < corpus.size(); ++doc) {
      add(normalise(essence(corpus[doc].path)), doc);
      const std::string_view url = corpus[doc].url;
      if (!url.empty()) add(normalise(essence(without_scheme(url).value_or(url))), doc);
    }
  }

  [[nodiscard]] std::optional<DocId> find(DocId from, std::string_view link) const {
    if (const auto rest = without_scheme(link)) return look_up(normalise(essence(*rest)));
    const std::string_view target = essence(link);
    if (target.empty() || target.find(':') != std::string_view::npos) return std::nullopt;
    if (target.front() == '/') return find_from_root(from, target);
    const Article& article = corpus_[from];
    for (const std::string_view base : {std::string_view(article.path), url_path(article)}) {
      if (base.empty()) continue;
      const auto found = look_up(normalise(std::string(folder(base)) + "/" + std::string(target)));
      if (found) return found;
    }
    if (const auto found = look_up(normalise(target))) return found;
    return find_named(target);
  }

 private:
  void add(std::string name, DocId doc) { articles_.try_emplace(std::move(name), doc); }

  [[nodiscard]] std::optional<DocId> look_up(const std::string& name) const {
    const auto found = articles_.find(name);
    return found == articles_.end() ? std::nullopt : std::optional(found->second);
  }

  [[nodiscard]] static std::string_view url_path(const Article& article) {
    return without_scheme(article.url).value_or(std::string_view(article.url));
  }

  [[nodiscard]] std::optional<DocId> find_from_root(DocId from, std::string_view target) const {
    if (const auto found = look_up(normalise(target))) return found;
    if (const auto found = look_up("content/" + normalise(target))) return found;  // Hugo
    const auto url = without_scheme(corpus_[from].url);
    if (!url) return std::nullopt;
    return look_up(normalise(std::string(url->substr(0, url->find('/'))) + std::string(target)));
  }

  /// Template tags name an article by its stem, or by its path below content/.
  [[nodiscard]] std::optional<DocId> find_named(std::string_view name) const {
    if (const auto found = look_up("content/" + normalise(name))) return found;
    const std::vector<DocId> named = names_.find(stem(name));
    return named.size() == 1 ? std::optional(named.front()) : std::nullopt;
  }

  const Corpus& corpus_;
  ArticleIndex names_;
  std::unordered_map<std::string, DocId> articles_;  // paths and urls; the first of a name counts
};

void sort_unique(std::vector<DocId>& docs) {
  std::sort(docs.begin(), docs.end());
  docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
}

}  // namespace

float Links::between(DocId a, DocId b) const {
  if (empty()) return 0;
  float best = 0;
  if (std::binary_search(targets[a].begin(), targets[a].end(), b)) best = weight[b];
  if (std::binary_search(targets[b].begin(), targets[b].end(), a)) best = std::max(best, weight[a]);
  return best;
}

Links resolve_links(const Corpus& corpus) {
  const bool any = std::any_of(corpus.begin(), corpus.end(),
                               [](const Article& article) { return !article.links.empty(); });
  if (!any) {
    const std::vector<std::vector<DocId>> none(corpus.size());
    return {DocLists(none), DocLists(none), std::vector<float>(corpus.size())};
  }
  const Resolver resolver(corpus);
  std::vector<std::vector<DocId>> targets(corpus.size());
  std::vector<std::vector<DocId>> neighbours(corpus.size());
  std::vector<unsigned> in_degree(corpus.size());
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    for (const std::string& link : corpus[doc].links) {
      const auto target = resolver.find(doc, link);
      if (target && *target != doc) targets[doc].push_back(*target);
    }
    sort_unique(targets[doc]);
    for (const DocId target : targets[doc]) {
      ++in_degree[target];
      neighbours[doc].push_back(target);
      neighbours[target].push_back(doc);
    }
  }
  for (auto& of_article : neighbours) sort_unique(of_article);
  std::vector<float> weight;
  weight.reserve(in_degree.size());
  for (const unsigned degree : in_degree) {
    weight.push_back(degree == 0 ? 0.0F
                                 : static_cast<float>(1 / (1 + std::log(double{1} * degree))));
  }
  return {DocLists(neighbours), DocLists(targets), std::move(weight)};
}

DocLists::DocLists(const std::vector<std::vector<DocId>>& lists) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<DocId> docs;
  for (const auto& list : lists) {
    docs.insert(docs.end(), list.begin(), list.end());
    offsets.push_back(docs.size());
  }
  offsets_ = std::move(offsets);
  docs_ = std::move(docs);
}

void DocLists::save(const std::string& name, Sections& sections) const {
  sections.add(name + ".offsets", offsets_);
  sections.add(name + ".docs", docs_);
}

Result<DocLists> DocLists::load(const std::string& name, std::size_t articles,
                                const SectionSource& sections) {
  auto offsets = sections.get<std::uint64_t>(name + ".offsets");
  if (!offsets) return offsets.error();
  auto docs = sections.get<DocId>(name + ".docs");
  if (!docs) return docs.error();
  const bool none = offsets->empty() && docs->empty();
  const bool in_range =
      std::all_of(docs->begin(), docs->end(), [&](DocId doc) { return doc < articles; });
  if (!in_range || (!none && !are_offsets(*offsets, articles, docs->size()))) {
    return SectionSource::damaged(name);
  }
  DocLists lists;
  lists.offsets_ = std::move(*offsets);
  lists.docs_ = std::move(*docs);
  return lists;
}

void Links::save(const std::string& name, Sections& sections) const {
  neighbours.save(name + ".neighbours", sections);
  targets.save(name + ".targets", sections);
  sections.add(name + ".weight", weight);
}

Result<Links> Links::load(const std::string& name, std::size_t articles,
                          const SectionSource& sections) {
  auto neighbours = DocLists::load(name + ".neighbours", articles, sections);
  if (!neighbours) return neighbours.error();
  auto targets = DocLists::load(name + ".targets", articles, sections);
  if (!targets) return targets.error();
  auto weight = sections.get<float>(name + ".weight");
  if (!weight) return weight.error();
  if (neighbours->size() != targets->size() || weight->size() != targets->size()) {
    return SectionSource::damaged(name);
  }
  return Links{std::move(*neighbours), std::move(*targets), std::move(*weight)};
}

}  // namespace kindred
