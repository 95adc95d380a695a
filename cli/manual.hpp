// The pages of the manual, made of the option tree.
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/option_tree.hpp"

namespace kindred::cli {

/// kindred(1), or kindred-COMMAND(1) for one of the tree's commands, in roff of man(7) or in
/// Markdown.
std::string manual(const CommandNode& tree, const std::string& command,
                   Notation notation = Notation::roff);

}  // namespace kindred::cli
