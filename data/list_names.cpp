#include "data/list_names.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <memory>

#include "data/file_descriptor.hpp"

namespace kindred {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// Some file systems do not say the type in a listing.
unsigned char type_of(int folder, const dirent& entry) {
  if (entry.d_type != DT_UNKNOWN) return entry.d_type;
  struct stat info {};
  if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) return DT_UNKNOWN;
  return S_ISDIR(info.st_mode) ? DT_DIR : S_ISREG(info.st_mode) ? DT_REG : DT_UNKNOWN;
}

}  // namespace

bool list_names(int folder, const std::function<void(const std::string&, unsigned char)>& found) {
  // From its beginning, wherever the descriptor stands.
  FileDescriptor copy(
      uninterrupted([&] { return ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
  const std::unique_ptr<DIR, CloseFolder> names(copy ? ::fdopendir(copy.get()) : nullptr);
  if (!names) return false;
  (void)copy.release();  // closedir() closes it
  errno = 0;
  while (const dirent* entry = ::readdir(names.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") found(name, type_of(folder, *entry));
    errno = 0;
  }
  return errno == 0;
}

}  // namespace kindred
