#include "data/config.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "data/config_rows.hpp"
#include "data/yaml.hpp"
#include "data/yaml_text.hpp"

namespace kindred {
namespace {

Error unknown_key(const std::string& name, std::uint32_t line) {
  std::vector<std::string> names;
  for (const ConfigRow& row : config_rows()) {
    names.push_back(row.name);
    if (const auto dot = row.name.find('.'); dot != std::string::npos) {
      names.push_back(row.name.substr(0, dot));
    }
  }
  return {Errc::invalid, "unknown key '" + name + "'" + suggestion(name, names), "", line};
}

const ConfigRow* row_of(std::string_view name) {
  const auto at = std::find_if(config_rows().begin(), config_rows().end(),
                               [&](const ConfigRow& row) { return row.name == name; });
  return at == config_rows().end() ? nullptr : &*at;
}

Status apply(const YamlNode& node, const std::string& name, Options& options) {
  constexpr std::string_view kExclude = "exclude";
  if (name.starts_with(std::string(kExclude) + ".")) {  // its keys are the site's own
    YamlNode field = node;
    field.key = name.substr(kExclude.size() + 1);
    return row_of(kExclude)->value.set({.kind = YamlNode::Kind::map, .children = {field}}, options);
  }
  if (const ConfigRow* row = row_of(name)) {
    auto status = row->value.set(node, options);
    if (!status) status.error().message = "'" + name + "' has " + status.error().message;
    return status;
  }
  const bool is_group =
      std::any_of(config_rows().begin(), config_rows().end(),
                  [&](const ConfigRow& row) { return row.name.starts_with(name + "."); });
  if (!is_group) return unknown_key(name, node.key_line);
  if (node.is_null()) return ok();
  if (!node.is_map()) {
    Error error = bad_config_value(node, "a map of keys");
    error.message = "'" + name + "' has " + error.message;
    return error;
  }
  for (const YamlNode& child : node.children) {
    if (auto status = apply(child, name + "." + child.key, options); !status) return status;
  }
  return ok();
}

// The line of the key that a message from validate() begins with.
std::uint32_t line_of(const YamlNode& root, std::string_view message) {
  std::string_view name = message.substr(0, message.find(' '));
  const YamlNode* node = &root;
  while (!name.empty()) {
    const auto dot = std::min(name.find('.'), name.size());
    const YamlNode* inner = node->find(name.substr(0, dot));
    if (inner == nullptr) break;
    node = inner;
    name.remove_prefix(std::min(dot + 1, name.size()));
  }
  return node->key_line;
}

}  // namespace

std::vector<ConfigKey> config_keys() {
  std::vector<ConfigKey> keys;
  for (const ConfigRow& row : config_rows()) keys.push_back({row.name, row.meaning});
  return keys;
}

std::vector<std::pair<std::string, std::string>> config_values(const Options& options) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const ConfigRow& row : config_rows()) values.emplace_back(row.name, row.value.get(options));
  return values;
}

std::string render_config(const Options& options, const Options& base) {
  std::string out;
  std::string open;  // the group whose keys are being written
  for (const ConfigRow& row : config_rows()) {
    const std::string value = row.value.get(options);
    if (value == row.value.get(base)) continue;
    const std::size_t dot = row.name.find('.');
    if (dot == std::string::npos) {
      out += row.name + ": " + value + "\n";
      continue;
    }
    const std::string group = row.name.substr(0, dot);
    if (group != open) out += group + ":\n";
    open = group;
    out += "  " + row.name.substr(dot + 1) + ": " + value + "\n";
  }
  return out;
}

Status apply_config(std::string_view text, const std::string& path, Options& options) {
  const auto fail = [&](Error error) -> Status {
    error.path = path;
    return error;
  };
  const auto root = parse_yaml(text);
  if (!root) return fail(root.error());
  if (root->is_null()) return ok();
  if (!root->is_map()) return fail({Errc::malformed, "expected lines of 'key: value'", "", 1});
  for (const YamlNode& child : root->children) {
    if (auto status = apply(child, child.key, options); !status) return fail(status.error());
  }
  if (auto status = validate(options); !status) {
    status.error().line = line_of(*root, status.error().message);
    return fail(status.error());
  }
  return ok();
}

Status apply_settings(std::span<const std::string> settings, Options& options) {
  const auto fail = [](std::string_view setting, Error error) -> Status {
    error.path = "--set " + std::string(setting);
    error.line = 0;
    return error;
  };
  for (const std::string& setting : settings) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
      return fail(setting, {Errc::invalid, "expected key=value", "", 0});
    }
    auto value = parse_yaml(std::string_view(setting).substr(equals + 1));
    if (!value) return fail(setting, value.error());
    value->key = setting.substr(0, equals);
    if (auto status = apply(*value, value->key, options); !status) {
      return fail(setting, status.error());
    }
  }
  if (settings.empty()) return ok();
  auto status = validate(options);
  return status ? status : fail(settings.back(), status.error());
}

}  // namespace kindred
