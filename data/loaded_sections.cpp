#include "data/loaded_sections.hpp"

#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kindred {
namespace {

/// The numbers of an article.
struct ArticleRecord {
  std::int64_t time = 0;
  float quality = 0;
  float heat = 0;
  std::uint8_t has_time = 0;
  std::uint8_t has_quality = 0;
  std::uint8_t has_heat = 0;
  std::uint8_t recommendable = 0;
  std::uint32_t unused = 0;
};
static_assert(sizeof(ArticleRecord) == 24);

/// The numbers of an ArticleFile.
struct WritingRecord {
  std::uint64_t fingerprint = 0;
  std::uint64_t values = 0;
  std::uint64_t block_fingerprint = 0;
  std::uint32_t related_line = 0;
  std::uint8_t owner = 0;
  std::uint8_t eol = 0;
  std::uint8_t plain = 0;
  std::uint8_t open = 0;
};
static_assert(sizeof(WritingRecord) == 32);

struct DiagnosticRecord {
  std::uint32_t severity = 0;
  std::uint32_t line = 0;
};

constexpr std::pair<const char*, std::string Article::*> kTexts[] = {
    {"corpus.path", &Article::path},         {"corpus.title", &Article::title},
    {"corpus.excerpt", &Article::excerpt},   {"corpus.body", &Article::body},
    {"corpus.url", &Article::url},           {"corpus.language", &Article::language},
    {"corpus.provider", &Article::provider},
};
constexpr std::pair<const char*, std::vector<std::string> Article::*> kLists[] = {
    {"corpus.topics", &Article::topics},
    {"corpus.links", &Article::links},
};

template <class Value>
void save_text(const std::string& name, const std::vector<Value>& values, std::string Value::*field,
               Sections& sections) {
  std::vector<std::string_view> texts;
  texts.reserve(values.size());
  for (const Value& value : values) texts.push_back(value.*field);
  Strings::of(texts).save(name, sections);
}

void save_list(const std::string& name, const Corpus& corpus,
               std::vector<std::string> Article::*field, Sections& sections) {
  std::vector<std::string_view> all;
  std::vector<std::uint64_t> offsets{0};
  for (const Article& article : corpus) {
    all.insert(all.end(), (article.*field).begin(), (article.*field).end());
    offsets.push_back(all.size());
  }
  Strings::of(all).save(name, sections);
  sections.add(name + ".offsets", std::move(offsets));
}

Status load_text(const SectionSource& sections, const std::string& name,
                 std::string Article::*field, Corpus& corpus) {
  const auto texts = Strings::load(name, sections);
  if (!texts) return texts.error();
  if (texts->size() != corpus.size()) return SectionSource::damaged(name);
  for (std::size_t i = 0; i < corpus.size(); ++i) corpus[i].*field = (*texts)[i];
  return ok();
}

Status load_list(const SectionSource& sections, const std::string& name,
                 std::vector<std::string> Article::*field, Corpus& corpus) {
  const auto texts = Strings::load(name, sections);
  if (!texts) return texts.error();
  const auto offsets = sections.get<std::uint64_t>(name + ".offsets");
  if (!offsets) return offsets.error();
  if (!are_offsets(*offsets, corpus.size(), texts->size())) return SectionSource::damaged(name);
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    for (std::uint64_t at = (*offsets)[i]; at < (*offsets)[i + 1]; ++at) {
      (corpus[i].*field).emplace_back((*texts)[at]);
    }
  }
  return ok();
}

void save_diagnostics(const std::vector<Diagnostic>& diagnostics, Sections& sections) {
  std::vector<DiagnosticRecord> records;
  records.reserve(diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics) {
    records.push_back({static_cast<std::uint32_t>(diagnostic.severity), diagnostic.line});
  }
  sections.add("files.diagnostics", std::move(records));
  save_text("files.diagnostics.paths", diagnostics, &Diagnostic::path, sections);
  save_text("files.diagnostics.messages", diagnostics, &Diagnostic::message, sections);
}

Result<std::vector<Diagnostic>> load_diagnostics(const SectionSource& sections) {
  const auto records = sections.get<DiagnosticRecord>("files.diagnostics");
  if (!records) return records.error();
  const auto paths = Strings::load("files.diagnostics.paths", sections);
  if (!paths) return paths.error();
  const auto messages = Strings::load("files.diagnostics.messages", sections);
  if (!messages) return messages.error();
  if (paths->size() != records->size() || messages->size() != records->size()) {
    return SectionSource::damaged("files.diagnostics");
  }
  std::vector<Diagnostic> diagnostics;
  diagnostics.reserve(records->size());
  for (std::size_t i = 0; i < records->size(); ++i) {
    if ((*records)[i].severity > static_cast<std::uint32_t>(Diagnostic::Severity::error)) {
      return SectionSource::damaged("files.diagnostics");
    }
    diagnostics.push_back({static_cast<Diagnostic::Severity>((*records)[i].severity),
                           std::string((*paths)[i]), (*records)[i].line,
                           std::string((*messages)[i])});
  }
  return diagnostics;
}

}  // namespace

void save_files(const Loaded& loaded, Sections& sections) {
  loaded.table.save("files", sections);
  save_diagnostics(loaded.diagnostics, sections);
}

