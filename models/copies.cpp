#include "models/copies.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/parallel.hpp"
#include "core/text.hpp"
#include "models/matrix.hpp"
#include "models/words.hpp"

namespace kindred {
namespace {

/// Disjoint sets whose representative is their smallest member.
class Sets {
 public:
  explicit Sets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }

  DocId find(DocId doc) {
    while (parent_[doc] != doc) doc = parent_[doc] = parent_[parent_[doc]];
    return doc;
  }
  void join(DocId a, DocId b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<DocId> parent_;
};

/// Equal for articles with the same words on their card; empty where there are none.
std::string card(const Article& article) {
  const std::string title = fold(article.title);
  const std::string excerpt = fold(article.excerpt);
  if (title.empty() && excerpt.empty()) return {};
  std::string key = title + '\n' + excerpt;
  if (excerpt.empty()) key += '\n' + (article.time ? std::to_string(*article.time) : "undated");
  return key;
}

constexpr std::size_t kLeastWords = 8;   // of a card
constexpr std::size_t kLeastBody = 200;  // bytes

/// FNV-1a. Two words with the same hash would count as one: harmless here.
std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return hash;
}

}  // namespace

std::vector<std::uint32_t> distinct_words(std::initializer_list<std::string_view> texts) {
  std::vector<std::string_view> words;
  for (const std::string_view text : texts) split_words(text, words);
  std::vector<std::string_view> parts;
  for (const std::string_view word : words) split_parts(word, parts);
  std::vector<std::uint32_t> hashes;
  hashes.reserve(parts.size());
  for (const std::string_view part : parts) hashes.push_back(hash_of(fold_word(part)));
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

float word_resemblance(std::span<const std::uint32_t> x, std::span<const std::uint32_t> y) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    shared += x[i] == y[j] ? 1U : 0U;
    const bool step_x = x[i] <= y[j];
    const bool step_y = y[j] <= x[i];
    i += step_x ? 1U : 0U;
    j += step_y ? 1U : 0U;
  }
  return static_cast<float>(shared) / static_cast<float>(x.size() + y.size() - shared);
}

Cards::Cards(const Corpus& corpus, unsigned threads, Progress& progress) {
  std::vector<std::vector<std::uint32_t>> words(corpus.size());
  parallel_for(corpus.size(), task_size(corpus.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t doc = begin; doc < end; ++doc) {
                   words[doc] = distinct_words({corpus[doc].title, corpus[doc].excerpt});
                 }
               });
  std::vector<std::uint32_t> hashes;
  std::vector<std::uint64_t> offsets{0};
  std::vector<char> tells;
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    hashes.insert(hashes.end(), words[doc].begin(), words[doc].end());
    offsets.push_back(hashes.size());
    tells.push_back(words[doc].size() >= kLeastWords || corpus[doc].body.size() >= kLeastBody ? 1
                                                                                              : 0);
  }
  hashes_ = std::move(hashes);
  offsets_ = std::move(offsets);
  tells_ = std::move(tells);
}

void Cards::save(const std::string& name, Sections& sections) const {
  sections.add(name + ".hashes", hashes_);
  sections.add(name + ".offsets", offsets_);
  sections.add(name + ".tells", tells_);
}

Result<Cards> Cards::load(const std::string& name, std::size_t articles,
                          const SectionSource& sections) {
  auto hashes = sections.get<std::uint32_t>(name + ".hashes");
  if (!hashes) return hashes.error();
  auto offsets = sections.get<std::uint64_t>(name + ".offsets");
  if (!offsets) return offsets.error();
  auto tells = sections.get<char>(name + ".tells");
  if (!tells) return tells.error();
  if (tells->size() != articles || !are_offsets(*offsets, articles, hashes->size())) {
    return SectionSource::damaged(name);
  }
  Cards cards;
  cards.hashes_ = std::move(*hashes);
  cards.offsets_ = std::move(*offsets);
  cards.tells_ = std::move(*tells);
  return cards;
}

std::span<const std::uint32_t> Cards::words(DocId doc) const {
  return {hashes_.data() + offsets_[doc], offsets_[doc + 1] - offsets_[doc]};
}

float Cards::resemblance(DocId a, DocId b) const {
  const auto x = words(a);
  const auto y = words(b);
  return std::min(x.size(), y.size()) < kLeastWords ? 0 : word_resemblance(x, y);
}

bool Cards::resemble(DocId a, DocId b, float least) const {
  const auto [fewer, more] = std::minmax({words(a).size(), words(b).size()});
  return static_cast<float>(fewer) >= least * static_cast<float>(more) &&
         resemblance(a, b) >= least;
}

std::vector<DocId> copy_groups(const Corpus& corpus, unsigned threads, Progress& progress) {
  std::vector<std::string> cards(corpus.size());
  parallel_for(corpus.size(), task_size(corpus.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t doc = begin; doc < end; ++doc) cards[doc] = card(corpus[doc]);
               });
  Sets sets(corpus.size());
  std::unordered_map<std::string_view, DocId> first_with;  // no url is a card: those have '\n'
  first_with.reserve(2 * corpus.size());
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    for (const std::string_view key :
         {std::string_view(corpus[doc].url), std::string_view(cards[doc])}) {
      if (key.empty()) continue;
      const auto [first, fresh] = first_with.try_emplace(key, doc);
      if (!fresh) sets.join(first->second, doc);
    }
  }
  std::vector<DocId> groups(corpus.size());
  for (DocId doc = 0; doc < corpus.size(); ++doc) groups[doc] = sets.find(doc);
  return groups;
}

float near_copy_threshold(float near_copy, std::optional<std::int64_t> a,
                          std::optional<std::int64_t> b) {
  constexpr std::int64_t kTwoWeeks = 14LL * 86'400;
  constexpr float kAllButEqual = 0.95F;
  const bool together = !a || !b || std::abs(*a - *b) <= kTwoWeeks;
  return together ? near_copy : std::max(near_copy, kAllButEqual);
}

}  // namespace kindred
