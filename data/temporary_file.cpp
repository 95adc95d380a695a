#include "data/temporary_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <optional>
#include <vector>

#include "core/text.hpp"
#include "data/list_names.hpp"
#include "data/read_article.hpp"
#include "data/store.hpp"

namespace kindred {
namespace {

constexpr std::string_view kPrefix = ".kindred";
constexpr std::size_t kNumber = 1 + 16;  // "-" and its digits
constexpr int kMostTries = 100;

std::string with(std::string name, std::uint64_t number) {
  return std::move(name) + "-" + hexadecimal(number);
}

std::string sealed(const std::string& name) { return with(name, fingerprint(name)); }

/// The number at the end of the name.
std::optional<std::uint64_t> last_number(std::string_view name) {
  std::uint64_t number = 0;
  const char* const end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(end - kNumber + 1, end, number, 16);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::size_t numbers_in(std::string_view name) { return (name.size() - kPrefix.size()) / kNumber; }

/// Could the lock be had, or is it one that this file system does not know?
bool lock(int fd) { return ::flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; }

bool is_sealed_content(std::string_view name, const std::string& bytes) {
  const auto print = fingerprint(bytes);
  const std::string_view written = name.substr(0, name.size() - kNumber);
  return print == last_number(written) ||
         print == last_number(written.substr(0, written.size() - kNumber));
}

}  // namespace

TemporaryFile::TemporaryFile(int folder, unsigned mode) : folder_(folder) {
  for (int i = 0; i < kMostTries && !exists_; ++i) {
    if (!create(mode) && errno != EEXIST) return;  // EEXIST: another name may do
  }
}

bool TemporaryFile::create(unsigned mode) {
  std::uint64_t random = 0;
  if (::getrandom(&random, sizeof random, 0) != sizeof random) return false;
  name_ = sealed(with(std::string(kPrefix), random));
  file_ = FileDescriptor(uninterrupted([&] {
    return ::openat(folder_, name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    mode);
  }));
  if (!file_) return false;
  exists_ = true;
  // A descriptor of its own: the lock outlives close(), which has to be asked whether all arrived,
  // and nobody who looks for writers finds it.
  lock_ = FileDescriptor(
      uninterrupted([&] { return ::openat(folder_, name_.c_str(), kArticleFlags); }));
  struct stat info {};
  const bool kept = lock_ && lock(lock_.get()) && ::fstat(lock_.get(), &info) == 0;
  if (kept && info.st_nlink > 0) return true;
  // Another run took it for a left-over before it was locked: it is removed, or will be.
  const int code = kept || errno == EWOULDBLOCK || errno == ENOENT ? EEXIST : errno;
  ::unlinkat(folder_, name_.c_str(), 0);
  exists_ = false;
  errno = code;
  return false;
}

TemporaryFile::~TemporaryFile() {
  const int before = errno;  // why it came to nothing
  if (exists_) ::unlinkat(folder_, name_.c_str(), 0);
  errno = before;
}

bool TemporaryFile::seal(std::uint64_t read, std::uint64_t written) {
  const std::string random = name_.substr(0, name_.size() - kNumber);
  const std::string name = sealed(with(with(random, read), written));
  if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) return false;
  name_ = name;
  return true;
}

bool TemporaryFile::become(const std::string& name) {
  if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) return false;
  exists_ = false;
  return true;
}

bool is_temporary_name(std::string_view name) {
  const bool long_enough =
      name.size() == kPrefix.size() + 2 * kNumber || name.size() == kPrefix.size() + 4 * kNumber;
  if (!long_enough || !name.starts_with(kPrefix)) return false;
  return sealed(std::string(name.substr(0, name.size() - kNumber))) == name;
}

Status remove_left_over(int folder, const std::string& name) {
  const FileDescriptor file(
      uninterrupted([&] { return ::openat(folder, name.c_str(), kArticleFlags); }));
  if (!file) return errno == ENOENT ? ok() : system_error(name, "be removed");
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return ok();  // its run is alive, or may be
  if (numbers_in(name) == 4) {
    FileStamp unused;
    const auto bytes = read_article(file.get(), name, unused);
    if (!bytes) return bytes.error();
    if (!is_sealed_content(name, *bytes)) {
      return Error{Errc::conflict,
                   "holds what somebody saved in an article of this folder when a run of kindred "
                   "was killed; put it back or remove it",
                   name, 0};
    }
  }
  if (::unlinkat(folder, name.c_str(), 0) == 0 || errno == ENOENT) return ok();
  return system_error(name, "be removed");
}

void remove_left_overs(int folder) {
  std::vector<std::string> names;
  (void)list_names(folder, [&](const std::string& name, unsigned char) {
    if (is_temporary_name(name)) names.push_back(name);
  });
  for (const std::string& name : names) (void)remove_left_over(folder, name);
}

}  // namespace kindred
