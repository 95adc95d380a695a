// Where articles are kept.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.hpp"
#include "core/result.hpp"
#include "data/file_stamp.hpp"
#include "data/replace_file.hpp"

namespace kindred {

/// A fingerprint of a file's bytes (XXH3-64).
std::uint64_t fingerprint(std::string_view bytes);

/// The files of a store, and the folders that were looked into for them, each as it was before: a
/// folder has another stamp once a file or folder came, went or changed its name in it.
struct Listing {
  std::vector<std::string> paths;    // sorted by their bytes
  std::vector<std::string> folders;  // "" for the store itself
  std::vector<FileStamp> stamps;     // of the folders
};

/// A folder of articles. const calls are thread-safe; so is replace(), for different files.
/// Paths are relative to the store, separated by '/', and come from list().
class Store {
 public:
  virtual ~Store() = default;

  /// All files that may be articles. Errors: the folder cannot be listed.
  [[nodiscard]] virtual Result<Listing> list() const = 0;

  /// Tells the file, or folder, from all others, and from itself once its bytes change, but for a
  /// change in the moments around this call. Not known where it cannot be told.
  [[nodiscard]] virtual FileStamp stamp(const std::string& path) const = 0;

  /// The bytes of a file.
  [[nodiscard]] Result<std::string> read(const std::string& path) const {
    FileStamp unused;
    return read(path, unused);
  }
  /// And its stamp, as it was before they were read; where they are not, it may be left as it is.
  [[nodiscard]] virtual Result<std::string> read(const std::string& path,
                                                 FileStamp& stamp) const = 0;

  /// May the file be replaced, as far as one can tell without trying?
  [[nodiscard]] virtual Status check_writable(const std::string& path) const = 0;

  /// Puts `bytes` in place of the file whose fingerprint is `expected`, whole or not at all.
  /// Errc::conflict if the file has other bytes by now; then, and on any error, it stays as it is.
  /// (The whole promise: data/replace_file.hpp.)
  virtual Status replace(const std::string& path, std::uint64_t expected,
                         std::string_view bytes) = 0;

  /// Has the disk note where the files with these paths are now, so that what replaced them is
  /// there after a power cut, too. (Each file is old or new, whole, without that.) Errors: the
  /// first folder of which it cannot be had.
  virtual Status settle(const std::vector<std::string>& paths) = 0;

  /// Removes what runs that were killed left behind in the folders of the store. Errors, each with
  /// its path: as those of remove_left_over(). For a run that is going to write, before list().
  virtual std::vector<Error> remove_left_overs() = 0;
};

/// A folder on disk. `options.content` chooses what belongs to it (DESIGN.md "Reading"). `folder`
/// may be a symbolic link; below it none is followed.
Result<std::unique_ptr<Store>> open_directory_store(const std::string& folder,
                                                    const Options& options, Sync sync = Sync::disk);

/// Files in memory, for tests: `files` are pairs of path and bytes.
std::unique_ptr<Store> make_memory_store(std::vector<std::pair<std::string, std::string>> files);

/// Does `path` (relative to where the patterns start) belong to `content`? A pattern is a folder, a
/// file, or a glob in which `*` and `?` also stand for '/'. No patterns: any .md or .markdown file.
bool is_content(std::string_view path, const std::vector<std::string>& content);

/// May articles be in this folder? Passed over unless `content` names them: hidden folders and the
/// ones that generators own (DESIGN.md "Reading").
bool is_content_folder(std::string_view path, const std::vector<std::string>& content);

}  // namespace kindred
