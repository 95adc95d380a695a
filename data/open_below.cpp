#include "data/open_below.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string_view>

#include "data/file_descriptor.hpp"

namespace kindred {
namespace {

int open_at_once(int folder, const std::string& path, int flags) {
  struct open_how how {};
  how.flags = static_cast<std::uint64_t>(flags);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
  return static_cast<int>(uninterrupted(
      [&] { return ::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how); }));
}

int open_one(int folder, std::string_view name, int flags) {
  if (name == "..") {
    errno = EXDEV;
    return -1;
  }
  const std::string text(name);
  return uninterrupted([&] { return ::openat(folder, text.c_str(), flags | O_NOFOLLOW); });
}

std::atomic<bool> is_unknown{false};  // openat2, to this system

/// Does the answer say that openat2 cannot be asked? Some sandboxes forbid what they do not know.
bool must_go_step_by_step(int code) {
  if (code == ENOSYS) is_unknown = true;
  return code == ENOSYS || code == EPERM || code == ENAMETOOLONG;
}

}  // namespace

int open_step_by_step(int folder, const std::string& path, int flags) {
  if (path.starts_with('/')) {
    errno = EXDEV;
    return -1;
  }
  std::string_view rest = path;
  FileDescriptor at(-1);
  int parent = folder;
  for (auto slash = rest.find('/'); slash != std::string_view::npos; slash = rest.find('/')) {
    at = FileDescriptor(open_one(parent, rest.substr(0, slash), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!at) return -1;
    parent = at.get();
    rest.remove_prefix(slash + 1);
  }
  return open_one(parent, rest, flags | O_CLOEXEC);
}

int open_below(int folder, const std::string& path, int flags) {
  const std::string name = path.empty() ? "." : path;
  if (!is_unknown) {
    const int opened = open_at_once(folder, name, flags | O_CLOEXEC);
    if (opened >= 0 || !must_go_step_by_step(errno)) return opened;
  }
  return open_step_by_step(folder, name, flags);
}

}  // namespace kindred
