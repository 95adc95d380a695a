// Names of articles for a shell to complete.
#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"

namespace kindred::cli {

/// Prints, one per line and sorted, the names that begin with the prefix: the stem of each article,
/// or its path where others share the stem. Reads no article, and says nothing of any trouble:
/// somebody is typing.
int complete_articles(const CompleteArticles& command, const Console& console);

}  // namespace kindred::cli
