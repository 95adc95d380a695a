#include "tests/support/program.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <sstream>

#include "cli/parse.hpp"
#include "cli/run.hpp"

namespace kindred::test {

namespace {

/// Standard input for the length of a run.
class StandardInput {
 public:
  explicit StandardInput(const std::string& text)
      : text_(text), before_(std::cin.rdbuf(text_.rdbuf())) {}
  ~StandardInput() { std::cin.rdbuf(before_); }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;

 private:
  std::istringstream text_;
  std::streambuf* before_;
};

}  // namespace

Ran run_kindred(const std::vector<std::string>& arguments, const std::string& standard_input) {
  const StandardInput input(standard_input);
  ::unsetenv("XDG_CACHE_HOME");  // no cache but where a test names one
  ::unsetenv("HOME");
  std::vector<const char*> argv = {"kindred"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  const auto parsed = cli::parse(static_cast<int>(argv.size()), argv.data());
  if (const auto* exit = std::get_if<cli::Exit>(&parsed)) {
    return exit->code == 0 ? Ran{0, exit->text, ""} : Ran{exit->code, "", exit->text};
  }
  std::ostringstream out;
  std::ostringstream err;
  const cli::Console console{out, err, false, false};
  const int code = cli::run(std::get<cli::Command>(parsed), console);
  return {code, out.str(), err.str()};
}

unsigned unprivileged_user() {
  constexpr unsigned kNobody = 65534;
  return ::geteuid() == 0 ? kNobody : ::geteuid();
}

Ran run_kindred_unprivileged(const std::vector<std::string>& arguments) {
  if (::geteuid() != 0) return run_kindred(arguments);
  int channel[2];
  if (::pipe(channel) != 0) return {-1, "", "pipe"};
  const pid_t child = ::fork();
  if (child == 0) {
    int code = 99;
    if (::setgid(unprivileged_user()) == 0 && ::setuid(unprivileged_user()) == 0) {
      const Ran ran = run_kindred(arguments);
      code = ::write(channel[1], ran.err.data(), ran.err.size()) < 0 ? 98 : ran.code;
    }
    ::_exit(code);
  }
  ::close(channel[1]);
  Ran ran;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(channel[0], buffer, sizeof buffer)) > 0;) {
    ran.err.append(buffer, static_cast<std::size_t>(n));
  }
  ::close(channel[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

}  // namespace kindred::test
