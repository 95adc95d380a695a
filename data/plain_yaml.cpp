#include "data/plain_yaml.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kindred {
namespace {

constexpr std::size_t kLargest = 1U << 18;   // bytes; far below the parser's limits
constexpr std::size_t kMostChildren = 1000;  // of one node: names are compared one by one
constexpr std::size_t kLongestKey = 100;
constexpr std::size_t kDeepest = 8;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_key_character(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; }

/// What YAML does not allow (control characters, U+FFFE, U+FFFF), and what some parsers take for
/// the end of a line or of the text.
bool has_strange_bytes(std::string_view text) {
  const auto strange = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n') || byte == 0x7f;
  };
  if (std::any_of(text.begin(), text.end(), strange)) return true;
  const auto begins_c1 = [](char c, char next) {
    return c == '\xc2' && static_cast<unsigned char>(next) < 0xa0;
  };
  if (std::adjacent_find(text.begin(), text.end(), begins_c1) != text.end()) return true;
  for (const std::string_view character :
       {"\u2028", "\u2029", "\xef\xbb\xbf", "\xef\xbf\xbe", "\xef\xbf\xbf"}) {
    if (text.find(character) != std::string_view::npos) return true;
  }
  return false;
}

bool is_null_word(std::string_view text) {
  return text == "null" || text == "Null" || text == "NULL" || text == "~";
}

/// What a backslash and this letter stand for; 0 for those that are the parser's business.
char escaped(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case '"':
    case '\\':
    case '/':
      return letter;
    default:
      return 0;
  }
}

/// The text between double quotes.
std::optional<std::string> unescaped(std::string_view inside) {
  std::string text;
  text.reserve(inside.size());
  while (!inside.empty()) {
    const std::size_t plain = std::min(inside.find_first_of("\\\""), inside.size());
    text += inside.substr(0, plain);
    inside.remove_prefix(plain);
    if (inside.empty()) break;
    const char meant = inside.size() > 1 && inside[0] == '\\' ? escaped(inside[1]) : '\0';
    if (meant == 0) return std::nullopt;
    text += meant;
    inside.remove_prefix(2);
  }
  return text;
}

std::optional<YamlNode> quoted(std::string_view text, char quote, std::uint32_t line) {
  if (text.size() < 2 || text.back() != quote) return std::nullopt;
  const std::string_view inside = text.substr(1, text.size() - 2);
  YamlNode node{.kind = YamlNode::Kind::scalar, .quoted = true, .line = line};
  const bool as_it_is = inside.find(quote) == std::string_view::npos &&
                        (quote == '\'' || inside.find('\\') == std::string_view::npos);
  if (as_it_is) {
    node.text = inside;
    return node;
  }
  auto value = quote == '"' ? unescaped(inside) : std::nullopt;
  if (!value) return std::nullopt;
  node.text = std::move(*value);
  return node;
}

/// A value on one line, which begins and ends with no space.
std::optional<YamlNode> scalar(std::string_view text, std::uint32_t line) {
  const char first = text.front();
  if (first == '"' || first == '\'') return quoted(text, first, line);
  const bool negative = first == '-' && text.size() > 1 && is_digit(text[1]);
  const bool plain =
      is_letter(first) || is_digit(first) || negative || static_cast<unsigned char>(first) >= 0x80;
  if (!plain || is_null_word(text) || text.back() == ':' ||
      text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) {
    return std::nullopt;
  }
  return YamlNode{.kind = YamlNode::Kind::scalar, .line = line, .text = std::string(text)};
}

/// `key:` or `key: value`.
struct KeyLine {
  std::string_view key;
  std::string_view value;  // empty where it stands below
};

