#include "data/article_reader.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/text.hpp"
#include "data/html.hpp"
#include "data/markdown.hpp"
#include "data/mdx.hpp"
#include "data/metadata.hpp"
#include "data/permalinks.hpp"
#include "data/proof.hpp"
#include "data/store.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

/// The head of a text that is not longer than `most` bytes, in whole characters.
std::string_view head_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
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

/// Sets what the bytes say of the file and its block; `plain` is set already.
void describe(std::string_view bytes, const FrontMatter& front_matter, ArticleFile& file) {
  file.fingerprint = fingerprint(bytes);
  file.owner = block_owner(bytes, front_matter);
  file.eol = front_matter.eol;
  const TopLevelKey* related = front_matter.related();
  const bool marked = related != nullptr && file.owner != BlockOwner::foreign;
  file.block_fingerprint = marked ? fingerprint(related->span.of(bytes)) : 0;
  file.related_line = related != nullptr ? related->line : 0;
  file.targets = target_fingerprints(front_matter.block);
  file.open = takes_any_block(front_matter, file.plain);
}

bool is_without_text(const Article& article) {
  return trim(article.title).empty() && trim(article.excerpt).empty() && article.topics.empty();
}

}  // namespace

std::vector<std::uint64_t> target_fingerprints(const BlockLines& lines) {
  std::vector<std::uint64_t> fingerprints;
  fingerprints.reserve(lines.targets.size());
  for (const std::string_view target : lines.targets) fingerprints.push_back(fingerprint(target));
  return fingerprints;
}

ArticleFile rewritten(const ArticleFile& file, std::string_view bytes) {
  ArticleFile now = file;
  const auto scanned = scan_front_matter(bytes);
  assert(scanned && *scanned);  // it was proved before it was written
  describe(bytes, **scanned, now);
  return now;
}

Result<ArticleReader> ArticleReader::make(const Options& options) {
  ArticleReader reader(options);
  for (const std::string& text : options.entry) {
    auto key = parse_entry_key(text);
    if (!key) return key.error();
    reader.entry_keys_.push_back(std::move(*key));
  }
  return reader;
}

Result<ReadFile> ArticleReader::try_read(const std::string& path, std::string_view bytes) const {
  if (first_invalid_utf8(path) != std::string_view::npos) {
    return Error{Errc::unsupported, "a file name that is not UTF-8; rename it", path, 0};
  }
  const LimitOptions& limits = options_.limits;
  if (bytes.size() > limits.file) {
    return Error{Errc::malformed,
                 "larger than " + std::to_string(limits.file) + " bytes; shorten it, or raise " +
                     "limits.file",
                 path, 0};
  }
  const auto scanned = scan_front_matter(bytes);
  if (!scanned) return scanned.error();
  ReadFile out;
  if (!*scanned) {
    out.kind = FileKind::not_article;
    return out;
  }
  const FrontMatter& front_matter = **scanned;
  const auto fields = parse_metadata(bytes, front_matter, yaml_limits(limits));
  if (!fields) return fields.error();
  auto metadata = read_metadata(path, fields->values, options_);
  if (!metadata) return metadata.error();
  out.article = std::move(metadata->article);
  apply_permalinks(options_, fields->values, out.article);
  out.diagnostics = std::move(metadata->warnings);
  if (is_without_text(out.article)) {
    out.diagnostics.push_back({Diagnostic::Severity::warning, path, 1,
                               "no title, excerpt or topics; left as it is and never recommended"});
    return out;
  }
  out.kind = FileKind::article;
  if (options_.fields.body > 0) {
    const std::string_view body = bytes.substr(front_matter.body);
    const std::string_view read = head_of(body, limits.body);
    const bool mdx = path.ends_with(".mdx");
    read_body(mdx ? std::string_view(without_statements(read)) : read, path.ends_with(".html"),
              out.article);
    if (body.size() > limits.body) {
      out.diagnostics.push_back({Diagnostic::Severity::warning, path, 0,
                                 "of its " + std::to_string(body.size()) +
                                     " bytes of body only the first " +
                                     std::to_string(limits.body) + " count (limits.body)"});
    }
  }
  out.file.plain = fields->plain;
  describe(bytes, front_matter, out.file);
  out.file.values = value_fingerprint(fields->values);
  out.file.entry =
      render_entry(make_entry(out.article, fields->values, entry_keys_, options_.schema));
  if (out.file.entry.size() > limits.entry) {
    return Error{Errc::malformed,
                 "an entry that leads here would have " + std::to_string(out.file.entry.size()) +
                     " bytes; shorten its title, excerpt or other fields to " +
                     std::to_string(limits.entry) + " in all, or raise limits.entry",
                 path, 1};
  }
  out.file.entry.shrink_to_fit();  // it grew piece by piece, and stays
  return out;
}

ReadFile ArticleReader::read(const std::string& path, std::string_view bytes) const {
  auto out = try_read(path, bytes);
  return out ? std::move(*out) : skipped_file(path, out.error());
}

ReadFile skipped_file(const std::string& path, const Error& error) {
  ReadFile out;
  out.diagnostics.push_back(
      {Diagnostic::Severity::error, printable_utf8(path), error.line, error.message});
  return out;
}

}  // namespace kindred
