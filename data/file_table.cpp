#include "data/file_table.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "core/parallel.hpp"

namespace kindred {
namespace {

constexpr std::size_t kChunk = 64;  // files per step of a thread

/// Where each of `paths` is in the table; both are sorted.
std::vector<std::uint32_t> places_of(const Strings& paths, const FileTable& known) {
  std::vector<std::uint32_t> places(paths.size(), Survey::kChanged);
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    while (at < known.size() && known.paths[at] < paths[i]) ++at;
    if (at < known.size() && known.paths[at] == paths[i]) places[i] = at;
  }
  return places;
}

bool are_as_listed(const Store& store, const FolderTable& folders) {
  for (std::size_t i = 0; i < folders.paths.size(); ++i) {
    const FileStamp& stamp = folders.stamps[i];
    if (!stamp.known() || store.stamp(std::string(folders.paths[i])) != stamp) return false;
  }
  return folders.paths.size() > 0;
}

/// Sets the files and folders that there are, and each file's place in the table.
Status list_files(const Store& store, const FileTable& known, const ReadingTime& time,
                  Survey& found) {
  if (are_as_listed(store, known.folders)) {
    found.paths = known.paths;
    found.folders = known.folders;
    found.same.resize(known.size());
    std::iota(found.same.begin(), found.same.end(), 0U);
    return ok();
  }
  const auto listing = store.list();
  if (!listing) return listing.error();
  found.paths = Strings(listing->paths);
  found.folders = folder_table(*listing, time);
  found.same = places_of(found.paths, known);
  found.in_doubt = true;
  return ok();
}

bool has_fingerprint(const Store& store, const std::string& path, std::uint64_t expected) {
  if (expected == 0) return false;
  const auto bytes = store.read(path);
  return bytes && fingerprint(*bytes) == expected;
}

}  // namespace

Result<Survey> survey(const Store& store, const FileTable& known, unsigned threads,
                      Progress& progress) {
  const ReadingTime time;
  progress.begin("survey", 0);
  Survey found;
  if (auto status = list_files(store, known, time, found); !status) return status.error();
  found.stamps.resize(found.paths.size());
  std::vector<char> doubtful(found.paths.size());
  progress.begin("survey", found.paths.size());
  parallel_for(found.paths.size(), kChunk, threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t i = begin; i < end; ++i) {
                   const std::string path(found.paths[i]);
                   const FileStamp stamp = store.stamp(path);
                   found.stamps[i] = time.trusted(stamp);
                   if (found.same[i] == Survey::kChanged) continue;
                   const FileRecord& record = known.records[found.same[i]];
                   if (stamp.known() && stamp == record.stamp) continue;
                   doubtful[i] = 1;
                   if (!has_fingerprint(store, path, record.fingerprint)) {
                     found.same[i] = Survey::kChanged;
                   }
                 }
               });
  progress.end();
  const auto changed = std::find(found.same.begin(), found.same.end(), Survey::kChanged);
  found.unchanged = changed == found.same.end() && found.paths.size() == known.size();
  found.in_doubt |= std::find(doubtful.begin(), doubtful.end(), 1) != doubtful.end();
  return found;
}

FolderTable folder_table(const Listing& listing, const ReadingTime& time) {
  std::vector<FileStamp> stamps;
  stamps.reserve(listing.stamps.size());
  for (const FileStamp& stamp : listing.stamps) stamps.push_back(time.trusted(stamp));
  return {Strings(listing.folders), std::move(stamps)};
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
  folders.paths.save(name + ".folders", sections);
  sections.add(name + ".folders.stamps", folders.stamps);
}

Result<FileTable> FileTable::load(const std::string& name, const SectionSource& sections) {
  auto paths = Strings::load(name + ".paths", sections);
  if (!paths) return paths.error();
  auto records = sections.get<FileRecord>(name + ".records");
  if (!records) return records.error();
  auto folders = Strings::load(name + ".folders", sections);
  if (!folders) return folders.error();
  auto stamps = sections.get<FileStamp>(name + ".folders.stamps");
  if (!stamps) return stamps.error();
  const bool sound = folders->size() == stamps->size() && paths->size() == records->size() &&
                     std::all_of(records->begin(), records->end(), [](const FileRecord& record) {
                       return record.kind <= static_cast<std::uint64_t>(FileKind::skipped);
                     });
  if (!sound) return SectionSource::damaged(name);
  return FileTable{
      std::move(*paths), std::move(*records), {std::move(*folders), std::move(*stamps)}};
}

}  // namespace kindred
