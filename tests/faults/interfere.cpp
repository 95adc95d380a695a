// Runs a program and interferes with its system calls: those that concern files below some folders
// are counted, and at the n-th something happens.
//
//     interfere [--below FOLDER]... [--log FILE] [--at N WHAT]... -- PROGRAM [ARGUMENT...]
//
// WHAT is what happens instead of the call, or just before it:
//
//     an error, such as ENOSPC     the call is not made and fails with it
//     short                        a read or write is asked for half of its bytes
//     kill                         the program dies
//     do:COMMAND                   a command of the shell is run, and then the call made
//
// The log has a line per call: number, name, path, result (or "-"), separated by tabs. Exits as the
// program does; with 128 + the signal where one ended it; with 77 where programs cannot be traced.
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/reg.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int kCannotTrace = 77;

/// Where a call names the file that it concerns.
struct Place {
  int folder = -1;  // argument that is a descriptor; -1: none
  int path = -1;    // argument that is a path, from that folder
  int count = -1;   // argument that says how many bytes
};

struct CallKind {
  const char* name;
  Place place;
};

constexpr Place path_at(int path) { return {-1, path, -1}; }
constexpr Place file_at(int folder, int path) { return {folder, path, -1}; }
constexpr Place open_at(int descriptor, int count = -1) { return {descriptor, -1, count}; }

const std::map<std::uint64_t, CallKind> kCalls = {
    {SYS_open, {"open", path_at(0)}},
    {SYS_openat, {"openat", file_at(0, 1)}},
    {SYS_openat2, {"openat2", file_at(0, 1)}},
    {SYS_stat, {"stat", path_at(0)}},
    {SYS_lstat, {"lstat", path_at(0)}},
    {SYS_newfstatat, {"newfstatat", file_at(0, 1)}},
    {SYS_statx, {"statx", file_at(0, 1)}},
    {SYS_access, {"access", path_at(0)}},
    {SYS_faccessat, {"faccessat", file_at(0, 1)}},
    {SYS_faccessat2, {"faccessat2", file_at(0, 1)}},
    {SYS_readlink, {"readlink", path_at(0)}},
    {SYS_readlinkat, {"readlinkat", file_at(0, 1)}},
    {SYS_mkdir, {"mkdir", path_at(0)}},
    {SYS_mkdirat, {"mkdirat", file_at(0, 1)}},
    {SYS_unlink, {"unlink", path_at(0)}},
    {SYS_unlinkat, {"unlinkat", file_at(0, 1)}},
    {SYS_rename, {"rename", path_at(0)}},
    {SYS_renameat, {"renameat", file_at(0, 1)}},
    {SYS_renameat2, {"renameat2", file_at(0, 1)}},
    {SYS_chmod, {"chmod", path_at(0)}},
    {SYS_truncate, {"truncate", path_at(0)}},
    {SYS_read, {"read", open_at(0, 2)}},
    {SYS_pread64, {"pread64", open_at(0, 2)}},
    {SYS_readv, {"readv", open_at(0)}},
    {SYS_write, {"write", open_at(0, 2)}},
    {SYS_pwrite64, {"pwrite64", open_at(0, 2)}},
    {SYS_writev, {"writev", open_at(0)}},
    {SYS_fsync, {"fsync", open_at(0)}},
    {SYS_fdatasync, {"fdatasync", open_at(0)}},
    {SYS_fstat, {"fstat", open_at(0)}},
    {SYS_fchmod, {"fchmod", open_at(0)}},
    {SYS_fchown, {"fchown", open_at(0)}},
    {SYS_ftruncate, {"ftruncate", open_at(0)}},
    {SYS_lseek, {"lseek", open_at(0)}},
    {SYS_close, {"close", open_at(0)}},
    {SYS_getdents64, {"getdents64", open_at(0)}},
    {SYS_flock, {"flock", open_at(0)}},
    {SYS_fcntl, {"fcntl", open_at(0)}},
    {SYS_ioctl, {"ioctl", open_at(0)}},
    {SYS_mmap, {"mmap", open_at(4)}},
    {SYS_flistxattr, {"flistxattr", open_at(0)}},
    {SYS_fgetxattr, {"fgetxattr", open_at(0)}},
    {SYS_fsetxattr, {"fsetxattr", open_at(0)}},
    {SYS_fremovexattr, {"fremovexattr", open_at(0)}},
};

