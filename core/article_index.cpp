#include "core/article_index.hpp"

#include <algorithm>

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

ArticleIndex::ArticleIndex(const Corpus& corpus) {
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    const Article& article = corpus[doc];
    files_[article.path].push_back(doc);
    if (const auto plain = without_extension(article.path); plain != article.path) {
      paths_[std::string(plain)].push_back(doc);
    }
    stems_[std::string(stem(article.path))].push_back(doc);
    if (!article.url.empty()) urls_[article.url].push_back(doc);
  }
}

std::vector<DocId> ArticleIndex::find(std::string_view name) const {
  // A path without folder is a stem too: where several files share it, it is ambiguous.
  const std::string key(name);
  const bool has_extension = files_.contains(key) && without_extension(key) != key;
  if (key.find('/') == std::string::npos && !has_extension) {
    if (const auto found = stems_.find(key); found != stems_.end()) return found->second;
  }
  return find_id(name);
}

std::vector<DocId> ArticleIndex::find_id(std::string_view id) const {
  const std::string key(id);
  for (const Names* names : {&files_, &paths_, &stems_, &urls_}) {
    if (const auto found = names->find(key); found != names->end()) return found->second;
  }
  return {};
}

std::vector<std::string> ArticleIndex::nearest_stems(std::string_view name,
                                                     std::size_t count) const {
  std::vector<std::string> names;
  names.reserve(stems_.size());
  for (const auto& [stem_name, docs] : stems_) names.push_back(stem_name);
  std::sort(names.begin(), names.end());
  std::vector<std::string> best;
  while (best.size() < count) {
    const std::string near = nearest(name, names);
    if (near.empty()) break;
    best.push_back(near);
    names.erase(std::find(names.begin(), names.end(), near));
  }
  return best;
}

}  // namespace kindred
