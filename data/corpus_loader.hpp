// A store as a corpus: every file read once, in parallel.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "data/front_matter.hpp"
#include "data/related_block.hpp"
#include "data/store.hpp"

namespace kindred {

/// What writing needs to know of an article's file.
struct ArticleFile {
  std::uint64_t fingerprint = 0;  // of the file as it was read
  BlockOwner owner = BlockOwner::none;
  std::uint64_t values = 0;             // value_fingerprint() of its fields without `related`
  std::uint64_t block_fingerprint = 0;  // of the bytes of its `related` block; 0 without one
  std::uint32_t related_line = 0;       // 0 without a block
  Eol eol = Eol::lf;
  std::string entry;  // what a list shows when it leads here; from render_entry()
};

struct Loaded {
  Corpus corpus;                        // sorted by path
  std::vector<ArticleFile> files;       // of the articles in `corpus`, in the same order
  std::vector<std::string> skipped;     // articles that are not in `corpus`; a diagnostic says why
  std::vector<Diagnostic> diagnostics;  // sorted by path
  std::size_t not_articles = 0;         // files without front matter
};

/// Reads all articles of `store` (stage "read"). Broken ones, and those without title, excerpt and
/// topics, are left out with a diagnostic. Errors: the store cannot be listed, an entry key is
/// faulty. Stopped early (progress.stopped()), the result is incomplete.
Result<Loaded> load_corpus(const Store& store, const Options& options, unsigned threads,
                           Progress& progress);

/// One article of the store as load_corpus() reads it. Errors: as its diagnostic there.
Result<Article> load_article(const Store& store, const std::string& path, const Options& options);

}  // namespace kindred
