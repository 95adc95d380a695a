#include "data/toml.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

namespace kindred {
namespace {

YamlNode convert(const toml::node& node);

YamlNode at_place(const toml::node& node, YamlNode::Kind kind) {
  YamlNode out{.kind = kind};
  out.line = node.source().begin.line;
  return out;
}

YamlNode convert_table(const toml::table& table) {
  YamlNode out = at_place(table, YamlNode::Kind::map);
  for (const auto& [key, value] : table) {
    YamlNode child = convert(value);
    child.key = key.str();
    child.key_line = key.source().begin.line;
    out.children.push_back(std::move(child));
  }
  // toml++ keeps keys by the alphabet; we want the order of the text.
  std::stable_sort(out.children.begin(), out.children.end(),
                   [](const YamlNode& a, const YamlNode& b) { return a.key_line < b.key_line; });
  return out;
}

YamlNode convert(const toml::node& node) {
  if (const auto* table = node.as_table()) return convert_table(*table);
  if (const auto* array = node.as_array()) {
    YamlNode out = at_place(node, YamlNode::Kind::sequence);
    for (const toml::node& item : *array) out.children.push_back(convert(item));
    return out;
  }
  YamlNode out = at_place(node, YamlNode::Kind::scalar);
  if (const auto* text = node.as_string()) {
    out.text = text->get();
    out.quoted = true;
    return out;
  }
  std::ostringstream text;
  node.visit([&](const auto& value) {
    if constexpr (toml::is_boolean<decltype(value)>) {
      text << (value.get() ? "true" : "false");
    } else if constexpr (toml::is_value<decltype(value)>) {
      text << value.get();
    }
  });
  out.text = text.str();
  return out;
}

}  // namespace

Result<YamlNode> parse_toml(std::string_view text) {
  try {
    return convert_table(toml::parse(text));
  } catch (const toml::parse_error& error) {
    return Error{Errc::malformed, std::string(error.description()), "", error.source().begin.line};
  }
}

}  // namespace kindred
