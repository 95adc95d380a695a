// A folder on disk: listing without following links, reading, and replacing whole files.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
// The same numbers by the widest instructions that the processor has.
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>
#else
#include <xxhash.h>
#endif

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>

#include "data/file_descriptor.hpp"
#include "data/store.hpp"

namespace kindred {
namespace {

constexpr std::size_t kLargestFile = 64U << 20;

/// Also says how the file was before it was read.
Result<std::string> read_all(const std::string& path, std::string_view shown, FileStamp& stamp) {
  // Not blocking, so that a pipe in the place of a file cannot hold us up.
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
  if (!file) return system_error(std::string(shown), "be read");
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return system_error(std::string(shown), "be read");
  if (!S_ISREG(info.st_mode)) {
    return Error{Errc::io, "cannot be read: not a regular file", std::string(shown), 0};
  }
  stamp = stamp_of(info);
  if (static_cast<std::size_t>(info.st_size) > kLargestFile) {
    return Error{Errc::malformed,
                 "larger than " + std::to_string(kLargestFile >> 20U) + " MiB; this is no article",
                 std::string(shown), 0};
  }
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto n = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(std::string(shown), "be read");
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  bytes.resize(done);
  return bytes;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

/// A file beside its target that becomes the target, or goes.
class Replacement {
 public:
  explicit Replacement(const std::string& target)
      : target_(target),
        name_(folder_of(target) + "/.kindred-XXXXXX"),
        file_(::mkostemp(name_.data(), O_CLOEXEC)) {
    exists_ = static_cast<bool>(file_);
  }
  ~Replacement() {
    if (exists_) ::unlink(name_.c_str());
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  explicit operator bool() const { return exists_; }

  /// Writes the bytes down to the disk, with mode and owner of the old file.
  bool fill(std::string_view bytes, const struct stat& old) {
    // Only root may give files away; for others the owner is right already.
    if (::fchown(file_.get(), old.st_uid, old.st_gid) != 0 && errno != EPERM) return false;
    return ::fchmod(file_.get(), old.st_mode & 07777U) == 0 && write_all(file_.get(), bytes) &&
           ::fsync(file_.get()) == 0 && file_.close();
  }

  bool take_place() {
    if (::rename(name_.c_str(), target_.c_str()) != 0) return false;
    exists_ = false;
    return true;
  }

 private:
  std::string target_;
  std::string name_;
  FileDescriptor file_;
  bool exists_ = false;
};

class DirectoryStore : public Store {
 public:
  DirectoryStore(std::string folder, std::vector<std::string> content, std::string base)
      : folder_(std::move(folder)), content_(std::move(content)), base_(std::move(base)) {}

  [[nodiscard]] Result<Listing> list() const override {
    Listing listing;
    if (auto status = list_folder("", listing); !status) return status.error();
    std::sort(listing.paths.begin(), listing.paths.end());
    return listing;
  }

  [[nodiscard]] FileStamp stamp(const std::string& path) const override {
    struct stat info {};
    if (::lstat(full(path).c_str(), &info) != 0) return {};
    if (!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) return {};
    return stamp_of(info);
  }

  [[nodiscard]] Result<std::string> read(const std::string& path, FileStamp& stamp) const override {
    return read_all(full(path), path, stamp);
  }

  [[nodiscard]] Status check_writable(const std::string& path) const override {
    if (::access(folder_of(full(path)).c_str(), W_OK | X_OK) == 0) return ok();
    return system_error(path, "be written");
  }

  Status replace(const std::string& path, std::uint64_t expected, std::string_view bytes) override {
    const std::string target = full(path);
    struct stat info {};
    if (::lstat(target.c_str(), &info) != 0) return system_error(path, "be written");
    // A rename would get round the write protection of the file itself.
    if (::access(target.c_str(), W_OK) != 0) return system_error(path, "be written");
    Replacement replacement(target);
    if (!replacement || !replacement.fill(bytes, info)) return system_error(path, "be written");
    // As late as possible: whoever wrote meanwhile must not lose a word.
    FileStamp unused;
    const auto current = read_all(target, path, unused);
    if (!current) return current.error();
    if (fingerprint(*current) != expected) {
      return Error{Errc::conflict, "changed while kindred was at work; left alone, run again", path,
                   0};
    }
    if (!replacement.take_place()) return system_error(path, "be written");
    return ok();
  }

  void settle(const std::vector<std::string>& paths) override {
    std::set<std::string> folders;
    for (const std::string& path : paths) folders.insert(folder_of(full(path)));
    for (const std::string& path : folders) {
      // Some file systems cannot flush a folder; that undoes nothing.
      const FileDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
      if (folder) ::fsync(folder.get());
    }
  }

 private:
  struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
  };

  [[nodiscard]] std::string full(const std::string& path) const { return folder_ + "/" + path; }

  // Symbolic links are not followed: what they lead to is either listed in its own place, or was
  // put out of reach on purpose.
  Status list_folder(const std::string& relative, Listing& out) const {
    const std::string place = relative.empty() ? folder_ : full(relative);
    out.folders.push_back(relative);
    out.stamps.push_back(stamp(relative));
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(place.c_str()));
    if (!folder) return system_error(place, "be listed");
    std::vector<std::string> folders;
    errno = 0;
    while (const dirent* entry = ::readdir(folder.get())) {
      const std::string name = entry->d_name;
      if (name == "." || name == "..") continue;
      const std::string path = relative.empty() ? name : relative + "/" + name;
      const unsigned char type = type_of(*entry, path);
      if (type == DT_DIR && is_content_folder(base_ + path, content_)) folders.push_back(path);
      if (type == DT_REG && !name.starts_with(".kindred-") && is_content(base_ + path, content_)) {
        out.paths.push_back(path);
      }
      errno = 0;
    }
    if (errno != 0) return system_error(place, "be listed");
    for (const std::string& path : folders) {
      if (auto status = list_folder(path, out); !status) return status;
    }
    return ok();
  }

  // Some file systems do not say the type in a listing.
  [[nodiscard]] unsigned char type_of(const dirent& entry, const std::string& path) const {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type;
    struct stat info {};
    if (::lstat(full(path).c_str(), &info) != 0) return DT_UNKNOWN;
    return S_ISDIR(info.st_mode) ? DT_DIR : S_ISREG(info.st_mode) ? DT_REG : DT_UNKNOWN;
  }

  std::string folder_;
  std::vector<std::string> content_;
  std::string base_;  // of the folder, relative to where the content patterns start
};

}  // namespace

std::uint64_t fingerprint(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

Result<std::unique_ptr<Store>> open_directory_store(const std::string& folder,
                                                    const Options& options) {
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0) return system_error(folder, "be opened");
  if (!S_ISDIR(info.st_mode)) {
    return Error{Errc::invalid, "is a file; SITE is the folder that holds the articles", folder, 0};
  }
  if (::access(folder.c_str(), R_OK | X_OK) != 0) return system_error(folder, "be read");
  std::string plain = folder;
  while (plain.size() > 1 && plain.ends_with('/')) plain.pop_back();
  return std::unique_ptr<Store>(
      std::make_unique<DirectoryStore>(plain, options.content, options.content_base));
}

}  // namespace kindred
