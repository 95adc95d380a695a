// Tables with a tab between fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kindred {

/// Text as a field that programs read: control characters, some of which end a field and some of
/// which a terminal obeys, are spaces.
std::string tsv_plain(std::string_view text);

/// The same for titles and names, which people open in spreadsheets: no formula. A text whose first
/// character, spaces and apostrophes aside, is one of = + - @ has an apostrophe before it. A
/// program takes it off again: where a field begins with an apostrophe and its first other
/// character but spaces is one of these, the first apostrophe is not the text's.
std::string tsv_field(std::string_view text);

/// A line.
std::string tsv_row(const std::vector<std::string>& fields);

}  // namespace kindred
