// Questions about JSON text.
#pragma once

#include <string>
#include <string_view>

namespace kindred {

/// Does the text begin with one complete, well-formed JSON object? Liquid tags in braces are none.
bool begins_with_json_object(std::string_view text);

/// JSON that says the same and may be shown on a terminal: control characters that may stand in its
/// strings (DEL, U+0080 to U+009F), and characters that turn the direction of text, as \uXXXX.
std::string json_for_terminals(std::string_view json);

}  // namespace kindred
