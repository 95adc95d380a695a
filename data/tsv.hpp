// Tables with a tab between fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kindred {

/// Text as a field that programs read: control characters, some of which end a field and some of
/// which a terminal obeys, are spaces.
std::string tsv_plain(std::string_view text);

/// The same for what only people read: nothing that a spreadsheet would calculate.
std::string tsv_field(std::string_view text);

/// A line.
std::string tsv_row(const std::vector<std::string>& fields);

}  // namespace kindred
