// Any bytes as a cache file, and any change of the pieces of a sound one: all of it is made anew,
// or what loads can be asked. The first byte chooses:
//
//     f    the rest is the file
//     s    the rest is the file, its checksums made right first
//     else commands that change the pieces: which piece, what to do, where, with what
#include <sys/mman.h>
#include <unistd.h>
#include <xxhash.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog.hpp"
#include "data/cache_file.hpp"
#include "data/corpus_loader.hpp"
#include "data/loaded_sections.hpp"
#include "models/explain.hpp"
#include "models/model_sections.hpp"
#include "models/recommend.hpp"
#include "site/list_sections.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;

constexpr std::uint64_t kKey = 7;
constexpr std::size_t kHeader = 40;  // see data/cache_file.hpp
constexpr std::size_t kEntry = 80;

/// Pieces that may have been changed.
class Pieces : public SectionSource {
 public:
  explicit Pieces(std::map<std::string, std::vector<std::byte>> pieces) {
    for (auto& [name, bytes] : pieces) pieces_[name] = Array<std::byte>(std::move(bytes));
  }
  [[nodiscard]] Result<Array<std::byte>> bytes(const std::string& name) const override {
    const auto piece = pieces_.find(name);
    if (piece == pieces_.end()) return damaged(name);
    return piece->second;
  }

 private:
  std::map<std::string, Array<std::byte>> pieces_;
};

std::string article_text(int i) {
  static constexpr const char* kWords[] = {"ferry", "harbour", "battery", "tram", "strike"};
  std::string text = "---\ntitle: The " + std::string(kWords[i % 5]) + " of the " +
                     kWords[(i + 1) % 5] + "\nexcerpt: On a " + kWords[(i + 2) % 5] +
                     "\ntopics: [a, " + kWords[i % 3] + "]\ndate: 2024-03-0" +
                     std::to_string(1 + i) + "\nquality: " + std::to_string(i) + "\n";
  if (i == 1) text += "related:\n  - title: x\n    path: 0.md\n";
  return text + "---\nSee [that](" + std::to_string((i + 1) % 6) + ".md).\n";
}

struct Sound {
  std::map<std::string, std::vector<std::byte>> pieces;
  Options options;
  std::vector<DocId> docs;
  Model model;
  Prints prints;
};

/// The pieces of a small site's cache, with all that a model may have.
Sound make_sound() {
  Sound out;
  out.options.similarity = {0.2F, 0.1F, 0.1F, 0.1F, 0.1F};
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 6; ++i) files.emplace_back(std::to_string(i) + ".md", article_text(i));
  files.emplace_back("broken.md", "---\ntitle: \"\n---\n");
  const auto store = make_memory_store(std::move(files));
  Progress progress;
  const auto loaded = load_corpus(*store, out.options, 1, progress);
  const Model& model = out.model = build_model(loaded->corpus, out.options, 1, progress);
  out.prints = prints_of(model, loaded->corpus, 1, progress);
  out.docs.resize(loaded->corpus.size());
  std::iota(out.docs.begin(), out.docs.end(), DocId{0});
  Sections sections;
  save_files(*loaded, sections);
  save_corpus(loaded->corpus, sections);
  save_writing(loaded->files, sections);
  Catalog(loaded->corpus).save("catalog", sections);
  save_model(model, sections);
  Reuse reuse(model, out.options, out.prints, {}, out.docs.size());
  const auto lists = recommend(model, {}, out.options, out.docs, 1, progress, &reuse);
  save_lists(std::move(reuse).finish(out.docs, lists), sections);
  for (const auto& [name, piece] : sections.pieces()) {
    out.pieces[name].assign(piece.begin(), piece.end());
  }
  return out;
}

const Sound& sound() {
  static const Sound kSound = make_sound();
  return kSound;
}

void ask(const Model& model, const Catalog* catalog) {
  const Options& options = sound().options;
  std::vector<DocId> docs(model.size());
  std::iota(docs.begin(), docs.end(), DocId{0});
  Progress progress;
  const RelatedLists lists = recommend(model, {}, options, docs, 1, progress);
  KINDRED_FUZZ_CHECK(lists.size() == docs.size(), "every article has a list");
  for (const DocId doc : docs) {
    const Query query = query_of(model, doc);
    for (const Match& match : lists[doc]) {
      KINDRED_FUZZ_CHECK(match.doc < docs.size(), "lists hold articles");
      (void)explain(model, options, query, match.doc);
    }
    (void)why_not(model, {}, options, query, doc == 0 ? DocId(docs.size() - 1) : DocId{0});
  }
  const TextQuery text(model, options, "a strike of tram drivers in the harbour");
  const std::vector<Query> queries{text.query()};
  (void)recommend(model, {}, options, queries, 1, progress);
  if (catalog == nullptr) return;
  for (DocId doc = 0; doc < catalog->size(); ++doc) {
    (void)catalog->names().find(catalog->path(doc));
    (void)catalog->title(doc);
  }
  (void)catalog->names().find("0");
  (void)catalog->names().nearest_stems("01", 3);
}

