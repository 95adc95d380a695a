// What a lookup found, for the terminal.
#pragma once

#include <string>

#include "cli/table_style.hpp"
#include "data/lookup.hpp"

namespace kindred::cli {

/// One line per article: rank, score, title, provider, date, and why in a few words. A line on what
/// was asked stands above; with explanations their parts stand below each.
std::string to_table(const Lookup& lookup, const TableStyle& style);

}  // namespace kindred::cli
