// Every file of a store as it was read: which ones need no reading again?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/array.hpp"
#include "core/progress.hpp"
#include "core/strings.hpp"
#include "data/article_reader.hpp"
#include "data/file_stamp.hpp"
#include "data/store.hpp"

namespace kindred {

struct FileRecord {
  FileStamp stamp;                // not known: the file is compared by its fingerprint
  std::uint64_t fingerprint = 0;  // of its bytes; 0: could not be read
  std::uint64_t kind = 0;         // FileKind
};
static_assert(sizeof(FileRecord) == 56);

/// The folders of the files; a stamp that is not known stands for no listing.
struct FolderTable {
  Strings paths;
  Array<FileStamp> stamps;
};

/// Immutable; const access is thread-safe.
struct FileTable {
  Strings paths;              // sorted
  Array<FileRecord> records;  // in the order of the paths
  FolderTable folders;

  [[nodiscard]] std::size_t size() const { return records.size(); }
  [[nodiscard]] FileKind kind(std::size_t i) const {
    return static_cast<FileKind>(records[i].kind);
  }

  /// Of a file that is in the table.
  [[nodiscard]] std::size_t place_of(std::string_view path) const;

  void save(const std::string& name, Sections& sections) const;
  static Result<FileTable> load(const std::string& name, const SectionSource& sections);
};

FolderTable folder_table(const Listing& listing, const ReadingTime& time);

/// The files that there are now, beside a table of how they were.
struct Survey {
  static constexpr std::uint32_t kChanged = ~std::uint32_t{0};

  Strings paths;  // sorted
  FolderTable folders;
  std::vector<FileStamp> stamps;  // of the files, of now, where they are to be trusted
  std::vector<std::uint32_t>
      same;                // the file's place in the table; kChanged: not there, or changed
  bool unchanged = false;  // the same files, with the same bytes
  bool in_doubt = false;   // some only by their bytes, or listed anew
};

/// A file is the same by its stamp, else by its bytes, which are read then. Folders are listed
/// unless all have their stamps. Errors: the store
/// cannot be listed. Incomplete once progress.stopped().
Result<Survey> survey(const Store& store, const FileTable& known, unsigned threads,
                      Progress& progress);

}  // namespace kindred
