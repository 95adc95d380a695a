// Text as YAML scalars, so that parsing them gives the text back.
#pragma once

#include <string>
#include <string_view>

namespace kindred {

/// May the text stand unquoted behind "key: " or "- " in a block, and read as the same scalar?
bool is_safe_plain(std::string_view text);

/// `text` (valid UTF-8) in double quotes, on one line.
void append_quoted(std::string& out, std::string_view text);

/// `text` (valid UTF-8) as a key or value anywhere, also within brackets: plain where that reads as
/// the same text, else in double quotes.
std::string flow_scalar(std::string_view text);

}  // namespace kindred
