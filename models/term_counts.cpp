#include "models/term_counts.hpp"

#include <tsl/robin_map.h>
#include <xxhash.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <utility>

#include "core/parallel.hpp"
#include "core/pool.hpp"
#include "models/analyzer.hpp"
#include "models/matrix.hpp"
#include "models/words.hpp"

namespace kindred {
namespace {

struct WordHash {
  std::size_t operator()(std::string_view word) const {
    return XXH3_64bits(word.data(), word.size());
  }
};

/// A hash table by word, which it does not keep. Entries lie side by side with their hashes, so
/// that a lookup mostly reads one place of memory and compares only the word that is meant; in
/// std::unordered_map it takes half as long again.
template <class Value>
using WordTable = tsl::robin_map<std::string_view, Value, WordHash, std::equal_to<>,
                                 std::allocator<std::pair<std::string_view, Value>>, true>;

/// What words are made of. To take a word apart takes far longer than to look it up, so one task
/// after the other uses the same dictionary; what it says does not depend on that. Its many small
/// pieces lie in one place, which is given back at once.
class Dictionary {
 public:
  Dictionary() = default;
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  /// Terms by number, in the order in which they were first met; they live as long as it does.
  [[nodiscard]] const std::vector<std::string_view>& terms() const { return terms_; }

  using Split = std::vector<std::string> (Analyzer::*)(std::string_view);

  /// What each word of one language, as written, is made of when it is split in one way.
  class Words {
   public:
    Words(Dictionary& dictionary, const std::string& language, Split split)
        : dictionary_(dictionary), analyzer_(language), split_(split) {}

    std::span<const std::uint32_t> operator[](std::string_view word) {
      const auto found = words_.find(word);
      if (found != words_.end()) return found->second;
      const auto numbers = dictionary_.numbers_of((analyzer_.*split_)(word));
      return words_.emplace(dictionary_.keep(word), numbers).first->second;
    }

   private:
    Dictionary& dictionary_;
    Analyzer analyzer_;
    Split split_;
    WordTable<std::span<const std::uint32_t>> words_;
  };

  struct Language {
    Words terms;
    Words grams;
  };

  Language& language(const std::string& name) {
    const auto found = languages_.find(name);
    if (found != languages_.end()) return found->second;
    Language language{{*this, name, &Analyzer::terms_of}, {*this, name, &Analyzer::grams_of}};
    return languages_.emplace(name, std::move(language)).first->second;
  }

 private:
  template <class T>
  std::span<T> allocate(std::size_t count) {
    return {std::pmr::polymorphic_allocator<T>(&memory_).allocate(count), count};
  }

  std::span<const std::uint32_t> numbers_of(const std::vector<std::string>& terms) {
    const auto numbers = allocate<std::uint32_t>(terms.size());
    std::transform(terms.begin(), terms.end(), numbers.begin(),
                   [this](const std::string& term) { return number(term); });
    return numbers;
  }

  std::uint32_t number(std::string_view term) {
    const auto found = numbers_.find(term);
    if (found != numbers_.end()) return found->second;
    const auto next = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back(keep(term));
    numbers_.emplace(terms_.back(), next);
    return next;
  }

  /// A copy beside the others: frequent words are met early, so what most lookups compare lies in
  /// little memory.
  std::string_view keep(std::string_view word) {
    const auto kept = allocate<char>(word.size());
    std::copy(word.begin(), word.end(), kept.begin());
    return {kept.data(), kept.size()};
  }

  std::pmr::monotonic_buffer_resource memory_;
  std::map<std::string, Language> languages_;
  std::vector<std::string_view> terms_;
  WordTable<std::uint32_t> numbers_;
};

/// Counts of a run of articles, and its terms by their numbers in a dictionary.
struct Counted {
  const Dictionary* dictionary = nullptr;
  std::vector<std::uint32_t> terms;
  ChunkCounts chunk;
};

/// Counts the terms of one chunk, article after article. Its numbers are in the order in which the
/// chunk has them, whatever the dictionary knew before.
class Counter {
 public:
  explicit Counter(Dictionary& dictionary) : dictionary_(dictionary) {
    result_.dictionary = &dictionary;
  }

  Counted take() { return std::move(result_); }

