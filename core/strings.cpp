#include "core/strings.hpp"

#include <algorithm>
#include <bit>

namespace kindred {
namespace {

/// FNV-1a; the table must be the same on every machine.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return hash ^ (hash >> 32U);
}

std::size_t slot_count(std::size_t strings) {
  return strings == 0 ? 0 : std::bit_ceil(2 * strings);
}

}  // namespace

Strings::Strings(const std::vector<std::string>& strings) { join(strings); }
Strings Strings::of(const std::vector<std::string_view>& strings) {
  Strings out;
  out.join(strings);
  return out;
}

template <class Text>
void Strings::join(const std::vector<Text>& strings) {
  std::vector<std::uint64_t> ends;
  std::vector<char> characters;
  ends.reserve(strings.size());
  std::size_t length = 0;
  for (const Text& text : strings) length += text.size();
  characters.reserve(length);
  for (const Text& text : strings) {
    characters.insert(characters.end(), text.begin(), text.end());
    ends.push_back(characters.size());
  }
  ends_ = std::move(ends);
  characters_ = std::move(characters);
}

void Strings::save(const std::string& name, Sections& sections) const {
  sections.add(name + ".ends", ends_);
  sections.add(name + ".text", characters_);
}

Result<Strings> Strings::load(const std::string& name, const SectionSource& sections) {
  auto ends = sections.get<std::uint64_t>(name + ".ends");
  if (!ends) return ends.error();
  auto characters = sections.get<char>(name + ".text");
  if (!characters) return characters.error();
  const std::uint64_t last = ends->empty() ? 0 : (*ends)[ends->size() - 1];
  if (!std::is_sorted(ends->begin(), ends->end()) || last != characters->size()) {
    return SectionSource::damaged(name);
  }
  Strings strings;
  strings.ends_ = std::move(*ends);
  strings.characters_ = std::move(*characters);
  return strings;
}

StringIndex::StringIndex(const Strings& strings) {
  std::vector<std::uint32_t> slots(slot_count(strings.size()));
  std::vector<std::uint32_t> next(strings.size());
  std::vector<std::uint32_t> last(strings.size());  // of the equal strings, by the first of them
  const std::size_t mask = slots.size() - 1;
  for (std::uint32_t i = 0; i < strings.size(); ++i) {
    std::size_t slot = hash_of(strings[i]) & mask;
    while (slots[slot] != 0 && strings[slots[slot] - 1] != strings[i]) slot = (slot + 1) & mask;
    if (slots[slot] == 0) {
      slots[slot] = i + 1;
      last[i] = i;
    } else {
      std::uint32_t& end = last[slots[slot] - 1];
      next[end] = i + 1;
      end = i;
    }
  }
  slots_ = std::move(slots);
  next_ = std::move(next);
}

std::optional<std::uint32_t> StringIndex::first(const Strings& strings,
                                                std::string_view key) const {
  if (slots_.empty()) return std::nullopt;
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(key) & mask;
  while (slots_[slot] != 0 && strings[slots_[slot] - 1] != key) slot = (slot + 1) & mask;
  return slots_[slot] == 0 ? std::nullopt : std::optional(slots_[slot] - 1);
}

std::vector<std::uint32_t> StringIndex::find(const Strings& strings, std::string_view key) const {
  std::vector<std::uint32_t> found;
  for (auto at = first(strings, key); at;) {
    found.push_back(*at);
    at = next_[*at] == 0 ? std::nullopt : std::optional(next_[*at] - 1);
  }
  return found;
}

void StringIndex::save(const std::string& name, Sections& sections) const {
  sections.add(name + ".slots", slots_);
  sections.add(name + ".next", next_);
}

Result<StringIndex> StringIndex::load(const std::string& name, std::size_t count,
                                      const SectionSource& sections) {
  auto slots = sections.get<std::uint32_t>(name + ".slots");
  if (!slots) return slots.error();
  auto next = sections.get<std::uint32_t>(name + ".next");
  if (!next) return next.error();
  // A free slot ends every search, and chains only lead on: nothing can run in circles.
  bool sound = slots->size() == slot_count(count) && next->size() == count;
  std::size_t free = 0;
  for (const std::uint32_t slot : *slots) {
    free += slot == 0 ? 1U : 0U;
    sound = sound && slot <= count;
  }
  for (std::size_t i = 0; sound && i < count; ++i) {
    sound = (*next)[i] == 0 || ((*next)[i] > i + 1 && (*next)[i] <= count);
  }
  if (!sound || (free == 0 && count > 0)) return SectionSource::damaged(name);
  StringIndex index;
  index.slots_ = std::move(*slots);
  index.next_ = std::move(*next);
  return index;
}

}  // namespace kindred
