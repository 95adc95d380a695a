#include "models/reuse.hpp"

#include <xxhash.h>

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "core/parallel.hpp"
#include "models/ranker.hpp"

namespace kindred {
namespace {

/// Gathers values for one fingerprint.
class Gathered {
 public:
  template <class T>
  void add(const T& value) {
    static_assert(std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>);
    append(std::span(&value, 1));
  }
  /// And how many they are.
  template <class T>
  void add(std::span<const T> values) {
    add(values.size());
    append(values);
  }
  /// The fingerprint; starts anew.
  std::uint64_t finish() {
    const std::uint64_t print = XXH3_64bits(bytes_.data(), bytes_.size());
    bytes_.clear();
    return print;
  }

 private:
  template <class T>
  void append(std::span<const T> values) {
    const auto bytes = std::as_bytes(values);
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }

  std::vector<std::byte> bytes_;
};

std::uint64_t print_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

/// What the columns of rows stand for.
std::vector<std::uint64_t> column_prints(const Model& model, unsigned threads, Progress& progress) {
  std::vector<std::uint64_t> prints(model.rows.width);
  parallel_for(prints.size(), task_size(prints.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t column = begin; column < end; ++column) {
                   // Behind the terms only the order of columns counts.
                   prints[column] = column < model.text_end
                                        ? print_of(model.vocabulary.terms[column])
                                        : column - model.text_end;
                 }
               });
  return prints;
}

void add_row(const SparseRow& row, std::span<const std::uint64_t> columns, Gathered& gathered) {
  gathered.add(row.values);
  for (const std::uint32_t column : row.columns) gathered.add(columns[column]);
}

void add_traits(const Model& model, DocId doc, std::span<const std::uint64_t> names,
                Gathered& gathered) {
  const Traits& traits = model.traits[doc];
  gathered.add(std::int64_t{traits.time.value_or(0)});
  gathered.add(std::uint32_t{traits.time.has_value()});
  gathered.add(traits.quality_rank);
  gathered.add(traits.heat_rank);
  gathered.add(names[traits.copies]);
  gathered.add(traits.provider);
  gathered.add(traits.language);
  gathered.add(model.recommendable[doc]);
  gathered.add(model.cards.tells(doc));
  gathered.add(model.cards.words(doc));
}

void add_links(const Model& model, DocId doc, std::span<const std::uint64_t> names,
               Gathered& gathered) {
  if (model.links.empty()) return;
  for (const DocLists* lists : {&model.links.neighbours, &model.links.targets}) {
    gathered.add((*lists)[doc].size());
    for (const DocId other : (*lists)[doc]) gathered.add(names[other]);
  }
  gathered.add(model.links.weight[doc]);
}

}  // namespace

Prints prints_of(const Model& model, const Corpus& corpus, unsigned threads, Progress& progress) {
  Gathered shared;
  for (const float value : {model.shares.text, model.shares.topics, model.shares.section,
                            model.shares.dense, model.shares.links, model.shares.mentions,
                            model.proximity.weight, model.proximity.half_life_days}) {
    shared.add(value);
  }
  shared.add(std::uint64_t{model.rows.width - model.text_end});
  std::vector<std::uint64_t> names;
  names.reserve(corpus.size());
  for (const Article& article : corpus) names.push_back(print_of(article.path));

  const std::vector<std::uint64_t> columns = column_prints(model, threads, progress);
  std::vector<std::uint64_t> articles(corpus.size());
  parallel_for(articles.size(), task_size(articles.size()), threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 Gathered gathered;
                 for (std::size_t i = begin; i < end; ++i) {
                   const auto doc = static_cast<DocId>(i);
                   add_row(model.rows[doc], columns, gathered);
                   if (model.titles.size() > 0) add_row(model.titles[doc], columns, gathered);
                   if (model.dense.size() > 0) gathered.add(model.dense[doc]);
                   add_traits(model, doc, names, gathered);
                   add_links(model, doc, names, gathered);
                   articles[i] = gathered.finish();
                 }
               });
  return {shared.finish(), std::move(names), std::move(articles)};
}

Reuse::Reuse(const Model& model, const Options& options, Prints now,
             std::optional<MadeLists> earlier, std::size_t sources)
    : model_(model),
      options_(options),
      now_(std::move(now)),
      earlier_(std::move(earlier)),
      candidates_(sources),
      recalled_(sources) {
  const bool comparable =
      options.rank.diversity == 0 && earlier_ && earlier_->prints.all == now_.all;
  if (!comparable) earlier_.reset();
  if (earlier_) match_articles();
}

void Reuse::match_articles() {
  const Prints& then = earlier_->prints;
  std::unordered_map<std::uint64_t, DocId> numbers;
  numbers.reserve(now_.names.size());
  for (DocId doc = 0; doc < now_.names.size(); ++doc) numbers.emplace(now_.names[doc], doc);
  today_.assign(then.names.size(), kNew);
  changed_.assign(now_.names.size(), 1);
  for (DocId doc = 0; doc < then.names.size(); ++doc) {
    const auto found = numbers.find(then.names[doc]);
    if (found == numbers.end()) continue;
    today_[doc] = found->second;
    changed_[found->second] = then.articles[doc] != now_.articles[found->second] ? 1 : 0;
  }
  places_.assign(now_.names.size(), kNew);
  for (std::size_t place = 0; place < earlier_->sources.size(); ++place) {
    const DocId doc = today_[earlier_->sources[place]];
    if (doc != kNew) places_[doc] = static_cast<DocId>(place);
  }
}

std::optional<std::vector<Match>> Reuse::recall(std::size_t source, const Query& query,
                                                std::span<const DocId> candidates,
                                                Similarity& similarity) {
  // A sum: in whatever order they are numbered.
  std::uint64_t print = 1;
  for (const DocId doc : candidates) print += now_.names[doc];
  candidates_[source] = print;
  if (!earlier_ || !query.doc || changed_[*query.doc] != 0) return std::nullopt;
  const DocId place = places_[*query.doc];
  if (place == kNew || earlier_->candidates[place] != print || print == 0) return std::nullopt;

  std::vector<Match> list = earlier_->lists[place];
  for (Match& match : list) {
    match.doc = today_[match.doc];
    if (match.doc == kNew || changed_[match.doc] != 0) return std::nullopt;
  }
  const bool full = list.size() >= options_.limit;
  bool started = false;
  for (const DocId doc : candidates) {
    if (changed_[doc] == 0) continue;
    if (!full || list.empty()) return std::nullopt;
    if (!std::exchange(started, true)) similarity.from(query);
    const Match match = match_of(model_, options_.rank, query, doc, similarity.to(doc));
    if (match.score >= list.back().score) return std::nullopt;
  }
  recalled_[source] = 1;
  return list;
}

std::size_t Reuse::recalled() const {
  return static_cast<std::size_t>(std::count(recalled_.begin(), recalled_.end(), 1));
}

MadeLists Reuse::finish(std::span<const DocId> sources, const RelatedLists& lists) && {
  return {std::move(now_), {sources.begin(), sources.end()}, lists, std::move(candidates_)};
}

}  // namespace kindred
