#include "site/list_sections.hpp"

#include <algorithm>
#include <vector>

namespace kindred {

void save_lists(std::span<const DocId> sources, const RelatedLists& lists, Sections& sections) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<Match> matches;
  for (const std::vector<Match>& list : lists) {
    matches.insert(matches.end(), list.begin(), list.end());
    offsets.push_back(matches.size());
  }
  sections.add("lists.sources", std::vector<DocId>(sources.begin(), sources.end()));
  sections.add("lists.offsets", std::move(offsets));
  sections.add("lists.matches", std::move(matches));
}

std::optional<RelatedLists> load_lists(const SectionSource& saved, std::size_t articles,
                                       std::span<const DocId> sources) {
  const auto known = saved.get<DocId>("lists.sources");
  const auto offsets = saved.get<std::uint64_t>("lists.offsets");
  const auto matches = saved.get<Match>("lists.matches");
  if (!known || !offsets || !matches || !are_offsets(*offsets, known->size(), matches->size())) {
    return std::nullopt;
  }
  const bool sound = std::all_of(matches->begin(), matches->end(),
                                 [&](const Match& match) { return match.doc < articles; });
  if (!sound) return std::nullopt;
  RelatedLists lists;
  lists.reserve(sources.size());
  const DocId* at = known->begin();
  for (const DocId source : sources) {
    at = std::lower_bound(at, known->end(), source);
    if (at == known->end() || *at != source) return std::nullopt;
    const auto place = static_cast<std::size_t>(at - known->begin());
    lists.emplace_back(matches->begin() + (*offsets)[place],
                       matches->begin() + (*offsets)[place + 1]);
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
