// Rules that look for articles which are one to the reader.
#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <unordered_map>

#include "core/text.hpp"
#include "data/metadata.hpp"
#include "models/copies.hpp"
#include "models/near_copies.hpp"
#include "site/checks.hpp"

namespace kindred {
namespace {

using Group = std::vector<DocId>;  // ascending

/// Articles with the same key, empty ones apart; only groups of several, by their first article.
std::vector<Group> groups_by(const std::vector<std::string>& keys) {
  std::unordered_map<std::string_view, std::size_t> places;
  std::vector<Group> groups;
  for (DocId doc = 0; doc < keys.size(); ++doc) {
    if (keys[doc].empty()) continue;
    const auto [at, fresh] = places.try_emplace(keys[doc], groups.size());
    if (fresh) groups.emplace_back();
    groups[at->second].push_back(doc);
  }
  std::erase_if(groups, [](const Group& group) { return group.size() < 2; });
  return groups;
}

/// Different for translations of one article: the language, else where a translation key says that
/// there are others, the article itself.
std::string translation(const Evidence& evidence, DocId doc) {
  if (!evidence.tags[doc].empty()) return evidence.tags[doc];
  return evidence.details[doc].translation_key.empty() ? "" : evidence.article(doc).path;
}

std::vector<Place> places_of(const Evidence& evidence, const Group& docs,
                             std::uint32_t ArticleDetails::Lines::*line) {
  std::vector<Place> places;
  places.reserve(docs.size());
  for (const DocId doc : docs) {
    places.push_back({evidence.article(doc).path, evidence.details[doc].lines.*line});
  }
  return places;
}

/// One finding for the group, at its first article.
void report_group(const Evidence& evidence, const Group& group,
                  std::uint32_t ArticleDetails::Lines::*line, const std::string& message,
                  Report& report) {
  auto others = places_of(evidence, {group.begin() + 1, group.end()}, line);
  const std::string listed = list_of(others);
  report.add(group.front(), evidence.details[group.front()].lines.*line, message + " " + listed,
             std::move(others));
}

/// Without an excerpt, the title of a weekly column would do to make copies of its articles: there
/// the text decides.
template <class Form>
std::vector<std::string> text_keys(const Evidence& evidence, Form form) {
  std::vector<std::string> keys;
  keys.reserve(evidence.corpus.size());
  for (DocId doc = 0; doc < evidence.corpus.size(); ++doc) {
    const Article& article = evidence.article(doc);
    const std::string title = form(article.title);
    const std::string excerpt = form(article.excerpt);
    if (trim(title).empty() && trim(excerpt).empty()) {
      keys.emplace_back();
      continue;
    }
    keys.push_back(title + '\n' + (trim(excerpt).empty() ? '\n' + form(article.body) : excerpt) +
                   '\n' + translation(evidence, doc));
  }
  return keys;
}

std::vector<Group> exact_copies(const Evidence& evidence) {
  return groups_by(text_keys(evidence, [](const std::string& text) { return text; }));
}

std::vector<Group> folded_copies(const Evidence& evidence) {
  return groups_by(text_keys(evidence, [](const std::string& text) { return fold(text); }));
}

DocId first_of(std::vector<DocId>& parent, DocId doc) {
  while (parent[doc] != doc) doc = parent[doc] = parent[parent[doc]];
  return doc;
}

bool apart(const Evidence& evidence, DocId a, DocId b) {
  const auto& key_a = evidence.details[a].translation_key;
  const bool one = !key_a.empty() && key_a == evidence.details[b].translation_key;
  return one || evidence.tags[a] != evidence.tags[b];
}

}  // namespace

void check_urls(const Evidence& evidence, Progress&, Report& report) {
  std::vector<std::string> keys;
  keys.reserve(evidence.corpus.size());
  for (DocId doc = 0; doc < evidence.corpus.size(); ++doc) {
    const std::string& url = evidence.article(doc).url;
    // A site in several languages puts its own urls below a folder of the language.
    const bool one_place = url.empty() || is_external_url(url);
    keys.push_back(one_place ? url : url + '\n' + evidence.tags[doc]);
  }
  for (const Group& group : groups_by(keys)) {
    const std::string& url = evidence.article(group.front()).url;
    report_group(evidence, group, &ArticleDetails::Lines::url,
                 "has the url \"" + url + "\", as " + (group.size() == 2 ? "has" : "have"), report);
  }
}

void check_ids(const Evidence& evidence, Progress&, Report& report) {
  constexpr std::array<std::string_view, 3> kOfFolders = {"index", "_index", "readme"};
  std::vector<std::string> keys;
  keys.reserve(evidence.corpus.size());
  for (DocId doc = 0; doc < evidence.corpus.size(); ++doc) {
    std::string id(stem(evidence.article(doc).path));
    const std::string plain = lower_ascii(id.substr(0, id.find('.')));
    const bool of_folder =
        std::find(kOfFolders.begin(), kOfFolders.end(), plain) != kOfFolders.end();
    keys.push_back(of_folder ? "" : id + '\n' + translation(evidence, doc));
  }
  for (const Group& group : groups_by(keys)) {
    std::vector<Place> others;
    for (auto doc = group.begin() + 1; doc != group.end(); ++doc) {
      others.push_back({evidence.article(*doc).path, 1});
    }
    const std::string listed = list_of(others);
    report.add(group.front(), 1,
               "has the id '" + std::string(stem(evidence.article(group.front()).path)) + "', as " +
                   (group.size() == 2 ? "has " : "have ") + listed,
               std::move(others));
  }
}

void check_exact_copies(const Evidence& evidence, Progress&, Report& report) {
  for (const Group& group : exact_copies(evidence)) {
    report_group(evidence, group, &ArticleDetails::Lines::title, "has the title and excerpt of",
                 report);
  }
}

void check_folded_copies(const Evidence& evidence, Progress&, Report& report) {
  auto exact = exact_copies(evidence);
  std::sort(exact.begin(), exact.end());
  for (const Group& group : folded_copies(evidence)) {
    if (std::binary_search(exact.begin(), exact.end(), group)) continue;
    report_group(evidence, group, &ArticleDetails::Lines::title,
                 "has, but for case and white space, the title and excerpt of", report);
  }
}

void check_near_copies(const Evidence& evidence, Progress& progress, Report& report) {
  const auto copies = copy_groups(evidence.corpus, evidence.threads, progress);
  const auto pairs = near_copies(evidence.corpus, copies, evidence.options.rank.near_copy,
                                 evidence.threads, progress);
  std::vector<DocId> parent(evidence.corpus.size());
  std::iota(parent.begin(), parent.end(), DocId{0});
  std::map<DocId, float> likeness;  // the least, by first article
  for (const NearCopy& pair : pairs) {
    if (apart(evidence, pair.a, pair.b)) continue;
    const DocId a = first_of(parent, pair.a);
    const DocId b = first_of(parent, pair.b);
    const float least = std::min({pair.likeness, likeness.try_emplace(a, 1.0F).first->second,
                                  likeness.try_emplace(b, 1.0F).first->second});
    parent[std::max(a, b)] = std::min(a, b);
    likeness[std::min(a, b)] = least;
  }
  std::map<DocId, Group> groups;
  for (DocId doc = 0; doc < parent.size(); ++doc) {
    groups[first_of(parent, doc)].push_back(doc);
  }
  for (const auto& [first, group] : groups) {
    if (group.size() < 2) continue;
    const auto percent = static_cast<int>(100 * likeness[first]);
    report_group(evidence, group, &ArticleDetails::Lines::title,
                 "shares " + std::string(group.size() == 2 ? "" : "at least ") +
                     std::to_string(percent) + " % of its words with",
                 report);
  }
}

}  // namespace kindred
