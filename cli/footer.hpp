// What stands below the options in the help, taken apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kindred::cli {

struct Term {
  std::string name;
  std::string meaning;
};

struct Footer {
  std::vector<Term> examples;      // a command line, and what it shows
  std::vector<std::string> notes;  // paragraphs
  std::vector<Term> exit_codes;
};

/// Reads texts as they are written in cli/help.hpp.
Footer read_footer(std::string_view text);

}  // namespace kindred::cli
