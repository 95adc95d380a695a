// What earlier runs made of a site, kept for later ones: never in the site itself.
//
// Files per site and configuration, each good for as long as what it was made of is the same:
//
//     SITE-KEY.files     every file and its stamp, and what was wrong with it
//     SITE-KEY.writing   what writing needs to know of each article: good for files of these bytes
//     SITE-KEY.articles  what was read: good for articles of these values
//     SITE-KEY.index     catalog and model: good for articles of these values
//     SITE-KEY.lists     the list of every article: good for that, and these pins and blocks;
//                        beyond that, what was it made of? See models/reuse.hpp
//
// SITE stands for the folder, KEY for the options that count for the file; both are fingerprints.
// The version of the program and its libraries counts for all. The bytes: data/cache_file.hpp.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/catalog.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "data/corpus_loader.hpp"
#include "models/model.hpp"
#include "models/reuse.hpp"

namespace kindred {

/// A site that can be asked.
struct Index {
  Catalog catalog;
  Model model;
};

/// The cache of one site for one run. Whatever is wrong with it, the answers are those without it.
/// Several processes may use the same files at once. Not thread-safe.
class SiteCache {
 public:
  /// `folder`: where caches are; none: nothing is known, and nothing is kept.
  SiteCache(const std::optional<std::string>& folder, const std::string& site,
            const Options& options, unsigned threads);

  /// The index, if no file of the site has changed since it was made. Errors: the store cannot be
  /// listed.
  Result<std::optional<Index>> unchanged_index(const Store& store, Progress& progress);
  /// Behind an index from there: what else load_corpus() would have said, without articles.
  [[nodiscard]] const Loaded& unchanged_files() const { return *known_; }

  /// As load_corpus(), reading only what changed.
  Result<Loaded> read(const Store& store, Progress& progress);
  /// Keeps the values of the articles that were read.
  void keep_articles();
  /// Keeps the rest of it, for files that are as `loaded` says (their bodies do not count).
  void keep_files(const Loaded& loaded);
  /// All three, for files that nobody is about to write.
  Result<Loaded> read_and_keep(const Store& store, Progress& progress);

  /// The index of the articles, as build_model() makes it; made anew and kept where it is not
  /// known.
  Index index(const Corpus& corpus, Progress& progress);
  /// Of it only the model.
  Model model(const Corpus& corpus, Progress& progress);

  /// The lists of `sources` for index() and `curated`, if they are known.
  std::optional<RelatedLists> lists(const Curated& curated, std::span<const DocId> sources);
  /// Behind lists() without an answer: those of an earlier run, whatever has changed since.
  std::optional<MadeLists> earlier_lists() { return std::exchange(made_, std::nullopt); }
  void keep_lists(const Curated& curated, const MadeLists& made);

  /// Forgets all that is known of the site with these options.
  void forget();

  /// What was wrong with the cache, if anything was.
  [[nodiscard]] const std::optional<Diagnostic>& warning() const { return warning_; }

 private:
  enum class Kind { files, writing, articles, index, lists };

  Status look(const Store& store, Progress& progress);
  std::optional<Loaded> known_articles();
  std::optional<Index> load_index(std::uint64_t corpus);
  void keep_index(const Catalog& catalog, const Model& model);
  [[nodiscard]] std::string path(Kind kind) const;
  [[nodiscard]] std::uint64_t key(Kind kind, std::string_view made_of) const;
  std::unique_ptr<SectionSource> open(Kind kind, std::string_view made_of);
  void write_files(const Loaded& loaded);
  void write(Kind kind, std::string_view made_of, const Sections& sections);
  void clear_away(Kind kind) const;
  void warn(const Error& error);
  void give_up(const Error& error);

  std::optional<std::string> folder_;
  std::string site_;
  Options options_;
  unsigned threads_;
  std::optional<Loaded> known_;     // of the files, without articles
  std::optional<Survey> survey_;    // beside known_
  std::uint64_t known_corpus_ = 0;  // fingerprint of the articles as they were
  std::uint64_t corpus_ = 0;        // and as they are, once that is known
  Sections articles_;               // as they were read, until they are kept
  std::size_t count_ = 0;           // articles of index()
  std::optional<MadeLists> made_;   // by an earlier run
  std::optional<Diagnostic> warning_;
};

}  // namespace kindred
