#include "data/file_table.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>

#include "core/parallel.hpp"

namespace kindred {
namespace {

constexpr std::size_t kChunk = 64;                      // files per step of a thread
constexpr std::int64_t kCoarsestClock = 2'000'000'000;  // nanoseconds: two seconds, as FAT has it

/// Where each of `paths` is in the table; both are sorted.
std::vector<std::uint32_t> places_of(const std::vector<std::string>& paths,
                                     const FileTable& known) {
  std::vector<std::uint32_t> places(paths.size(), Survey::kChanged);
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    while (at < known.size() && known.paths[at] < paths[i]) ++at;
    if (at < known.size() && known.paths[at] == paths[i]) places[i] = at;
  }
  return places;
}

bool has_fingerprint(const Store& store, const std::string& path, std::uint64_t expected) {
  if (expected == 0) return false;
  const auto bytes = store.read(path);
  return bytes && fingerprint(*bytes) == expected;
}

}  // namespace

ReadingTime::ReadingTime()
    : begun_(std::chrono::duration_cast<std::chrono::nanoseconds>(
                 std::chrono::system_clock::now().time_since_epoch())
                 .count()) {}

FileStamp ReadingTime::trusted(const FileStamp& stamp) const {
  const std::int64_t latest = std::max(stamp.modified, stamp.changed);
  return latest < begun_ - kCoarsestClock ? stamp : FileStamp{};
}

Result<Survey> survey(const Store& store, const FileTable& known, unsigned threads,
                      Progress& progress) {
  const ReadingTime time;
  progress.begin("survey", 0);
  auto paths = store.list();
  if (!paths) return paths.error();
  Survey found;
  found.paths = std::move(*paths);
  found.same = places_of(found.paths, known);
  found.stamps.resize(found.paths.size());
  std::vector<char> doubtful(found.paths.size());
  progress.begin("survey", found.paths.size());
  parallel_for(found.paths.size(), kChunk, threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t i = begin; i < end; ++i) {
                   const FileStamp stamp = store.stamp(found.paths[i]);
                   found.stamps[i] = time.trusted(stamp);
                   if (found.same[i] == Survey::kChanged) continue;
                   const FileRecord& record = known.records[found.same[i]];
                   if (stamp.known() && stamp == record.stamp) continue;
                   doubtful[i] = 1;
                   if (!has_fingerprint(store, found.paths[i], record.fingerprint)) {
                     found.same[i] = Survey::kChanged;
                   }
                 }
               });
  progress.end();
  const auto changed = std::find(found.same.begin(), found.same.end(), Survey::kChanged);
  found.unchanged = changed == found.same.end() && found.paths.size() == known.size();
  found.in_doubt = std::find(doubtful.begin(), doubtful.end(), 1) != doubtful.end();
  return found;
}

std::size_t FileTable::place_of(std::string_view path) const {
  std::size_t begin = 0;
  std::size_t end = size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (paths[middle] < path) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  assert(begin < size() && paths[begin] == path);
  return begin;
}

void FileTable::save(const std::string& name, Sections& sections) const {
  paths.save(name + ".paths", sections);
  sections.add(name + ".records", records);
}

Result<FileTable> FileTable::load(const std::string& name, const SectionSource& sections) {
  auto paths = Strings::load(name + ".paths", sections);
  if (!paths) return paths.error();
  auto records = sections.get<FileRecord>(name + ".records");
  if (!records) return records.error();
  const bool sound = paths->size() == records->size() &&
                     std::all_of(records->begin(), records->end(), [](const FileRecord& record) {
                       return record.kind <= static_cast<std::uint64_t>(FileKind::skipped);
                     });
  if (!sound) return SectionSource::damaged(name);
  return FileTable{std::move(*paths), std::move(*records)};
}

}  // namespace kindred
