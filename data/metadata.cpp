#include "data/metadata.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/text.hpp"
#include "data/dates.hpp"
#include "data/html.hpp"
#include "data/plain_yaml.hpp"

namespace kindred {
namespace {

Error wrong_shape(const YamlNode& node, std::string_view expected) {
  const std::string_view found = node.is_map()        ? "a map"
                                 : node.is_sequence() ? "a list"
                                                      : "a single value";
  return {Errc::malformed,
          "'" + node.key + "' is " + std::string(found) + "; expected " + std::string(expected), "",
          node.key_line};
}

Error too_long(const YamlNode& node, const std::string& what, unsigned most) {
  return {Errc::malformed,
          what + " of " + std::to_string(node.text.size()) + " bytes; shorten it to " +
              std::to_string(most) + ", or raise limits.text",
          "", node.line};
}

Result<std::string> read_text(const YamlNode& fields, const std::vector<std::string>& names,
                              const LimitOptions& limits) {
  const YamlNode* node = first_present(fields, names);
  if (node == nullptr) return std::string();
  if (!node->is_scalar()) return wrong_shape(*node, "text");
  if (node->text.size() > limits.text) return too_long(*node, "'" + node->key + "'", limits.text);
  return node->text;
}

// A scalar under a name that Jekyll splits at white space, or that many sites separate by commas.
void append_split(const YamlNode& node, std::vector<std::string>& topics) {
  const bool commas = node.text.find(',') != std::string::npos;
  const bool words = !commas && (node.key == "tags" || node.key == "categories");
  const std::string_view separators = commas ? "," : words ? " \t\n" : "";
  std::string_view rest = node.text;
  while (true) {
    const auto at = rest.find_first_of(separators);
    const auto topic = trim(rest.substr(0, at));
    if (!topic.empty()) topics.emplace_back(topic);
    if (at == std::string_view::npos) return;
    rest.remove_prefix(at + 1);
  }
}

Status check_topics(const YamlNode& node, std::size_t topics, const LimitOptions& limits) {
  if (topics > limits.topics) {
    return Error{Errc::malformed,
                 "more than " + std::to_string(limits.topics) +
                     " topics; keep those that matter, or raise limits.topics",
                 "", node.key_line};
  }
  if (node.text.size() > limits.text) return too_long(node, "'" + node.key + "'", limits.text);
  const auto long_one =
      std::find_if(node.children.begin(), node.children.end(),
                   [&](const YamlNode& item) { return item.text.size() > limits.text; });
  if (long_one != node.children.end()) return too_long(*long_one, "a topic", limits.text);
  return ok();
}

Result<std::vector<std::string>> read_topics(const YamlNode& fields,
                                             const std::vector<std::string>& names,
                                             const LimitOptions& limits) {
  std::vector<std::string> topics;
  for (const std::string& name : names) {
    const YamlNode* node = fields.find(name);
    if (node == nullptr || node->is_null()) continue;
    if (node->is_map()) return wrong_shape(*node, "a list of topics");
    if (node->is_scalar()) append_split(*node, topics);
    for (const YamlNode& item : node->children) {
      if (item.is_null()) continue;
      if (!item.is_scalar()) {
        return Error{Errc::malformed,
                     "'" + name + "' holds something other than text; write plain topics", "",
                     item.line};
      }
      if (const auto topic = trim(item.text); !topic.empty()) topics.emplace_back(topic);
    }
    if (auto status = check_topics(*node, topics.size(), limits); !status) return status.error();
  }
  return topics;
}

std::optional<float> parse_number(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::string shown(const YamlNode& node) {
  if (node.is_null()) return "empty";
  if (!node.is_scalar()) return node.is_map() ? "a map" : "a list";
  std::size_t cut = 40;
  if (node.text.size() <= cut) return "\"" + node.text + "\"";
  while (cut > 0 && (static_cast<unsigned char>(node.text[cut]) & 0xC0U) == 0x80U) --cut;
  return "\"" + node.text.substr(0, cut) + "…\"";
}

template <class LineInFile>
void shift_lines(YamlNode& node, const LineInFile& line_in_file) {
  node.line = line_in_file(node.line);
  node.key_line = line_in_file(node.key_line);
  for (YamlNode& child : node.children) shift_lines(child, line_in_file);
}

// YAML 1.1, which Jekyll reads, has three words for each truth value.
bool same_flag(std::string_view a, std::string_view b) {
  const auto plain = [](std::string_view text) -> std::string {
    std::string word = lower_ascii(text);
    if (word == "yes" || word == "on") return "true";
    if (word == "no" || word == "off") return "false";
    return word;
  };
  return plain(a) == plain(b);
}

bool is(const YamlNode& fields, std::string_view name, std::string_view value) {
  const YamlNode* node = fields.find(name);
  return node != nullptr && node->is_scalar() && same_flag(node->text, value);
}

class Reader {
 public:
  Reader(const YamlNode& fields, const Options& options, Metadata& out)
      : fields_(fields), options_(options), out_(out) {}

  std::optional<float> number(std::string_view name) {
    const YamlNode* node = fields_.find(name);
    if (node == nullptr) return std::nullopt;
    const auto value = node->is_scalar() ? parse_number(node->text) : std::nullopt;
    if (!value) warn(*node, "is " + shown(*node) + ", not a number; counted as missing");
    return value;
  }

  std::optional<std::int64_t> date() {
    const YamlNode* node = first_present(fields_, options_.schema.date);
    if (node == nullptr) return date_of_file_name(out_.article.path);
    const auto value = node->is_scalar() ? parse_date(node->text) : std::nullopt;
    if (!value) {
      warn(*node,
           "is " + shown(*node) + ", not a date such as 2024-03-05T08:30:00Z; counted as missing");
    }
    return value;
  }

  std::string provider() const {
    const YamlNode* node = fields_.find("provider");
    if (node != nullptr && node->is_map()) node = node->find("name");
    return node != nullptr && node->is_scalar() ? node->text : "";
  }

  std::string language() const {
    const YamlNode* node = first_present(fields_, language_fields());
    return node != nullptr && node->is_scalar() ? node->text : "";
  }

  /// YAML 1.1 has a key that brings in the fields of another map.
  void warn_of_merge() {
    const YamlNode* node = fields_.find("<<");
    if (node != nullptr) warn(*node, "is not followed: the fields that it brings count as missing");
  }

 private:
  void warn(const YamlNode& node, const std::string& what) {
    out_.warnings.push_back({Diagnostic::Severity::warning, out_.article.path, node.key_line,
                             "'" + node.key + "' " + what});
  }

  const YamlNode& fields_;
  const Options& options_;
  Metadata& out_;
};

}  // namespace

const YamlNode* first_present(const YamlNode& fields, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const YamlNode* node = fields.find(name);
    if (node != nullptr && !node->is_null()) return node;
  }
  return nullptr;
}

Result<Fields> parse_metadata(std::string_view bytes, const FrontMatter& front_matter,
                              const YamlLimits& limits) {
  const std::uint32_t first_line = 2;  // behind the opening fence
  const TopLevelKey* related = front_matter.related();
  std::string without;
  std::string_view text = front_matter.yaml.of(bytes);
  if (related != nullptr) {
    without.reserve(text.size() - related->span.size());
    without.append(
        bytes.substr(front_matter.yaml.begin, related->span.begin - front_matter.yaml.begin));
    without.append("#\n");  // blank lines above the block must not join those below it
    without.append(bytes.substr(related->span.end, front_matter.yaml.end - related->span.end));
    text = without;
  }
  const auto line_in_file = [&](std::uint32_t line) {
    return related != nullptr && line > related->line ? line + related->lines - 1 : line;
  };

  auto plain = parse_plain_yaml(text, first_line);
  const bool is_plain = plain.has_value();
  auto parsed = plain ? Result<YamlNode>(std::move(*plain)) : parse_yaml(text, first_line, limits);
  if (!parsed) {
    parsed.error().line = line_in_file(parsed.error().line);
    return parsed.error();
  }
  std::size_t i = 0;
  if (parsed->is_null()) parsed->kind = YamlNode::Kind::map;  // no fields at all
  if (related != nullptr) shift_lines(*parsed, line_in_file);
  for (const YamlNode& field : parsed->children) {
    if (i < front_matter.keys.size() && &front_matter.keys[i] == related) ++i;
    if (!parsed->is_map() || i == front_matter.keys.size() ||
        front_matter.keys[i].name != field.key || front_matter.keys[i].line != field.key_line) {
      return Error{Errc::unsupported,
                   "a layout in which keys cannot be told apart by their lines; indent the "
                   "continuation of values",
                   "", parsed->is_map() ? field.key_line : field.line};
    }
    ++i;
  }
  if (i < front_matter.keys.size() && &front_matter.keys[i] == related) ++i;
  if (i != front_matter.keys.size()) {
    return Error{Errc::unsupported,
                 "a layout in which keys cannot be told apart by their lines; indent the "
                 "continuation of values",
                 "", front_matter.keys[i].line};
  }
  return Fields{std::move(*parsed), is_plain};
}

const std::vector<std::string>& language_fields() {
  static const std::vector<std::string> kNames = {"lang", "language", "locale"};
  return kNames;
}

Result<Metadata> read_metadata(const std::string& path, const YamlNode& fields,
                               const Options& options) {
  Metadata out;
  Article& article = out.article;
  article.path = path;
  const SchemaOptions& schema = options.schema;

  auto title = read_text(fields, schema.title, options.limits);
  if (!title) return title.error();
  auto excerpt = read_text(fields, schema.excerpt, options.limits);
  if (!excerpt) return excerpt.error();
  auto url = read_text(fields, schema.url, options.limits);
  if (!url) return url.error();
  auto topics = read_topics(fields, schema.topics, options.limits);
  if (!topics) return topics.error();
  article.title = decode_entities(*title);
  article.excerpt = html_to_text(*excerpt);
  article.url = std::move(*url);
  article.topics = std::move(*topics);

  Reader reader(fields, options, out);
  reader.warn_of_merge();
  article.time = reader.date();
  article.quality = reader.number("quality");
  article.heat = reader.number("heat");
  article.provider = reader.provider();
  article.language = reader.language();
  article.recommendable = excluding_field(fields, options, article.url) == nullptr;
  return out;
}

const YamlNode* excluding_field(const YamlNode& fields, const Options& options,
                                std::string_view url) {
  for (const auto& [name, value] : options.exclude) {
    if (is(fields, name, value)) return fields.find(name);
  }
  // Hugo's `published` is a date, Jekyll's a boolean; only the latter can say false. A link that
  // leads out of the site works whether or not this page is published.
  const bool here = !is_external_url(url);
  return here && is(fields, "published", "false") ? fields.find("published") : nullptr;
}

bool is_external_url(std::string_view url) {
  return url.starts_with("//") || url.find("://") != std::string_view::npos;
}

}  // namespace kindred
