// Questions about JSON text.
#pragma once

#include <string_view>

namespace kindred {

/// Is this one well-formed JSON object and nothing else?
bool is_json_object(std::string_view text);

}  // namespace kindred
