#include "data/json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "data/utf8.hpp"

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

std::string json_for_terminals(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  while (!json.empty()) {
    const std::size_t plain = std::min(json.find_first_of("\x7F\xC2\xE2"), json.size());
    out += json.substr(0, plain);
    json.remove_prefix(plain);
    if (json.empty()) break;
    const std::size_t size = std::max(control_length(json), turning_length(json));
    if (size == 0) {
      out += json.front();
      json.remove_prefix(1);
      continue;
    }
    out += "\\u" + hexadecimal(first_character(json).code, 4);
    json.remove_prefix(size);
  }
  return out;
}

}  // namespace kindred
