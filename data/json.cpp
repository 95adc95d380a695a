#include "data/json.hpp"

#include <nlohmann/json.hpp>

namespace kindred {

bool begins_with_json_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return nlohmann::json::accept(text.substr(0, i + 1));
    }
  }
  return false;
}

}  // namespace kindred
