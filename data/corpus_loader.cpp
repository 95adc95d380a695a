#include "data/corpus_loader.hpp"

#include <algorithm>
#include <utility>

#include "core/parallel.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

constexpr std::size_t kChunk = 16;  // files per step of a thread

/// One file that was read now.
struct Fresh {
  ReadFile read;
  FileRecord record;
};

/// Diagnostics of such a file cannot be told to be its own: it is read every time.
bool changes_its_name(const std::string& path) {
  return first_invalid_utf8(path) != std::string_view::npos;
}

std::uint64_t fingerprint_of(const ReadFile& read, std::string_view bytes) {
  return read.kind == FileKind::article ? read.file.fingerprint : fingerprint(bytes);
}

Fresh read_file(const Store& store, const ArticleReader& reader, const std::string& path,
                const ReadingTime& time) {
  Fresh fresh;
  FileStamp stamp;
  const auto bytes = store.read(path, stamp);
  fresh.read = bytes ? reader.read(path, *bytes) : skipped_file(path, bytes.error());
  if (!changes_its_name(path)) {
    fresh.record.stamp = time.trusted(stamp);
    fresh.record.fingerprint = bytes ? fingerprint_of(fresh.read, *bytes) : 0;
  }
  fresh.record.kind = static_cast<std::uint64_t>(fresh.read.kind);
  return fresh;
}

/// Hands what was read earlier out again, file by file in the order of the table.
class Earlier {
 public:
  explicit Earlier(Loaded loaded) : loaded_(std::move(loaded)) {
    for (std::size_t i = 0; i < loaded_.table.size(); ++i) {
      articles_.push_back(articles);
      articles += loaded_.table.kind(i) == FileKind::article ? 1U : 0U;
    }
  }

  Fresh take(std::size_t place) {
    Fresh fresh;
    fresh.record = loaded_.table.records[place];
    fresh.read.kind = loaded_.table.kind(place);
    if (fresh.read.kind == FileKind::article) {
      fresh.read.article = std::move(loaded_.corpus[articles_[place]]);
      fresh.read.file = std::move(loaded_.files[articles_[place]]);
    }
    const std::string_view path = loaded_.table.paths[place];
    auto at = std::lower_bound(
        loaded_.diagnostics.begin(), loaded_.diagnostics.end(), path,
        [](const Diagnostic& diagnostic, std::string_view name) { return diagnostic.path < name; });
    for (; at != loaded_.diagnostics.end() && at->path == path; ++at) {
      fresh.read.diagnostics.push_back(*at);
    }
    return fresh;
  }

 private:
  Loaded loaded_;
  std::size_t articles = 0;
  std::vector<std::size_t> articles_;  // articles before each file
};

void append(const std::string& path, ReadFile read, Loaded& out) {
  out.diagnostics.insert(out.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
  switch (read.kind) {
    case FileKind::not_article:
      ++out.not_articles;
      break;
    case FileKind::skipped:
      out.skipped.push_back(path);
      break;
    case FileKind::article:
      out.corpus.push_back(std::move(read.article));
      out.files.push_back(std::move(read.file));
      break;
  }
}

Loaded join(const Strings& paths, std::vector<Fresh>& files) {
  Loaded out;
  std::vector<FileRecord> records;
  records.reserve(files.size());
  out.corpus.reserve(files.size());
  out.files.reserve(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    records.push_back(files[i].record);
    append(std::string(paths[i]), std::move(files[i].read), out);
  }
  // A name that is no UTF-8 is told as another text, with another place in the order.
  std::stable_sort(out.diagnostics.begin(), out.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.path < b.path; });
  out.table.paths = paths;
  out.table.records = std::move(records);
  return out;
}

}  // namespace

Result<Loaded> load_corpus(const Store& store, const Options& options, unsigned threads,
                           Progress& progress) {
  const ReadingTime time;
  const auto reader = ArticleReader::make(options);
  if (!reader) return reader.error();
  progress.begin("read", 0);
  const auto listing = store.list();
  if (!listing) return listing.error();
  const std::vector<std::string>& paths = listing->paths;
  std::vector<Fresh> files(paths.size());
  progress.begin("read", paths.size());
  parallel_for(paths.size(), kChunk, threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      files[i] = read_file(store, *reader, paths[i], time);
    }
  });
  Loaded out = join(Strings(paths), files);
  out.table.folders = folder_table(*listing, time);
  progress.end();
  return out;
}

Result<Loaded> reload_corpus(const Store& store, const Options& options, Loaded earlier,
                             const Survey& survey, unsigned threads, Progress& progress) {
  const ReadingTime time;
  const auto reader = ArticleReader::make(options);
  if (!reader) return reader.error();
  Earlier known(std::move(earlier));
  std::vector<Fresh> files(survey.paths.size());
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (survey.same[i] == Survey::kChanged) {
      changed.push_back(i);
      continue;
    }
    files[i] = known.take(survey.same[i]);
    files[i].record.stamp = survey.stamps[i];
  }
  progress.begin("read", changed.size());
  parallel_for(changed.size(), kChunk, threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::string path(survey.paths[changed[i]]);
      files[changed[i]] = read_file(store, *reader, path, time);
    }
  });
  Loaded out = join(survey.paths, files);
  out.table.folders = survey.folders;
  progress.end();
  return out;
}

Result<Article> load_article(const Store& store, const std::string& path, const Options& options) {
  const auto reader = ArticleReader::make(options);
  if (!reader) return reader.error();
  const auto bytes = store.read(path);
  if (!bytes) return bytes.error();
  ReadFile read = reader->read(path, *bytes);
  if (read.kind == FileKind::skipped) {
    const Diagnostic& fault = read.diagnostics.front();
    return Error{Errc::malformed, fault.message, path, fault.line};
  }
  if (read.kind != FileKind::article) {
    return Error{Errc::not_found, "is no article any more", path, 0};
  }
  return std::move(read.article);
}

}  // namespace kindred