const std::map<std::string, int> kErrors = {
    {"EACCES", EACCES}, {"EAGAIN", EAGAIN},   {"EBUSY", EBUSY},   {"EDQUOT", EDQUOT},
    {"EFBIG", EFBIG},   {"EINTR", EINTR},     {"EINVAL", EINVAL}, {"EIO", EIO},
    {"ELOOP", ELOOP},   {"EMFILE", EMFILE},   {"ENFILE", ENFILE}, {"ENODEV", ENODEV},
    {"ENOENT", ENOENT}, {"ENOLCK", ENOLCK},   {"ENOMEM", ENOMEM}, {"ENOSPC", ENOSPC},
    {"ENOSYS", ENOSYS}, {"ENOTSUP", ENOTSUP}, {"EPERM", EPERM},   {"EROFS", EROFS},
    {"EXDEV", EXDEV}};

struct Request {
  std::vector<std::string> below;
  std::string log;
  std::map<std::uint64_t, std::string> at;
  std::vector<char*> program;  // ended by a null pointer
};

Request parse(int argc, char** argv) {
  Request request;
  int i = 1;
  const auto next = [&]() -> std::string {
    if (++i >= argc) throw std::runtime_error("a value is missing");
    return argv[i];
  };
  for (; i < argc && std::strcmp(argv[i], "--") != 0; ++i) {
    const std::string option = argv[i];
    if (option == "--below") {
      request.below.push_back(std::filesystem::canonical(next()).string());
    } else if (option == "--log") {
      request.log = next();
    } else if (option == "--at") {
      const std::uint64_t n = std::stoull(next());
      const std::string what = next();
      if (what != "short" && what != "kill" && !what.starts_with("do:") &&
          kErrors.find(what) == kErrors.end()) {
        throw std::runtime_error("unknown: " + what);
      }
      request.at[n] = what;
    } else {
      throw std::runtime_error("unknown: " + option);
    }
  }
  for (++i; i < argc; ++i) request.program.push_back(argv[i]);
  if (request.program.empty()) throw std::runtime_error("no program after --");
  request.program.push_back(nullptr);
  return request;
}

/// A call that one thread is in.
struct Call {
  std::uint64_t number = 0;  // 0: of no concern
  const char* name = "";
  std::string path;
  std::optional<int> error;  // with which it fails
};

class Tracer {
 public:
  explicit Tracer(Request request) : request_(std::move(request)) {}

