// The program in this process: arguments in, exit code and output out.
#pragma once

#include <string>
#include <vector>

namespace kindred::test {

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

/// Runs `kindred ARGUMENTS...` without any configuration from outside.
Ran run_kindred(const std::vector<std::string>& arguments, const std::string& standard_input = "");

/// The same as a user for whom file permissions count: where this process is root's, in a child
/// that is nobody's. Only code and err come back then.
Ran run_kindred_unprivileged(const std::vector<std::string>& arguments);

/// The user that run_kindred_unprivileged() runs as.
unsigned unprivileged_user();

}  // namespace kindred::test
