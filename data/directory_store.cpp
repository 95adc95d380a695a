// A folder on disk, whose files are reached from its descriptor: no path leads out of it.
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
#include <functional>
#include <set>
#include <utility>

#include "data/file_descriptor.hpp"
#include "data/list_names.hpp"
#include "data/open_below.hpp"
#include "data/read_article.hpp"
#include "data/replace_file.hpp"
#include "data/store.hpp"
#include "data/temporary_file.hpp"

namespace kindred {
namespace {

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string join(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

/// Was it a folder when it was named, and is it one no more? (ELOOP: a link.)
bool is_gone(int code) { return code == ENOENT || code == ENOTDIR || code == ELOOP; }

class DirectoryStore : public Store {
 public:
  DirectoryStore(FileDescriptor site, std::string shown, const Options& options, Sync sync)
      : site_(std::move(site)),
        shown_(std::move(shown)),
        content_(options.content),
        base_(options.content_base),
        sync_(sync) {}

  [[nodiscard]] Result<Listing> list() const override {
    Listing listing;
    auto status = walk(
        [&](const std::string& folder) {
          listing.folders.push_back(folder);
          listing.stamps.push_back(stamp(folder));
        },
        [&](const std::string& folder, const std::string& name) {
          const std::string path = join(folder, name);
          if (is_temporary_name(name)) {
            listing.stamps.back() = {};  // to be listed again until a run has removed that
          } else if (is_content(base_ + path, content_)) {
            listing.paths.push_back(path);
          }
        });
    if (!status) return status.error();
    std::sort(listing.paths.begin(), listing.paths.end());
    return listing;
  }

  [[nodiscard]] FileStamp stamp(const std::string& path) const override {
    struct stat info {};
    if (::fstatat(site_.get(), path.c_str(), &info, AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH) != 0) {
      return {};
    }
    if (!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) return {};
    return stamp_of(info);
  }

  [[nodiscard]] Result<std::string> read(const std::string& path, FileStamp& stamp) const override {
    const FileDescriptor file(open_below(site_.get(), path, kArticleFlags));
    if (!file) return system_error(path, "be read");
    return read_article(file.get(), path, stamp);
  }

  [[nodiscard]] Status check_writable(const std::string& path) const override {
    const FileDescriptor folder = open_folder(folder_of(path));
    if (folder && ::faccessat(folder.get(), ".", W_OK | X_OK, AT_EACCESS) == 0) return ok();
    return system_error(path, "be written");
  }

  Status replace(const std::string& path, std::uint64_t expected, std::string_view bytes) override {
    const FileDescriptor folder = open_folder(folder_of(path));
    if (!folder) return system_error(path, "be written");
    return replace_file(folder.get(), name_of(path), path, expected, bytes, sync_);
  }

  Status settle(const std::vector<std::string>& paths) override {
    if (sync_ == Sync::kernel) return ok();
    std::set<std::string> folders;
    for (const std::string& path : paths) folders.insert(folder_of(path));
    Status first = ok();
    for (const std::string& path : folders) {
      const FileDescriptor folder = open_folder(path);
      // Some file systems cannot flush a folder; that undoes nothing.
      if (folder && (flush(folder.get()) || errno == EINVAL || errno == ENOTSUP)) continue;
      if (first) first = system_error(path, "be flushed to the disk");
    }
    return first;
  }

  std::vector<Error> remove_left_overs() override {
    std::vector<std::pair<std::string, std::string>> found;  // folders and names
    // What is wrong with a folder, list() says.
    (void)walk([](const std::string&) {},
               [&](const std::string& folder, const std::string& name) {
                 if (is_temporary_name(name)) found.emplace_back(folder, name);
               });
    std::vector<Error> errors;
    for (const auto& [folder, name] : found) {
      const FileDescriptor open = open_folder(folder);
      auto status = open ? remove_left_over(open.get(), name) : system_error(name, "be removed");
      if (status) continue;
      status.error().path = join(folder, name);
      errors.push_back(status.error());
    }
    return errors;
  }

 private:
  // To be listed, flushed, or asked what is in it.
  [[nodiscard]] FileDescriptor open_folder(const std::string& path) const {
    return FileDescriptor(open_below(site_.get(), path, O_RDONLY | O_DIRECTORY));
  }

  // Every folder that may hold articles, and then the files in it. Symbolic links are passed over:
  // what they lead to is either found in its own place, or was put out of reach on purpose.
  Status walk(const std::function<void(const std::string&)>& on_folder,
              const std::function<void(const std::string&, const std::string&)>& on_file) const {
    std::vector<std::string> ahead = {""};
    while (!ahead.empty()) {
      const std::string folder = std::move(ahead.back());
      ahead.pop_back();
      const FileDescriptor open = open_folder(folder);
      if (!open && is_gone(errno) && !folder.empty()) continue;
      on_folder(folder);
      const auto found = [&](const std::string& name, unsigned char type) {
        if (type == DT_REG) on_file(folder, name);
        if (type != DT_DIR) return;
        const std::string path = join(folder, name);
        if (is_content_folder(base_ + path, content_)) ahead.push_back(path);
      };
      if (!open || !list_names(open.get(), found)) {
        const bool refused = errno == EACCES;
        Error error = system_error(join(shown_, folder), "be listed");
        if (refused) error.message += "; give the right to read it, or leave it out by `content`";
        return error;
      }
    }
    return ok();
  }

  FileDescriptor site_;
  std::string shown_;
  std::vector<std::string> content_;
  std::string base_;  // of the folder, relative to where the content patterns start
  Sync sync_;
};

}  // namespace

std::uint64_t fingerprint(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

Result<std::unique_ptr<Store>> open_directory_store(const std::string& folder,
                                                    const Options& options, Sync sync) {
  FileDescriptor site(
      uninterrupted([&] { return ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC); }));
  if (!site && errno == ENOTDIR && ::access(folder.c_str(), F_OK) == 0) {
    return Error{Errc::invalid, "is a file; SITE is the folder that holds the articles", folder, 0};
  }
  if (!site) return system_error(folder, "be opened");
  if (::faccessat(site.get(), ".", R_OK | X_OK, AT_EACCESS) != 0) {
    return system_error(folder, "be read");
  }
  std::string plain = folder;
  while (plain.size() > 1 && plain.ends_with('/')) plain.pop_back();
  return std::unique_ptr<Store>(
      std::make_unique<DirectoryStore>(std::move(site), plain, options, sync));
}

}  // namespace kindred
