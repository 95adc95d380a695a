// The scripts with which shells complete kindred, made of the option tree.
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/option_tree.hpp"

namespace kindred::cli {

std::string bash_completion(const CommandNode& tree);
std::string zsh_completion(const CommandNode& tree);
std::string fish_completion(const CommandNode& tree);

inline std::string completion(const CommandNode& tree, Shell shell) {
  return shell == Shell::bash  ? bash_completion(tree)
         : shell == Shell::zsh ? zsh_completion(tree)
                               : fish_completion(tree);
}

}  // namespace kindred::cli
