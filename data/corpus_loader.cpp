#include "data/corpus_loader.hpp"

#include <optional>

#include "core/parallel.hpp"
#include "core/text.hpp"
#include "data/entry.hpp"
#include "data/html.hpp"
#include "data/markdown.hpp"
#include "data/metadata.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

constexpr std::size_t kChunk = 16;  // files per step of a thread

/// What became of one file.
struct Read {
  enum class Kind { article, not_article, skipped };
  Kind kind = Kind::skipped;
  Article article;
  ArticleFile file;
  std::vector<Diagnostic> diagnostics;
};

Diagnostic as_diagnostic(const std::string& path, const Error& error) {
  return {Diagnostic::Severity::error, printable_utf8(path), error.line, error.message};
}

void read_body(std::string_view bytes, bool html, Article& article) {
  if (html) {
    article.body = html_to_text(bytes);
    return;
  }
  PlainText plain = markdown_to_text(bytes);
  article.body = std::move(plain.text);
  article.links = std::move(plain.links);
}

ArticleFile describe(std::string_view bytes, const FrontMatter& front_matter) {
  ArticleFile file;
  file.fingerprint = fingerprint(bytes);
  file.owner = block_owner(bytes, front_matter);
  file.eol = front_matter.eol;
  if (const TopLevelKey* related = front_matter.related()) {
    file.block_fingerprint = fingerprint(related->span.of(bytes));
    file.related_line = related->line;
  }
  return file;
}

Result<Read> read_article(const Store& store, const std::string& path, const Options& options,
                          const std::vector<EntryKey>& entry_keys) {
  if (printable_utf8(path) != path) {
    return Error{Errc::unsupported, "a file name that is not UTF-8; rename it", path, 0};
  }
  const auto bytes = store.read(path);
  if (!bytes) return bytes.error();
  const auto scanned = scan_front_matter(*bytes);
  if (!scanned) return scanned.error();
  Read out;
  if (!*scanned) {
    out.kind = Read::Kind::not_article;
    return out;
  }
  const FrontMatter& front_matter = **scanned;
  const auto fields = parse_metadata(*bytes, front_matter);
  if (!fields) return fields.error();
  auto metadata = read_metadata(path, *fields, options);
  if (!metadata) return metadata.error();
  out.article = std::move(metadata->article);
  out.diagnostics = std::move(metadata->warnings);
  if (trim(out.article.title).empty() && trim(out.article.excerpt).empty() &&
      out.article.topics.empty()) {
    out.diagnostics.push_back({Diagnostic::Severity::warning, path, 1,
                               "no title, excerpt or topics; left as it is and never recommended"});
    return out;
  }
  out.kind = Read::Kind::article;
  if (options.fields.body > 0) {
    read_body(std::string_view(*bytes).substr(front_matter.body), path.ends_with(".html"),
              out.article);
  }
  out.file = describe(*bytes, front_matter);
  out.file.values = value_fingerprint(*fields);
  out.file.entry = render_entry(make_entry(out.article, *fields, entry_keys, options.schema));
  return out;
}

}  // namespace

Result<Loaded> load_corpus(const Store& store, const Options& options, unsigned threads,
                           Progress& progress) {
  std::vector<EntryKey> entry_keys;
  for (const std::string& text : options.entry) {
    auto key = parse_entry_key(text);
    if (!key) return key.error();
    entry_keys.push_back(std::move(*key));
  }
  progress.begin("read", 0);
  const auto paths = store.list();
  if (!paths) return paths.error();

  std::vector<Read> reads(paths->size());
  progress.begin("read", paths->size());
  parallel_for(paths->size(), kChunk, threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& path = (*paths)[i];
      auto read = read_article(store, path, options, entry_keys);
      if (read) {
        reads[i] = std::move(*read);
      } else {
        reads[i].diagnostics.push_back(as_diagnostic(path, read.error()));
      }
    }
  });

  Loaded out;
  for (std::size_t i = 0; i < reads.size(); ++i) {
    Read& read = reads[i];
    out.diagnostics.insert(out.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
    if (read.kind == Read::Kind::not_article) ++out.not_articles;
    if (read.kind == Read::Kind::skipped) out.skipped.push_back((*paths)[i]);
    if (read.kind != Read::Kind::article) continue;
    out.corpus.push_back(std::move(read.article));
    out.files.push_back(std::move(read.file));
  }
  progress.end();
  return out;
}

Result<Article> load_article(const Store& store, const std::string& path, const Options& options) {
  auto read = read_article(store, path, options, {});
  if (!read) return read.error();
  if (read->kind != Read::Kind::article) {
    return Error{Errc::not_found, "is no article any more", path, 0};
  }
  return std::move(read->article);
}

}  // namespace kindred
