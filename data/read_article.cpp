#include "data/read_article.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/file_descriptor.hpp"

namespace kindred {
namespace {

constexpr std::size_t kLargestFile = 64U << 20;

}  // namespace

const int kArticleFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY;

Result<std::string> read_article(int fd, const std::string& shown, FileStamp& stamp) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) return system_error(shown, "be read");
  if (!S_ISREG(info.st_mode)) {
    return Error{Errc::io, "cannot be read: not a regular file", shown, 0};
  }
  stamp = stamp_of(info);
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size > kLargestFile) {
    return Error{Errc::malformed,
                 "larger than " + std::to_string(kLargestFile >> 20U) + " MiB; this is no article",
                 shown, 0};
  }
  std::string bytes(size + 1, '\0');  // one more than there is: has it grown?
  std::size_t done = 0;
  while (done < size) {
    const auto n =
        uninterrupted([&] { return ::read(fd, bytes.data() + done, bytes.size() - done); });
    if (n < 0) return system_error(shown, "be read");
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  bytes.resize(done);
  return bytes;
}

}  // namespace kindred
