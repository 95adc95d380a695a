#include "models/near_copies.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "core/parallel.hpp"
#include "models/copies.hpp"
#include "models/matrix.hpp"

namespace kindred {
namespace {

constexpr std::size_t kLeastWords = 8;

using Words = std::vector<std::uint32_t>;  // hashes, ascending and distinct

/// Could the sizes alone reach that resemblance?
bool sizes_allow(const Words& x, const Words& y, float least) {
  const auto [fewer, more] = std::minmax({x.size(), y.size()});
  return static_cast<float>(fewer) >= least * static_cast<float>(more);
}

/// The rarest words of each article, enough of them that two which resemble share one.
class Prefixes {
 public:
  Prefixes(const std::vector<Words>& words, float least) : words_(words), least_(least) {
    for (const Words& each : words) {
      for (const std::uint32_t word : each) ++articles_with_[word];
    }
    for (DocId doc = 0; doc < words.size(); ++doc) {
      for (const std::uint32_t word : of(doc)) postings_[word].push_back(doc);
    }
  }

  [[nodiscard]] Words of(DocId doc) const {
    Words words = words_[doc];
    const auto size = static_cast<float>(words.size());
    const auto shared = static_cast<std::size_t>(std::ceil(least_ * size - 1e-3F));
    const std::size_t kept = words.empty() ? 0 : words.size() - std::min(words.size(), shared) + 1;
    std::sort(words.begin(), words.end(), [this](std::uint32_t x, std::uint32_t y) {
      const std::size_t with_x = articles_with_.at(x);
      const std::size_t with_y = articles_with_.at(y);
      return with_x != with_y ? with_x < with_y : x < y;
    });
    words.resize(std::min(kept, words.size()));
    return words;
  }

  /// The articles before `doc` that may resemble it, ascending and distinct.
  [[nodiscard]] std::vector<DocId> candidates(DocId doc) const {
    std::vector<DocId> found;
    for (const std::uint32_t word : of(doc)) {
      for (const DocId other : postings_.at(word)) {
        if (other >= doc) break;  // they ascend
        if (sizes_allow(words_[doc], words_[other], least_)) found.push_back(other);
      }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  const std::vector<Words>& words_;
  float least_;
  std::unordered_map<std::uint32_t, std::size_t> articles_with_;
  std::unordered_map<std::uint32_t, std::vector<DocId>> postings_;  // by word of a prefix
};

}  // namespace

std::vector<NearCopy> near_copies(const Corpus& corpus, std::span<const DocId> groups,
                                  float near_copy, unsigned threads, Progress& progress) {
  const std::size_t n = corpus.size();
  std::vector<Words> words(n);
  parallel_for(n, task_size(n), threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t doc = begin; doc < end; ++doc) {
      if (groups[doc] != doc) continue;
      words[doc] = distinct_words({corpus[doc].title, corpus[doc].excerpt, corpus[doc].body});
      if (words[doc].size() < kLeastWords) words[doc].clear();
    }
  });
  if (progress.stopped()) return {};
  const Prefixes prefixes(words, near_copy);
  std::vector<std::vector<NearCopy>> found(n);
  parallel_for(n, task_size(n), threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t doc = begin; doc < end; ++doc) {
      const auto b = static_cast<DocId>(doc);
      for (const DocId a : prefixes.candidates(b)) {
        const float likeness = word_resemblance(words[a], words[b]);
        const float least = near_copy_threshold(near_copy, corpus[a].time, corpus[b].time);
        if (likeness >= least) found[doc].push_back({a, b, likeness});
      }
    }
  });
  std::vector<NearCopy> pairs;
  for (const auto& each : found) pairs.insert(pairs.end(), each.begin(), each.end());
  std::sort(pairs.begin(), pairs.end(), [](const NearCopy& x, const NearCopy& y) {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return pairs;
}

}  // namespace kindred