std::optional<KeyLine> split_key(std::string_view line) {
  if (line.empty() || !(is_letter(line.front()) || line.front() == '_')) return std::nullopt;
  const auto end = std::find_if_not(line.begin(), line.end(), is_key_character);
  const auto length = static_cast<std::size_t>(end - line.begin());
  if (length == line.size() || line[length] != ':' || length > kLongestKey) return std::nullopt;
  KeyLine split{line.substr(0, length), line.substr(length + 1)};
  if (is_null_word(split.key)) return std::nullopt;
  if (split.value.empty()) return split;
  const std::size_t begin = split.value.find_first_not_of(' ');
  if (begin == 0 || begin == std::string_view::npos || split.value.back() == ' ') {
    return std::nullopt;
  }
  split.value.remove_prefix(begin);
  return split;
}

/// Reads line after line; each function says whether it could. What is open at a line is a chain of
/// maps and lists, each the last child of the one before.
class Reader {
 public:
  explicit Reader(std::uint32_t line) : line_(line) {
    root_.kind = YamlNode::Kind::map;
    levels_.push_back({&root_, 0});
  }

  bool read(std::string_view line) {
    const bool done = line.empty() || line.front() == '#' || read_content(line);
    ++line_;
    return done;
  }

  std::optional<YamlNode> finish() {
    if (root_.children.empty()) return std::nullopt;
    return std::move(root_);
  }

 private:
  struct Level {
    YamlNode* node;
    std::size_t indent;
  };

  bool read_content(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos || line.back() == ' ') return false;
    const std::string_view content = line.substr(indent);
    const bool item = content.starts_with("- ");
    if (!enter(indent, item)) return false;
    return item ? read_item(content, indent) : read_key(content);
  }

  /// Leaves what ends before a line, and opens what begins with it.
  bool enter(std::size_t indent, bool item) {
    while (levels_.size() > 1 && ends(levels_.back(), indent, item)) levels_.pop_back();
    const Level top = levels_.back();
    if (top.node->is_map() && !top.node->children.empty() && top.node->children.back().is_null() &&
        (item ? indent >= top.indent : indent > top.indent)) {
      YamlNode& value = top.node->children.back();
      value.kind = item ? YamlNode::Kind::sequence : YamlNode::Kind::map;
      return open(value, indent);
    }
    return indent == top.indent && top.node->is_sequence() == item;
  }

  /// A list may stand at the indentation of its key; the next key ends it.
  static bool ends(const Level& level, std::size_t indent, bool item) {
    return level.indent > indent || (level.indent == indent && level.node->is_sequence() && !item);
  }

  bool open(YamlNode& node, std::size_t indent) {
    node.line = line_;
    levels_.push_back({&node, indent});
    return levels_.size() <= kDeepest;
  }

  /// `- value`, or the first key of a map.
  bool read_item(std::string_view content, std::size_t indent) {
    const std::size_t begin = content.find_first_not_of(' ', 1);
    const std::string_view text = content.substr(begin);
    YamlNode& list = *levels_.back().node;
    if (list.children.size() >= kMostChildren) return false;
    if (!split_key(text)) {
      auto value = scalar(text, line_);
      if (value) list.children.push_back(std::move(*value));
      return value.has_value();
    }
    list.children.push_back({.kind = YamlNode::Kind::map});
    return open(list.children.back(), indent + begin) && read_key(text);
  }

  bool read_key(std::string_view content) {
    YamlNode& map = *levels_.back().node;
    const auto split = split_key(content);
    if (!split || map.find(split->key) != nullptr || map.children.size() >= kMostChildren) {
      return false;
    }
    if (map.children.empty()) map.line = line_;
    YamlNode node{.line = line_};
    if (!split->value.empty()) {
      auto value = scalar(split->value, line_);
      if (!value) return false;
      node = std::move(*value);
    }
    node.key = split->key;
    node.key_line = line_;
    map.children.push_back(std::move(node));
    return true;
  }

  YamlNode root_;
  std::uint32_t line_;
  std::vector<Level> levels_;  // the innermost last
};

}  // namespace

std::optional<YamlNode> parse_plain_yaml(std::string_view text, std::uint32_t first_line) {
  if (text.size() > kLargest || has_strange_bytes(text)) return std::nullopt;
  Reader reader(first_line);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!reader.read(text.substr(0, end))) return std::nullopt;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.finish();
}

}  // namespace kindred
