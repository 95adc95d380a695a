#include "data/replace_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <utility>

#include "data/file_descriptor.hpp"
#include "data/file_traits.hpp"
#include "data/read_article.hpp"
#include "data/store.hpp"
#include "data/temporary_file.hpp"

namespace kindred {
namespace {

Error changed(const std::string& shown) {
  return {Errc::conflict, "changed while kindred was at work; left alone, run again", shown, 0};
}

FileDescriptor open_article(int folder, const std::string& name) {
  return FileDescriptor(
      uninterrupted([&] { return ::openat(folder, name.c_str(), kArticleFlags); }));
}

bool same_traits(const struct stat& a, const struct stat& b) {
  return a.st_mode == b.st_mode && a.st_uid == b.st_uid && a.st_gid == b.st_gid;
}

/// Asks the system to tell whether anyone opens a file for writing.
class WriterWatch {
 public:
  explicit WriterWatch(const FileDescriptor& file) : fd_(file.get()) {
    // It tells by a signal, and its usual one would end us; this one is ignored.
    if (::fcntl(fd_, F_SETSIG, SIGURG) != 0) return;
    watches_ = ::fcntl(fd_, F_SETLEASE, F_RDLCK) == 0;
    is_written_ = !watches_ && errno == EAGAIN;
  }
  ~WriterWatch() {
    if (watches_) ::fcntl(fd_, F_SETLEASE, F_UNLCK);
  }
  WriterWatch(const WriterWatch&) = delete;
  WriterWatch& operator=(const WriterWatch&) = delete;

  /// As far as the file system can tell; others than the file's owner and root it does not tell.
  [[nodiscard]] bool saw_a_writer() const {
    return is_written_ || (watches_ && ::fcntl(fd_, F_GETLEASE) != F_RDLCK);
  }

 private:
  int fd_;
  bool watches_ = false;
  bool is_written_ = false;
};

Status check_bytes(const FileDescriptor& file, const std::string& shown, std::uint64_t expected) {
  FileStamp unused;
  const auto bytes = read_article(file.get(), shown, unused);
  if (!bytes) return bytes.error();
  return fingerprint(*bytes) == expected ? ok() : changed(shown);
}

/// Is a file as it should be, and done with for everybody?
Status check_file(int folder, const std::string& name, const std::string& shown,
                  const struct stat& info, std::uint64_t expected) {
  const FileDescriptor file = open_article(folder, name);
  if (!file) return errno == ELOOP ? changed(shown) : system_error(shown, "be written");
  const WriterWatch watch(file);
  struct stat now {};
  if (::fstat(file.get(), &now) != 0) return system_error(shown, "be written");
  if (watch.saw_a_writer() || !same_traits(now, info)) return changed(shown);
  if (auto status = check_bytes(file, shown, expected); !status) return status;
  return watch.saw_a_writer() ? changed(shown) : ok();
}

/// Two names of a folder change places. False: errno says why.
bool exchange(int folder, const std::string& a, const std::string& b) {
  return ::renameat2(folder, a.c_str(), folder, b.c_str(), RENAME_EXCHANGE) == 0;
}

bool cannot_exchange(int code) { return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP; }

/// A file that has just been exchanged comes back to its name, for the reason that is given.
Status put_back(int folder, TemporaryFile& temporary, const std::string& name,
                const std::string& shown, const struct stat& info, std::uint64_t written,
                Status reason) {
  if (exchange(folder, temporary.name(), name)) {
    if (check_file(folder, temporary.name(), shown, info, written)) return reason;
    // Somebody has saved twice within microseconds: the later words get the name.
    (void)exchange(folder, temporary.name(), name);
  }
  temporary.leave();
  return Error{Errc::conflict,
               "changed while kindred was at work, and what was saved then is in " +
                   temporary.name() + " beside it; put it back by hand",
               shown, 0};
}

}  // namespace

Status replace_file(int folder, const std::string& name, const std::string& shown,
                    std::uint64_t expected, std::string_view bytes, Sync sync) {
  const FileDescriptor old = open_article(folder, name);
  struct stat info {};
  if (!old || ::fstat(old.get(), &info) != 0) return system_error(shown, "be written");
  // A rename would get round the write protection of the file itself.
  if (::faccessat(folder, name.c_str(), W_OK, AT_EACCESS) != 0) {
    return system_error(shown, "be written");
  }
  if (auto status = check_bytes(old, shown, expected); !status) return status;

  TemporaryFile temporary(folder);
  if (!temporary) return system_error(shown, "be written: no new file in its folder");
  if (auto status = keep_traits(old.get(), info, temporary.fd(), shown); !status) return status;
  const std::uint64_t written = fingerprint(bytes);
  if (!write_all(temporary.fd(), bytes) || (sync == Sync::disk && !flush(temporary.fd())) ||
      !temporary.close() || !temporary.seal(expected, written)) {
    return system_error(shown, "be written");
  }
  if (exchange(folder, temporary.name(), name)) {
    auto status = check_file(folder, temporary.name(), shown, info, expected);
    // Another run that found it there has removed it, as it does with what was read only.
    if (status || status.error().code == Errc::not_found) return ok();
    return put_back(folder, temporary, name, shown, info, written, std::move(status));
  }
  if (!cannot_exchange(errno)) return system_error(shown, "be written");
  if (auto status = check_file(folder, name, shown, info, expected); !status) return status;
  if (!temporary.become(name)) return system_error(shown, "be written");
  return ok();
}

}  // namespace kindred
