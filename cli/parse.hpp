// Arguments to a command.
#pragma once

#include <string>
#include <variant>

#include "cli/command.hpp"
#include "cli/option_tree.hpp"

namespace kindred::cli {

/// Nothing to run: print `text` and leave with `code` (help goes to stdout, errors to stderr).
struct Exit {
  int code = 0;
  std::string text;
};

/// Reads the arguments; touches no file.
std::variant<Command, Exit> parse(int argc, const char* const* argv);

/// All that parse() understands.
CommandNode option_tree();

}  // namespace kindred::cli