  void add(const Article& article, const std::string& language, const FieldOptions& fields) {
    Dictionary::Language& words = dictionary_.language(language);
    add_text(article.title, fields.title, words.terms);
    add_text(article.title, kGramShare * fields.title, words.grams);
    add_text(article.excerpt, fields.excerpt, words.terms);
    add_text(article.body, fields.body, words.terms);
    for (const std::uint32_t term : touched_) {
      result_.chunk.counts.push_back({term, weights_[term]});
      weights_[term] = 0;
    }
    touched_.clear();
    result_.chunk.offsets.push_back(result_.chunk.counts.size());
  }

 private:
  void add_text(std::string_view text, float weight, Dictionary::Words& words) {
    if (weight <= 0) return;
    split_.clear();
    split_words(text, split_);
    for (const std::string_view word : split_) {
      for (const std::uint32_t known : words[word]) {
        const std::uint32_t term = number(known);
        if (weights_[term] == 0) touched_.push_back(term);
        weights_[term] += weight;
      }
    }
  }

  /// Of a term of the dictionary, within the chunk.
  std::uint32_t number(std::uint32_t known) {
    if (known >= numbers_.size()) numbers_.resize(dictionary_.terms().size());
    if (numbers_[known] == 0) {
      result_.terms.push_back(known);
      weights_.push_back(0);
      numbers_[known] = static_cast<std::uint32_t>(result_.terms.size());
    }
    return numbers_[known] - 1;
  }

  Dictionary& dictionary_;
  Counted result_;
  std::vector<std::uint32_t> numbers_;  // by term of the dictionary: one more than its number, or 0
  std::vector<float> weights_;          // of the article at hand, by term
  std::vector<std::uint32_t> touched_;
  std::vector<std::string_view> split_;
};

std::vector<Counted> count(const Corpus& corpus, std::span<const std::string> languages,
                           const FieldOptions& fields, Pool<Dictionary>& dictionaries,
                           unsigned threads, Progress& progress) {
  const std::size_t size = task_size(corpus.size());
  std::vector<Counted> chunks((corpus.size() + size - 1) / size);
  parallel_for(corpus.size(), size, threads, progress, [&](std::size_t begin, std::size_t end) {
    const auto dictionary = dictionaries.take();
    Counter counter(*dictionary);
    for (std::size_t doc = begin; doc < end; ++doc) {
      counter.add(corpus[doc], languages[doc], fields);
    }
    chunks[begin / size] = counter.take();
  });
  return chunks;
}

/// Gives every term one number, in the order of the chunks.
TermCounts merge(std::vector<Counted> chunks) {
  TermCounts merged;
  std::vector<std::string_view> terms;  // of dictionaries
  WordTable<std::uint32_t> known;
  // By dictionary and number there: one more than the number that the term has, or 0.
  std::map<const Dictionary*, std::vector<std::uint32_t>> by_dictionary;
  for (Counted& counted : chunks) {
    const std::vector<std::string_view>& names = counted.dictionary->terms();
    std::vector<std::uint32_t>& seen = by_dictionary[counted.dictionary];
    seen.resize(names.size());
    ChunkCounts& chunk = merged.chunks.emplace_back(std::move(counted.chunk));
    chunk.numbers.reserve(counted.terms.size());
    for (const std::uint32_t term : counted.terms) {
      if (seen[term] == 0) {
        const auto next = static_cast<std::uint32_t>(terms.size());
        const auto [found, fresh] = known.try_emplace(names[term], next);
        if (fresh) terms.push_back(names[term]);
        seen[term] = found->second + 1;
      }
      chunk.numbers.push_back(seen[term] - 1);
    }
    merged.df.resize(terms.size());
    for (const TermCount& count : chunk.counts) ++merged.df[chunk.numbers[count.term]];
  }
  merged.terms = Strings::of(terms);
  return merged;
}

}  // namespace

TermCounts count_terms(const Corpus& corpus, std::span<const std::string> languages,
                       const FieldOptions& fields, unsigned threads, Progress& progress) {
  Pool<Dictionary> dictionaries(std::make_unique<Dictionary>);
  std::vector<Counted> chunks = count(corpus, languages, fields, dictionaries, threads, progress);
  return progress.stopped() ? TermCounts() : merge(std::move(chunks));
}

}  // namespace kindred