/// Whatever earlier lists say, no more comes out than lists of articles.
void ask_again(MadeLists made) {
  for (const auto& list : made.lists) {
    for (const Match& match : list) {
      KINDRED_FUZZ_CHECK(match.doc < made.prints.names.size(), "lists hold articles");
    }
  }
  MadeLists taken = made;
  (void)take_lists(taken, sound().docs);
  Progress progress;
  const std::vector<DocId>& docs = sound().docs;
  Reuse reuse(sound().model, sound().options, sound().prints, std::move(made), docs.size());
  for (const auto& list :
       recommend(sound().model, {}, sound().options, docs, 1, progress, &reuse)) {
    for (const Match& match : list) {
      KINDRED_FUZZ_CHECK(match.doc < docs.size(), "lists hold articles of today");
    }
  }
}

void load(const SectionSource& source) {
  if (const auto files = load_files(source)) {
    for (std::size_t i = 0; i < files->table.size(); ++i) (void)files->table.kind(i);
  }
  (void)load_saved_corpus(source);
  (void)load_writing(source);
  const auto catalog = Catalog::load("catalog", source);
  const auto model = load_model(source);
  if (model) ask(*model, catalog ? &*catalog : nullptr);
  if (auto made = load_lists(source)) ask_again(std::move(*made));
}

void set_checksum(std::string& file, std::size_t at, std::uint64_t value) {
  std::memcpy(file.data() + at, &value, sizeof value);
}

std::uint64_t hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

/// As a writer with bad intentions would leave it.
void make_right(std::string& file) {
  if (file.size() < kHeader) return;
  const std::string_view magic = "kindred\n";
  file.replace(0, magic.size(), magic);
  const std::uint32_t format = kCacheFormat;
  std::memcpy(file.data() + 8, &format, sizeof format);
  std::uint32_t pieces = 0;
  std::memcpy(&pieces, file.data() + 12, sizeof pieces);
  pieces %= 4;
  std::memcpy(file.data() + 12, &pieces, sizeof pieces);
  set_checksum(file, 16, kKey);
  set_checksum(file, 24, file.size());
  if (file.size() < kHeader + pieces * kEntry) return;
  for (std::size_t i = 0; i < pieces; ++i) {
    const std::size_t entry = kHeader + i * kEntry;
    std::uint64_t place[2];
    std::memcpy(place, file.data() + entry + 56, sizeof place);
    if (place[0] > file.size() || place[1] > file.size() - place[0]) continue;
    set_checksum(file, entry + 72, hash(std::string_view(file).substr(place[0], place[1])));
  }
  set_checksum(file, 32, 0);
  const std::uint64_t parts[] = {hash(std::string_view(file).substr(0, kHeader)),
                                 hash(std::string_view(file).substr(kHeader, pieces * kEntry))};
  set_checksum(file, 32, XXH3_64bits(parts, sizeof parts));
}

void file(std::string_view bytes) {
  const int fd = ::memfd_create("cache", MFD_CLOEXEC);
  KINDRED_FUZZ_CHECK(
      fd >= 0 && ::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
      "a file can be made");
  const auto cache = CacheFile::open("/proc/self/fd/" + std::to_string(fd), kKey, 1);
  if (cache) load(**cache);
  ::close(fd);
}

/// Numbers out of the input; zeros behind its end.
class Commands {
 public:
  explicit Commands(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool done() const { return bytes_.empty(); }
  std::uint8_t byte() {
    if (done()) return 0;
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  std::size_t number() {
    const std::size_t low = byte();
    return low | std::size_t{byte()} << 8U;
  }

 private:
  std::string_view bytes_;
};

void change(std::vector<std::byte>& piece, Commands& commands) {
  const unsigned what = commands.byte() % 5;
  const std::size_t at = commands.number() % (piece.size() + 1);
  const auto value = std::byte{commands.byte()};
  switch (what) {
    case 0:
      piece.resize(at);
      break;
    case 1:
      piece.resize(piece.size() + 8, value);
      break;
    case 2:
      if (at < piece.size()) piece[at] = value;
      break;
    case 3:  // a number of four bytes
      for (std::size_t i = at / 4 * 4; i < std::min(at / 4 * 4 + 4, piece.size()); ++i) {
        piece[i] = value;
      }
      break;
    default:
      piece.insert(piece.begin() + static_cast<std::ptrdiff_t>(at), value);
  }
}

void pieces(std::string_view bytes) {
  auto changed = sound().pieces;
  Commands commands(bytes);
  while (!commands.done()) {
    const auto piece =
        std::next(changed.begin(), commands.byte() % static_cast<int>(changed.size()));
    change(piece->second, commands);
  }
  load(Pieces(std::move(changed)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'f':
      file(rest);
      break;
    case 's':
      make_right(rest);
      file(rest);
      break;
    default:
      pieces(std::string_view(reinterpret_cast<const char*>(data), size));
  }
  return 0;
}