  int run() {
    const pid_t child = ::fork();
    if (child == 0) {
      if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(kCannotTrace);
      ::raise(SIGSTOP);
      ::execv(request_.program.front(), request_.program.data());
      ::_exit(127);
    }
    if (!request_.log.empty()) log_.open(request_.log);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) return WEXITSTATUS(status);
    constexpr long kOptions =
        PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_EXITKILL;
    if (::ptrace(PTRACE_SETOPTIONS, child, nullptr, kOptions) != 0) return kCannotTrace;
    ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    for (;;) {
      const pid_t thread = ::waitpid(-1, &status, __WALL);
      if (thread < 0) return kCannotTrace;
      if (WIFSTOPPED(status)) {
        stopped(child, thread, status);
      } else if (thread == child) {
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      }
    }
  }

 private:
  void stopped(pid_t process, pid_t thread, int status) {
    const int signal = WSTOPSIG(status);
    long passed_on = 0;
    if (signal == (SIGTRAP | 0x80)) {
      struct __ptrace_syscall_info info {};
      ::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof info, &info);
      if (info.op == PTRACE_SYSCALL_INFO_ENTRY) enter(process, thread, info);
      if (info.op == PTRACE_SYSCALL_INFO_EXIT) leave(thread, info);
    } else if (signal != SIGTRAP && signal != SIGSTOP) {
      passed_on = signal;
    }
    ::ptrace(PTRACE_SYSCALL, thread, nullptr, passed_on);
  }

  void enter(pid_t process, pid_t thread, const struct __ptrace_syscall_info& info) {
    Call& call = calls_[thread];
    call = {};
    const auto kind = kCalls.find(info.entry.nr);
    if (kind == kCalls.end()) return;
    call.path = path_of(thread, kind->second.place, info.entry.args);
    if (!concerns(call.path)) return;
    call.number = ++count_;
    call.name = kind->second.name;
    const auto what = request_.at.find(call.number);
    if (what != request_.at.end()) interfere(process, thread, what->second, kind->second, call);
  }

  void interfere(pid_t process, pid_t thread, const std::string& what, const CallKind& kind,
                 Call& call) {
    if (what == "kill") {
      log(call, "killed");
      ::kill(process, SIGKILL);
    } else if (what == "short") {
      if (kind.place.count >= 0) halve(thread);
    } else if (what.starts_with("do:")) {
      if (std::system(what.substr(3).c_str()) != 0) throw std::runtime_error(what);
    } else {
      call.error = kErrors.at(what);
      set(thread, ORIG_RAX, -1);  // no call has this number
    }
  }

  void leave(pid_t thread, const struct __ptrace_syscall_info& info) {
    const Call& call = calls_[thread];
    if (call.number == 0) return;
    if (call.error) set(thread, RAX, -*call.error);
    log(call, std::to_string(call.error ? -*call.error : info.exit.rval));
  }

  void log(const Call& call, const std::string& result) {
    if (!log_.is_open()) return;
    log_ << call.number << '\t' << call.name << '\t' << call.path << '\t' << result << std::endl;
  }

  [[nodiscard]] bool concerns(const std::string& path) const {
    return std::any_of(request_.below.begin(), request_.below.end(),
                       [&](const std::string& folder) {
                         return path.starts_with(folder) &&
                                (path.size() == folder.size() || path[folder.size()] == '/');
                       });
  }

  static std::string path_of(pid_t thread, const Place& place, const std::uint64_t* arguments) {
    const std::string self = "/proc/" + std::to_string(thread);
    std::string text = place.path < 0 ? "" : read_text(thread, arguments[place.path]);
    if (text.starts_with('/')) return text;
    const int descriptor = place.folder < 0 ? AT_FDCWD : static_cast<int>(arguments[place.folder]);
    if (descriptor < 0 && descriptor != AT_FDCWD) return "";
    const std::string link =
        descriptor == AT_FDCWD ? self + "/cwd" : self + "/fd/" + std::to_string(descriptor);
    std::error_code error;
    const std::string folder = std::filesystem::read_symlink(link, error).string();
    return text.empty() ? folder : folder + "/" + text;
  }

  static std::string read_text(pid_t thread, std::uint64_t address) {
    constexpr std::size_t kPage = 4096;
    std::string text;
    while (text.size() < 4 * kPage) {
      char page[kPage];
      const std::size_t n = kPage - address % kPage;
      struct iovec here {
        page, n
      };
      struct iovec there {
        reinterpret_cast<void*>(address), n
      };  // NOLINT: of the other process
      const auto got = ::process_vm_readv(thread, &here, 1, &there, 1, 0);
      if (got <= 0) break;
      const auto length = ::strnlen(page, static_cast<std::size_t>(got));
      text.append(page, length);
      if (length < static_cast<std::size_t>(got)) break;
      address += static_cast<std::uint64_t>(got);
    }
    return text;
  }

  static void set(pid_t thread, int registry, long value) {
    if (::ptrace(PTRACE_POKEUSER, thread, sizeof(long) * static_cast<unsigned>(registry), value)) {
      throw std::runtime_error("cannot change a call");
    }
  }

  static void halve(pid_t thread) {
    const long count = ::ptrace(PTRACE_PEEKUSER, thread, sizeof(long) * RDX, nullptr);
    set(thread, RDX, std::max(1L, count / 2));
  }

  Request request_;
  std::ofstream log_;
  std::uint64_t count_ = 0;
  std::map<pid_t, Call> calls_;
};

}  // namespace

int main(int argc, char** argv) {
  try {
    return Tracer(parse(argc, argv)).run();
  } catch (const std::exception& error) {
    std::cerr << "interfere: " << error.what() << "\n";
    return 3;
  }
}
