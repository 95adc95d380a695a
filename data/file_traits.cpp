#include "data/file_traits.hpp"

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <vector>

#include "data/file_descriptor.hpp"

namespace kindred {
namespace {

/// What `ask(buffer, size)` answers, however long it is. Nothing: errno says why.
template <class Ask>
std::optional<std::string> answer(Ask ask) {
  for (;;) {
    const auto size = ask(nullptr, 0);
    if (size < 0) return std::nullopt;
    if (size == 0) return std::string();
    std::string text(static_cast<std::size_t>(size), '\0');
    const auto got = ask(text.data(), text.size());
    if (got < 0 && errno == ERANGE) continue;  // it has grown meanwhile
    if (got < 0) return std::nullopt;
    text.resize(static_cast<std::size_t>(got));
    return text;
  }
}

bool is_the_systems_own(std::string_view name) { return name.starts_with("security."); }

/// Names of the attributes that are the owner's; none where the file system knows none.
std::optional<std::vector<std::string>> attributes(int fd) {
  const auto list = answer([&](char* to, std::size_t n) { return ::flistxattr(fd, to, n); });
  if (!list && errno == ENOTSUP) return std::vector<std::string>();
  if (!list) return std::nullopt;
  std::vector<std::string> names;
  for (std::size_t at = 0; at < list->size();) {
    const std::string name = list->c_str() + at;
    at += name.size() + 1;
    if (!is_the_systems_own(name)) names.push_back(name);
  }
  return names;
}

bool keep_attributes(int from, int to) {
  const auto names = attributes(from);
  const auto inherited = attributes(to);  // an access list of the folder, perhaps
  if (!names || !inherited) return false;
  for (const std::string& name : *inherited) {
    if (std::find(names->begin(), names->end(), name) != names->end()) continue;
    if (::fremovexattr(to, name.c_str()) != 0) return false;
  }
  for (const std::string& name : *names) {
    const auto value =
        answer([&](char* out, std::size_t n) { return ::fgetxattr(from, name.c_str(), out, n); });
    if (!value) return false;
    if (::fsetxattr(to, name.c_str(), value->data(), value->size(), 0) != 0) return false;
  }
  return true;
}

/// Only root may give files away, and only to their own groups may others.
bool keep_owner(const struct stat& info, int to) {
  struct stat now {};
  if (::fstat(to, &now) != 0) return false;
  if (now.st_uid == info.st_uid && now.st_gid == info.st_gid) return true;
  return ::fchown(to, info.st_uid, info.st_gid) == 0;
}

}  // namespace

Status keep_traits(int from, const struct stat& info, int to, const std::string& shown) {
  if (!keep_owner(info, to)) {
    if (errno != EPERM) return system_error(shown, "be written");
    return Error{Errc::io,
                 "cannot be written: it belongs to another user or group and would not any more; "
                 "run kindred as its owner or as root",
                 shown, 0};
  }
  // The mode last: a new owner and an access list change it.
  if (!keep_attributes(from, to) || ::fchmod(to, info.st_mode & 07777U) != 0) {
    return system_error(shown, "be written");
  }
  return ok();
}

}  // namespace kindred
