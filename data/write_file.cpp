#include "data/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include "data/file_descriptor.hpp"
#include "data/file_traits.hpp"
#include "data/read_article.hpp"
#include "data/temporary_file.hpp"

namespace kindred {
namespace {

void try_to_keep_traits(int folder, const std::string& name, int to) {
  const FileDescriptor old(
      uninterrupted([&] { return ::openat(folder, name.c_str(), kArticleFlags); }));
  struct stat info {};
  if (!old || ::fstat(old.get(), &info) != 0 || !S_ISREG(info.st_mode)) return;
  (void)keep_traits(old.get(), info, to, name);
}

}  // namespace

Status write_file(const std::string& path, Readers readers, Sync sync,
                  const std::function<bool(int fd)>& fill) {
  const auto slash = path.rfind('/');
  const std::string parent = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const std::string name = path.substr(slash + 1);
  const FileDescriptor folder(
      uninterrupted([&] { return ::open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC); }));
  if (!folder) return system_error(path, "be written");
  remove_left_overs(folder.get());
  TemporaryFile file(folder.get(), readers == Readers::owner ? 0600 : 0666);
  if (!file) return system_error(path, "be written");
  try_to_keep_traits(folder.get(), name, file.fd());
  if (!fill(file.fd()) || (sync == Sync::disk && !flush(file.fd())) || !file.close() ||
      !file.become(name)) {
    return system_error(path, "be written");
  }
  return ok();
}

}  // namespace kindred
