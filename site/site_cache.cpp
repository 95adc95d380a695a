#include "site/site_cache.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "core/text.hpp"
#include "core/version.hpp"
#include "data/cache_file.hpp"
#include "data/config.hpp"
#include "data/loaded_sections.hpp"
#include "models/blas.hpp"
#include "models/model_sections.hpp"
#include "site/list_sections.hpp"

namespace kindred {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffixes[] = {".files", ".writing", ".articles", ".index", ".lists"};
constexpr std::size_t kKept = 4;  // files of one kind and site: as many configurations

std::uint64_t version_fingerprint() {
  static const std::uint64_t value = fingerprint(
      std::string(version()) + "\n" + std::string(revision()) + "\n" + std::string(compiler()) +
      "\n" + search_library_version() + "\n" + blas_version() + "\n" + build_ids());
  return value;
}

/// Options that do not count for what is read; what is not named here does.
bool counts_for_reading(std::string_view key) {
  for (const std::string_view name :
       {"language", "limit", "existing", "keep_margin", "max_inlinks", "curated"}) {
    if (key == name) return false;
  }
  for (const std::string_view section : {"fields.", "similarity.", "rank.", "candidates."}) {
    if (key.starts_with(section)) return false;
  }
  return true;
}

/// Options that count for lists but not for the model.
bool counts_for_lists_alone(std::string_view key) {
  for (const std::string_view name :
       {"limit", "keep_margin", "max_inlinks", "rank.quality", "rank.heat", "rank.min_score",
        "rank.diversity", "rank.per_provider", "rank.duplicates", "rank.languages",
        "candidates.depth"}) {
    if (key == name) return true;
  }
  return false;
}

/// What was read has left its trace in the articles.
bool counts_for_lists(std::string_view key) {
  return !counts_for_reading(key) && key != "existing" && key != "curated";
}

bool counts_for_index(std::string_view key) {
  return counts_for_lists(key) && !counts_for_lists_alone(key);
}

std::string values_of(const Options& options, bool (*counts)(std::string_view)) {
  std::string text;
  for (const auto& [key, value] : config_values(options)) {
    if (counts(key)) text += key + ": " + value + "\n";
  }
  return text;
}

/// The file system's own name of a folder, however it was typed.
std::string real_name(const std::string& folder) {
  std::error_code error;
  const fs::path real = fs::canonical(folder, error);
  return error ? folder : real.string();
}

/// The same files as they were stamped by a survey.
FileTable with_stamps(const FileTable& table, const Survey& survey) {
  std::vector<FileRecord> records(table.records.begin(), table.records.end());
  for (std::size_t i = 0; i < records.size(); ++i) records[i].stamp = survey.stamps[i];
  return {table.paths, std::move(records), survey.folders};
}

std::string bytes_of(std::uint64_t number) { return hexadecimal(number); }

}  // namespace

SiteCache::SiteCache(const std::optional<std::string>& folder, const std::string& site,
                     const Options& options, unsigned threads)
    : folder_(folder), site_(real_name(site)), options_(options), threads_(threads) {}

std::string SiteCache::path(Kind kind) const {
  std::string counting;
  switch (kind) {
    case Kind::files:
    case Kind::writing:
    case Kind::articles:
      counting = values_of(options_, counts_for_reading) + options_.content_base +
                 to_text(options_.permalinks) + (options_.fields.body > 0 ? "\nbodies" : "\n");
      break;
    case Kind::index:
      counting = values_of(options_, counts_for_index);
      break;
    case Kind::lists:
      counting = values_of(options_, counts_for_lists);
      break;
  }
  return *folder_ + "/" + hexadecimal(fingerprint(site_)) + "-" +
         hexadecimal(fingerprint(counting)) + std::string(kSuffixes[static_cast<int>(kind)]);
}

/// The name of the file says which site and which options.
std::uint64_t SiteCache::key(Kind kind, std::string_view made_of) const {
  return fingerprint(fs::path(path(kind)).filename().string() + "\n" + site_ + "\n" +
                     bytes_of(version_fingerprint()) + "\n" + std::string(made_of));
}

