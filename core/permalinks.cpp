#include "core/permalinks.hpp"

namespace kindred {

std::string to_text(const PermalinkRules& rules) {
  if (rules.kind == SiteKind::none) return "";
  std::string text;
  const auto add = [&](const std::string& value) {
    text += std::to_string(value.size()) + ":" + value + "\n";  // whatever it holds
  };
  add(std::to_string(static_cast<int>(rules.kind)));
  for (const std::string* value : {&rules.base, &rules.content, &rules.style}) add(*value);
  add(std::to_string(static_cast<int>(rules.ugly)) +
      std::to_string(static_cast<int>(rules.keep_case)));
  for (const auto& pattern : rules.patterns) {
    add("pattern");
    for (const std::string* value : {&pattern.path, &pattern.type, &pattern.text}) add(*value);
  }
  for (const std::string& collection : rules.published) {
    add("published");
    add(collection);
  }
  for (const std::string& section : rules.sections) {
    add("section");
    add(section);
  }
  for (const auto& language : rules.languages) {
    add("language");
    for (const std::string* value : {&language.code, &language.content, &language.prefix}) {
      add(*value);
    }
  }
  return text;
}

}  // namespace kindred
