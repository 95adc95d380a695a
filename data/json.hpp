// Questions about JSON text.
#pragma once

#include <string_view>

namespace kindred {

/// Does the text begin with one complete, well-formed JSON object? Liquid tags in braces are none.
bool begins_with_json_object(std::string_view text);

}  // namespace kindred
