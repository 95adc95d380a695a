// One file as an article: what its bytes say, and what writing needs to know of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "core/result.hpp"
#include "data/block_lines.hpp"
#include "data/entry.hpp"
#include "data/front_matter.hpp"
#include "data/related_block.hpp"

namespace kindred {

/// What writing needs to know of an article's file.
struct ArticleFile {
  std::uint64_t fingerprint = 0;  // of the file as it was read
  BlockOwner owner = BlockOwner::none;
  std::uint64_t values = 0;             // value_fingerprint() of its fields without `related`
  std::uint64_t block_fingerprint = 0;  // of the bytes of a block with kindred's marker; else 0
  std::uint32_t related_line = 0;       // 0 without a block
  Eol eol = Eol::lf;
  bool plain = false;                  // see Fields::plain
  bool open = false;                   // see takes_any_block()
  std::vector<std::uint64_t> targets;  // of its block, see target_fingerprints()
  std::string entry;                   // what a list shows when it leads here; from render_entry()

  friend bool operator==(const ArticleFile&, const ArticleFile&) = default;
};

/// Fingerprints of where the entries of a block lead, in their order; they may repeat.
std::vector<std::uint64_t> target_fingerprints(const BlockLines& lines);

/// The same file with other bytes, of which only the `related` block differs.
ArticleFile rewritten(const ArticleFile& file, std::string_view bytes);

/// What became of a file.
enum class FileKind : std::uint8_t { article, not_article, skipped };

struct ReadFile {
  FileKind kind = FileKind::skipped;
  Article article;
  ArticleFile file;
  std::vector<Diagnostic> diagnostics;
};

/// Reads articles as a configuration wants it. Immutable: const access is thread-safe.
class ArticleReader {
 public:
  /// Errors: an entry key is faulty.
  static Result<ArticleReader> make(const Options& options);

  /// A broken article, and one without title, excerpt and topics, is skipped with a diagnostic.
  [[nodiscard]] ReadFile read(const std::string& path, std::string_view bytes) const;

 private:
  explicit ArticleReader(const Options& options) : options_(options) {}
  [[nodiscard]] Result<ReadFile> try_read(const std::string& path, std::string_view bytes) const;

  Options options_;
  std::vector<EntryKey> entry_keys_;
};

/// The diagnostic of a file that could not be read.
ReadFile skipped_file(const std::string& path, const Error& error);

}  // namespace kindred