void SiteCache::warn(const Error& error) {
  if (warning_) return;
  warning_ = {Diagnostic::Severity::warning, error.path, 0, error.message};
}

void SiteCache::give_up(const Error& error) {
  warn({error.code, "the cache " + error.message + "; working without it", *folder_, 0});
  folder_.reset();
}

std::unique_ptr<SectionSource> SiteCache::open(Kind kind, std::string_view made_of) {
  if (!folder_) return nullptr;
  auto file = CacheFile::open(path(kind), key(kind, made_of), threads_);
  if (file) return std::move(*file);
  if (file.error().code == Errc::malformed) {
    warn({Errc::malformed, "this part of the cache was damaged; made anew", path(kind), 0});
  } else if (file.error().code == Errc::io) {
    give_up(file.error());
  }
  return nullptr;
}

void SiteCache::write(Kind kind, std::string_view made_of, const Sections& sections) {
  if (!folder_) return;
  std::error_code error;
  fs::create_directories(*folder_, error);  // what is wrong shows when the file is written
  auto written = write_cache_file(path(kind), key(kind, made_of), sections);
  if (written) {
    clear_away(kind);
  } else {
    give_up(written.error());
  }
}

/// The least recently written of too many files.
void SiteCache::clear_away(Kind kind) const {
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  std::error_code error;
  // Not a range: that throws where a folder cannot be listed to its end.
  const fs::directory_iterator end;
  for (fs::directory_iterator at(*folder_, error); !error && at != end; at.increment(error)) {
    const fs::directory_entry& entry = *at;
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(hexadecimal(fingerprint(site_)) + "-")) continue;
    std::error_code unknown;
    const fs::file_time_type written = entry.last_write_time(unknown);
    if (name.ends_with(kSuffixes[static_cast<int>(kind)])) files.emplace_back(written, entry);
  }
  std::sort(files.begin(), files.end());
  for (std::size_t i = 0; i + kKept < files.size(); ++i) remove_cache_file(files[i].second);
}

Status SiteCache::look(const Store& store, Progress& progress) {
  const auto source = open(Kind::files, "");
  if (source == nullptr) return ok();
  auto known = load_files(*source);
  const auto corpus = source->get_one<std::uint64_t>("files.corpus");
  if (!known || !corpus) return ok();
  auto found = survey(store, known->table, threads_, progress);
  if (!found) return found.error();
  known_ = std::move(*known);
  survey_ = std::move(*found);
  known_corpus_ = *corpus;
  return ok();
}

std::optional<Index> SiteCache::load_index(std::uint64_t corpus) {
  const auto source = open(Kind::index, bytes_of(corpus));
  if (source == nullptr) return std::nullopt;
  auto catalog = Catalog::load("catalog", *source);
  auto model = load_model(*source, threads_);
  if (!catalog || !model || catalog->size() != model->size()) return std::nullopt;
  return Index{std::move(*catalog), std::move(*model)};
}

Result<std::optional<Index>> SiteCache::unchanged_index(const Store& store, Progress& progress) {
  if (auto status = look(store, progress); !status) return status.error();
  if (progress.stopped() || !survey_ || !survey_->unchanged) return std::optional<Index>{};
  corpus_ = known_corpus_;
  auto index = load_index(corpus_);
  if (index && survey_->in_doubt) {
    known_->table = with_stamps(known_->table, *survey_);
    write_files(*known_);
  }
  return index;
}

std::optional<Loaded> SiteCache::known_articles() {
  if (!known_) return std::nullopt;
  const auto writing = open(Kind::writing, bytes_of(contents_fingerprint(known_->table)));
  const auto articles = writing ? open(Kind::articles, bytes_of(known_corpus_)) : nullptr;
  if (articles == nullptr) return std::nullopt;
  auto files = load_writing(*writing);
  auto corpus = load_saved_corpus(*articles);
  const std::size_t count = known_->table.size() - known_->not_articles - known_->skipped.size();
  if (!files || !corpus || files->size() != count || corpus->size() != count) return std::nullopt;
  Loaded earlier = *known_;
  earlier.files = std::move(*files);
  earlier.corpus = std::move(*corpus);
  return earlier;
}

