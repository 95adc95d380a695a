// A store as a corpus: every file read once, in parallel.
#pragma once

#include <string>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/progress.hpp"
#include "data/article_reader.hpp"
#include "data/file_table.hpp"
#include "data/store.hpp"

namespace kindred {

struct Loaded {
  Corpus corpus;                        // sorted by path
  std::vector<ArticleFile> files;       // of the articles in `corpus`, in the same order
  std::vector<std::string> skipped;     // articles that are not in `corpus`; a diagnostic says why
  std::vector<Diagnostic> diagnostics;  // sorted by path
  std::size_t not_articles = 0;         // files without front matter
  FileTable table;                      // every file of the store
};

/// Reads all articles of `store` (stage "read"). Broken ones, and those without title, excerpt and
/// topics, are left out with a diagnostic. Errors: the store cannot be listed, an entry key is
/// faulty. Stopped early (progress.stopped()), the result is incomplete.
Result<Loaded> load_corpus(const Store& store, const Options& options, unsigned threads,
                           Progress& progress);

/// The same by a survey of the store beside earlier.table: of a file that is the same, what was
/// read earlier, with the same options.
Result<Loaded> reload_corpus(const Store& store, const Options& options, Loaded earlier,
                             const Survey& survey, unsigned threads, Progress& progress);

/// One article of the store as load_corpus() reads it. Errors: as its diagnostic there.
Result<Article> load_article(const Store& store, const std::string& path, const Options& options);

}  // namespace kindred
