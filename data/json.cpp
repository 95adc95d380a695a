#include "data/json.hpp"

#include <nlohmann/json.hpp>

namespace kindred {

bool is_json_object(std::string_view text) {
  return text.starts_with('{') && nlohmann::json::accept(text);
}

}  // namespace kindred