Result<Loaded> SiteCache::read(const Store& store, Progress& progress) {
  if (!survey_) {
    if (auto status = look(store, progress); !status) return status.error();
  }
  auto earlier = known_articles();
  auto loaded =
      earlier ? reload_corpus(store, options_, std::move(*earlier), *survey_, threads_, progress)
              : load_corpus(store, options_, threads_, progress);
  if (loaded && !progress.stopped() && folder_) {
    save_corpus(loaded->corpus, articles_);
    corpus_ = corpus_fingerprint(articles_);
  }
  return loaded;
}

void SiteCache::keep_articles() {
  const Sections articles = std::exchange(articles_, {});
  if (!folder_ || (known_ && known_corpus_ == corpus_)) return;
  write(Kind::articles, bytes_of(corpus_), articles);
}

void SiteCache::keep_files(const Loaded& loaded) {
  if (!folder_) return;
  const std::uint64_t contents = contents_fingerprint(loaded.table);
  const bool same = known_ && contents_fingerprint(known_->table) == contents;
  if (!same) {
    Sections sections;
    save_writing(loaded.files, sections);
    write(Kind::writing, bytes_of(contents), sections);
  }
  if (!same || survey_->in_doubt) write_files(loaded);
}

Result<Loaded> SiteCache::read_and_keep(const Store& store, Progress& progress) {
  auto loaded = read(store, progress);
  if (loaded && !progress.stopped()) {
    keep_articles();
    keep_files(*loaded);
  }
  return loaded;
}

void SiteCache::write_files(const Loaded& loaded) {
  Sections sections;
  save_files(loaded, sections);
  sections.add("files.corpus", std::vector{corpus_});
  write(Kind::files, "", sections);
}

Index SiteCache::index(const Corpus& corpus, Progress& progress) {
  count_ = corpus.size();
  if (auto known = load_index(corpus_)) return std::move(*known);
  Index index{Catalog(corpus), build_model(corpus, options_, threads_, progress)};
  if (folder_ && !progress.stopped()) keep_index(index.catalog, index.model);
  return index;
}

Model SiteCache::model(const Corpus& corpus, Progress& progress) {
  count_ = corpus.size();
  if (auto known = load_index(corpus_)) return std::move(known->model);
  Model model = build_model(corpus, options_, threads_, progress);
  if (folder_ && !progress.stopped()) keep_index(Catalog(corpus), model);
  return model;
}

void SiteCache::keep_index(const Catalog& catalog, const Model& model) {
  Sections sections;
  catalog.save("catalog", sections);
  save_model(model, sections);
  write(Kind::index, bytes_of(corpus_), sections);
}

std::optional<RelatedLists> SiteCache::lists(const Curated& curated,
                                             std::span<const DocId> sources) {
  const auto source = open(Kind::lists, "");
  if (source == nullptr) return std::nullopt;
  const auto corpus = source->get_one<std::uint64_t>("lists.corpus");
  const auto wished = source->get_one<std::uint64_t>("lists.wishes");
  made_ = load_lists(*source);
  if (!corpus || !wished || !made_) return std::nullopt;
  if (*corpus != corpus_ || *wished != fingerprint(wishes(curated)) ||
      made_->prints.names.size() != count_) {
    return std::nullopt;
  }
  auto lists = take_lists(*made_, sources);
  if (lists) made_.reset();
  return lists;
}

void SiteCache::keep_lists(const Curated& curated, const MadeLists& made) {
  if (!folder_) return;
  Sections sections;
  save_lists(made, sections);
  sections.add("lists.corpus", std::vector{corpus_});
  sections.add("lists.wishes", std::vector{fingerprint(wishes(curated))});
  write(Kind::lists, "", sections);
}

void SiteCache::forget() {
  if (!folder_) return;
  for (const Kind kind : {Kind::files, Kind::writing, Kind::articles, Kind::index, Kind::lists}) {
    remove_cache_file(path(kind));
  }
}

}  // namespace kindred
