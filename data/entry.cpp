#include "data/entry.hpp"

#include <algorithm>
#include <optional>

#include "core/text.hpp"
#include "data/metadata.hpp"
#include "data/yaml_text.hpp"

namespace kindred {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyz"
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789_-") == std::string_view::npos;
}

void append_scalar(std::string& out, const YamlNode& node) {
  if (!node.quoted && is_safe_plain(node.text)) {
    out += node.text;
  } else {
    append_quoted(out, node.text);
  }
}

void append_value(std::string& out, const YamlNode& node, std::size_t indent);

// The members of a map, the first behind what stands on the line already.
void append_members(std::string& out, const YamlNode& map, std::size_t indent) {
  bool first = true;
  for (const YamlNode& member : map.children) {
    if (!first) out.append(indent, ' ');
    first = false;
    if (is_name(member.key) && lower_ascii(member.key) != "null") {
      out += member.key;
    } else {
      append_quoted(out, member.key);
    }
    out += ':';
    append_value(out, member, indent);
  }
}

// What stands behind "key:", with the line end.
void append_value(std::string& out, const YamlNode& node, std::size_t indent) {
  if (node.is_scalar()) {
    out += ' ';
    append_scalar(out, node);
    out += '\n';
    return;
  }
  if (node.is_null()) {
    out += '\n';
    return;
  }
  if (node.children.empty()) {
    out += node.is_map() ? " {}\n" : " []\n";
    return;
  }
  out += '\n';
  if (node.is_map()) {
    out.append(indent + 2, ' ');
    append_members(out, node, indent + 2);
    return;
  }
  for (const YamlNode& item : node.children) {
    out.append(indent + 2, ' ');
    out += '-';
    if (item.is_map() && !item.children.empty()) {
      out += ' ';
      append_members(out, item, indent + 4);
    } else if (item.is_sequence() && !item.children.empty()) {
      append_value(out, item, indent + 2);
    } else {
      append_value(out, item, indent + 4);
    }
  }
}

// A copy with only the chosen parts of its maps; nothing where none is left.
YamlNode choose_parts(const YamlNode& node, const std::vector<std::string>& parts) {
  if (parts.empty() || node.is_scalar() || node.is_null()) return node;
  YamlNode out = node;
  out.children.clear();
  if (node.is_sequence()) {
    for (const YamlNode& item : node.children) {
      YamlNode chosen = choose_parts(item, parts);
      if (!chosen.is_map() || !chosen.children.empty()) out.children.push_back(std::move(chosen));
    }
    return out;
  }
  for (const std::string& part : parts) {
    const YamlNode* member = node.find(part);
    if (member != nullptr && !member->is_null()) out.children.push_back(*member);
  }
  return out;
}

bool has_value(const YamlNode* node) {
  return node != nullptr && !node->is_null() && (node->is_scalar() || !node->children.empty());
}

// The first field of `names` that says something.
const YamlNode* first_of(const YamlNode& fields, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const YamlNode* node = fields.find(name);
    if (has_value(node)) return node;
  }
  return nullptr;
}

YamlNode path_field(std::string_view path) {
  // Hugo's GetPage looks below content/; Jekyll's `path` is relative to the site.
  if (path.starts_with(kHugoContent)) path.remove_prefix(kHugoContent.size());
  YamlNode node{.kind = YamlNode::Kind::scalar, .key = "path", .text = std::string(path)};
  node.quoted = path.find_first_not_of(
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    "0123456789_-./") != std::string_view::npos;
  return node;
}

// A url that the target states goes by its own name for it, one that its place gives it by the
// configuration's.
std::optional<YamlNode> url_field(const Article& target, const YamlNode& fields,
                                  const std::vector<EntryKey>& keys, const SchemaOptions& schema) {
  const YamlNode* stated = first_of(fields, schema.url);
  if (stated != nullptr && stated->is_scalar() && stated->text == target.url) return *stated;
  const auto named = std::find_if(keys.begin(), keys.end(), [](const EntryKey& key) {
    return key.name == "webUrl" || key.name == "url";
  });
  if (target.url.empty() || named == keys.end()) return std::nullopt;
  return YamlNode{
      .kind = YamlNode::Kind::scalar, .quoted = true, .key = named->name, .text = target.url};
}

YamlNode make_internal_entry(const Article& target, const YamlNode& fields,
                             const std::vector<EntryKey>& keys, const SchemaOptions& schema) {
  YamlNode entry{.kind = YamlNode::Kind::map};
  const auto add = [&](const YamlNode* field) {
    if (field != nullptr && field->is_scalar()) entry.children.push_back(*field);
  };
  add(first_of(fields, schema.title));
  entry.children.push_back(path_field(target.path));
  if (auto url = url_field(target, fields, keys, schema)) entry.children.push_back(std::move(*url));
  add(first_of(fields, schema.date));
  add(first_of(fields, schema.excerpt));
  return entry;
}

}  // namespace

Result<EntryKey> parse_entry_key(std::string_view text) {
  const Error error{
      Errc::invalid,
      "'" + std::string(text) + "' is no entry key; write 'name' or 'name{part,part}'", "", 0};
  EntryKey key;
  auto rest = trim(text);
  const auto brace = rest.find('{');
  key.name = trim(rest.substr(0, brace));
  if (!is_name(key.name)) return error;
  if (brace == std::string_view::npos) return key;
  if (!rest.ends_with('}')) return error;
  rest = rest.substr(brace + 1, rest.size() - brace - 2);
  while (true) {
    const auto comma = rest.find(',');
    key.parts.emplace_back(trim(rest.substr(0, comma)));
    if (!is_name(key.parts.back())) return error;
    if (comma == std::string_view::npos) return key;
    rest.remove_prefix(comma + 1);
  }
}

YamlNode make_entry(const Article& target, const YamlNode& fields,
                    const std::vector<EntryKey>& keys, const SchemaOptions& schema) {
  if (!is_external_url(target.url)) return make_internal_entry(target, fields, keys, schema);
  YamlNode entry{.kind = YamlNode::Kind::map};
  for (const EntryKey& key : keys) {
    const YamlNode* field = fields.find(key.name);
    if (!has_value(field) && key.name == "webUrl") field = fields.find("originalUrl");
    if (!has_value(field)) continue;
    YamlNode chosen = choose_parts(*field, key.parts);
    if (has_value(&chosen)) entry.children.push_back(std::move(chosen));
  }
  const bool leads_somewhere = std::any_of(
      entry.children.begin(), entry.children.end(),
      [&](const YamlNode& field) { return field.is_scalar() && field.text == target.url; });
  const YamlNode* url = first_of(fields, schema.url);
  if (!leads_somewhere && url != nullptr) entry.children.push_back(*url);
  return entry;
}

std::string render_entry(const YamlNode& entry) {
  std::string out;
  append_members(out, entry, 0);
  return out;
}

}  // namespace kindred