Result<Loaded> load_files(const SectionSource& sections) {
  Loaded loaded;
  auto table = FileTable::load("files", sections);
  if (!table) return table.error();
  loaded.table = std::move(*table);
  auto diagnostics = load_diagnostics(sections);
  if (!diagnostics) return diagnostics.error();
  loaded.diagnostics = std::move(*diagnostics);
  for (std::size_t i = 0; i < loaded.table.size(); ++i) {
    if (loaded.table.kind(i) == FileKind::not_article) ++loaded.not_articles;
    if (loaded.table.kind(i) == FileKind::skipped) {
      loaded.skipped.emplace_back(loaded.table.paths[i]);
    }
  }
  return loaded;
}

void save_corpus(const Corpus& corpus, Sections& sections) {
  for (const auto& [name, field] : kTexts) save_text(name, corpus, field, sections);
  for (const auto& [name, field] : kLists) save_list(name, corpus, field, sections);
  std::vector<ArticleRecord> records;
  records.reserve(corpus.size());
  for (const Article& article : corpus) {
    records.push_back({article.time.value_or(0), article.quality.value_or(0),
                       article.heat.value_or(0), article.time.has_value(),
                       article.quality.has_value(), article.heat.has_value(), article.recommendable,
                       0});
  }
  sections.add("corpus.records", std::move(records));
}

Result<Corpus> load_saved_corpus(const SectionSource& sections) {
  const auto records = sections.get<ArticleRecord>("corpus.records");
  if (!records) return records.error();
  Corpus corpus(records->size());
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    const ArticleRecord& record = (*records)[i];
    if (!is_time(record.time) || !std::isfinite(record.quality) || !std::isfinite(record.heat)) {
      return SectionSource::damaged("corpus.records");
    }
    if (record.has_time != 0) corpus[i].time = record.time;
    if (record.has_quality != 0) corpus[i].quality = record.quality;
    if (record.has_heat != 0) corpus[i].heat = record.heat;
    corpus[i].recommendable = record.recommendable != 0;
  }
  for (const auto& [name, field] : kTexts) {
    if (auto status = load_text(sections, name, field, corpus); !status) return status.error();
  }
  for (const auto& [name, field] : kLists) {
    if (auto status = load_list(sections, name, field, corpus); !status) return status.error();
  }
  return corpus;
}

void save_writing(const std::vector<ArticleFile>& files, Sections& sections) {
  std::vector<WritingRecord> records;
  records.reserve(files.size());
  std::vector<std::uint64_t> targets;
  std::vector<std::uint64_t> offsets{0};
  for (const ArticleFile& file : files) {
    records.push_back({file.fingerprint, file.values, file.block_fingerprint, file.related_line,
                       static_cast<std::uint8_t>(file.owner), static_cast<std::uint8_t>(file.eol),
                       file.plain, file.open});
    targets.insert(targets.end(), file.targets.begin(), file.targets.end());
    offsets.push_back(targets.size());
  }
  sections.add("writing.records", std::move(records));
  sections.add("writing.targets", std::move(targets));
  sections.add("writing.targets.offsets", std::move(offsets));
  save_text("writing.entries", files, &ArticleFile::entry, sections);
}

Result<std::vector<ArticleFile>> load_writing(const SectionSource& sections) {
  const auto records = sections.get<WritingRecord>("writing.records");
  if (!records) return records.error();
  const auto entries = Strings::load("writing.entries", sections);
  if (!entries) return entries.error();
  const auto targets = sections.get<std::uint64_t>("writing.targets");
  if (!targets) return targets.error();
  const auto offsets = sections.get<std::uint64_t>("writing.targets.offsets");
  if (!offsets) return offsets.error();
  if (entries->size() != records->size() ||
      !are_offsets(*offsets, records->size(), targets->size())) {
    return SectionSource::damaged("writing");
  }
  std::vector<ArticleFile> files;
  files.reserve(records->size());
  for (std::size_t i = 0; i < records->size(); ++i) {
    const WritingRecord& record = (*records)[i];
    if (record.owner > static_cast<std::uint8_t>(BlockOwner::foreign) ||
        record.eol > static_cast<std::uint8_t>(Eol::crlf)) {
      return SectionSource::damaged("writing");
    }
    const auto* const first = targets->data();
    files.push_back({record.fingerprint,
                     static_cast<BlockOwner>(record.owner),
                     record.values,
                     record.block_fingerprint,
                     record.related_line,
                     static_cast<Eol>(record.eol),
                     record.plain != 0,
                     record.open != 0,
                     {first + (*offsets)[i], first + (*offsets)[i + 1]},
                     std::string((*entries)[i])});
  }
  return files;
}

std::uint64_t contents_fingerprint(const FileTable& table) {
  std::string contents;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::uint64_t numbers[] = {table.paths[i].size(), table.records[i].fingerprint,
                                     table.records[i].kind};
    contents.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
    contents += table.paths[i];
  }
  return fingerprint(contents);
}

std::uint64_t corpus_fingerprint(const Sections& sections) {
  std::string parts;
  for (const auto& [name, piece] : sections.pieces()) {
    const auto* bytes = reinterpret_cast<const char*>(piece.data());
    const std::uint64_t part = fingerprint({bytes, piece.size()});
    parts += name + " " + std::to_string(part) + " " + std::to_string(piece.size()) + "\n";
  }
  return fingerprint(parts);
}

}  // namespace kindred
