#include "site/list_sections.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kindred {

void save_lists(const MadeLists& made, Sections& sections) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<Match> matches;
  for (const std::vector<Match>& list : made.lists) {
    matches.insert(matches.end(), list.begin(), list.end());
    offsets.push_back(matches.size());
  }
  sections.add("lists.sources", made.sources);
  sections.add("lists.offsets", std::move(offsets));
  sections.add("lists.matches", std::move(matches));
  sections.add("lists.candidates", made.candidates);
  sections.add("lists.prints", std::vector{made.prints.all});
  sections.add("lists.prints.names", made.prints.names);
  sections.add("lists.prints.articles", made.prints.articles);
}

std::optional<MadeLists> load_lists(const SectionSource& saved) {
  const auto sources = saved.get<DocId>("lists.sources");
  const auto offsets = saved.get<std::uint64_t>("lists.offsets");
  const auto matches = saved.get<Match>("lists.matches");
  const auto candidates = saved.get<std::uint64_t>("lists.candidates");
  const auto all = saved.get_one<std::uint64_t>("lists.prints");
  const auto names = saved.get<std::uint64_t>("lists.prints.names");
  const auto articles = saved.get<std::uint64_t>("lists.prints.articles");
  if (!sources || !offsets || !matches || !candidates || !all || !names || !articles) {
    return std::nullopt;
  }
  const auto known = [&](DocId doc) { return doc < names->size(); };
  if (!are_offsets(*offsets, sources->size(), matches->size()) ||
      candidates->size() != sources->size() || articles->size() != names->size() ||
      !std::is_sorted(sources->begin(), sources->end()) ||
      !std::all_of(sources->begin(), sources->end(), known) ||
      !std::all_of(matches->begin(), matches->end(), [&](const Match& match) {
        return known(match.doc) && std::isfinite(match.similarity) && std::isfinite(match.score);
      })) {
    return std::nullopt;
  }
  MadeLists made{{*all, *names, *articles},
                 {sources->begin(), sources->end()},
                 {},
                 {candidates->begin(), candidates->end()}};
  made.lists.reserve(sources->size());
  for (std::size_t i = 0; i < sources->size(); ++i) {
    made.lists.emplace_back(matches->begin() + (*offsets)[i], matches->begin() + (*offsets)[i + 1]);
  }
  return made;
}

std::optional<RelatedLists> take_lists(MadeLists& made, std::span<const DocId> sources) {
  if (!std::includes(made.sources.begin(), made.sources.end(), sources.begin(), sources.end())) {
    return std::nullopt;
  }
  RelatedLists lists;
  lists.reserve(sources.size());
  auto at = made.sources.begin();
  for (const DocId source : sources) {
    at = std::lower_bound(at, made.sources.end(), source);
    lists.push_back(std::move(made.lists[static_cast<std::size_t>(at - made.sources.begin())]));
  }
  return lists;
}

std::string wishes(const Curated& curated) {
  std::string text;
  const auto add = [&](char kind, const std::vector<DocId>& docs) {
    for (const DocId doc : docs) text += kind + std::to_string(doc);
  };
  for (const auto& [source, entry] : curated) {
    text += "\n" + std::to_string(source);
    add('+', entry.pins);
    add('-', entry.blocks);
  }
  return text;
}

}  // namespace kindred
