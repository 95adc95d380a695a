#include "data/yaml.hpp"

#include <xxhash.h>
#include <yaml.h>

#include <algorithm>
#include <map>

#include "data/lines.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

/// The end of an error about a limit.
std::string or_raise(const YamlLimits& limits, const char* option) {
  return limits.are_options ? std::string(", or raise limits.") + option : "";
}

// Why we gave up: thrown in the midst of a tree, caught in parse_yaml().
struct Refusal {
  std::uint32_t line;
  std::string message;
};

// libyaml's parser of one text, which has to live as long.
class EventReader {
 public:
  explicit EventReader(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());  // libyaml's own type
    yaml_parser_set_input_string(&parser_, bytes, text.size());
  }
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;
  ~EventReader() { yaml_parser_delete(&parser_); }

  // Reads on; false where the text is no YAML. `event` is to be deleted.
  bool next(yaml_event_t& event) { return yaml_parser_parse(&parser_, &event) != 0; }

  [[nodiscard]] const yaml_parser_t& state() const { return parser_; }

 private:
  yaml_parser_t parser_{};
};

struct Event : yaml_event_t {
  Event() : yaml_event_t{} {}
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(this); }
};

std::string text_of(const yaml_char_t* text) {
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

// The core schema's words for nothing, and nothing itself.
bool means_null(std::string_view plain) {
  return plain.empty() || plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

// libyaml counts lines as YAML 1.1 does, editors do not: which of its lines begin behind a break
// that is no LF or CRLF (a lone CR, NEL, LS, PS), ascending, from 0.
std::vector<std::size_t> lines_of_other_breaks(std::string_view text) {
  std::vector<std::size_t> out;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '\n':
        ++line;
        break;
      case '\r':
      case '\xC2':
      case '\xE2': {
        const auto rest = text.substr(at);
        const bool lone_cr = rest.starts_with('\r') && !rest.starts_with("\r\n");
        if (lone_cr || begins_with_other_break(rest)) out.push_back(++line);
        break;
      }
      default:
        break;
    }
  }
  return out;
}

/// Builds the tree from parser events. Events, not libyaml's documents, because only they allow
/// limits on depth and size to act before the memory is spent.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, std::uint32_t first_line, const YamlLimits& limits)
      : other_breaks_(lines_of_other_breaks(text)), first_line_(first_line), limits_(limits) {}

  YamlNode take_root() { return std::move(root_); }

  void take(const yaml_event_t& event) {
    const std::uint32_t line = line_of(event.start_mark);
    switch (event.type) {
      case YAML_ALIAS_EVENT:
        return copy(text_of(event.data.alias.anchor), line);
      case YAML_SCALAR_EVENT:
        return add(scalar(event, line), text_of(event.data.scalar.anchor));
      case YAML_SEQUENCE_START_EVENT:
        return open({.kind = YamlNode::Kind::sequence, .line = line},
                    text_of(event.data.sequence_start.anchor));
      case YAML_MAPPING_START_EVENT:
        return open({.kind = YamlNode::Kind::map, .line = line},
                    text_of(event.data.mapping_start.anchor));
      case YAML_MAPPING_END_EVENT:
        refuse_duplicate_keys(open_.back().node);
        return close();
      case YAML_SEQUENCE_END_EVENT:
        return close();
      default:
        return;  // where the stream and its documents begin and end
    }
  }

  [[nodiscard]] std::uint32_t line_of(const yaml_mark_t& mark) const {
    const auto others = std::upper_bound(other_breaks_.begin(), other_breaks_.end(), mark.line);
    const auto lines = mark.line - static_cast<std::size_t>(others - other_breaks_.begin());
    return first_line_ + static_cast<std::uint32_t>(lines);
  }

 private:
  struct Open {
    YamlNode node;
    std::string anchor;
    bool has_key = false;  // of a map: the next value belongs to key
    std::string key;
    std::uint32_t key_line = 0;
  };

  static YamlNode scalar(const yaml_event_t& event, std::uint32_t line) {
    const auto& data = event.data.scalar;
    // A tag, too, says that it is no number and no date.
    const bool quoted = data.style != YAML_PLAIN_SCALAR_STYLE || data.tag != nullptr;
    std::string text(reinterpret_cast<const char*>(data.value), data.length);
    if (!quoted && means_null(text)) return {.kind = YamlNode::Kind::null, .line = line};
    return {
        .kind = YamlNode::Kind::scalar, .quoted = quoted, .line = line, .text = std::move(text)};
  }

  void copy(const std::string& anchor, std::uint32_t line) {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end()) {
      throw Refusal{line, "the alias '*" + anchor +
                              "' of something unknown or unfinished; write the value out"};
    }
    spend_copy(known->second, line);
    YamlNode copied = known->second;
    copied.line = line;
    copied.key.clear();
    add(std::move(copied), "");
  }

  void spend_node(std::uint32_t line) {
    if (++nodes_ > limits_.nodes) {
      throw Refusal{line, "more than " + std::to_string(limits_.nodes) + " values; shorten it" +
                              or_raise(limits_, "values")};
    }
  }

  void spend_copy(const YamlNode& node, std::uint32_t line) {
    copied_bytes_ += node.text.size() + node.key.size();
    if (copied_bytes_ > limits_.bytes) {
      throw Refusal{line, "aliases that stand for more than " + std::to_string(limits_.bytes) +
                              " bytes; write them out or shorten them" +
                              or_raise(limits_, "front_matter")};
    }
    for (const YamlNode& child : node.children) {
      spend_node(line);
      spend_copy(child, line);
    }
  }

  void open(YamlNode node, std::string anchor) {
    if (open_.size() >= limits_.depth) {
      throw Refusal{node.line, "nested deeper than " + std::to_string(limits_.depth) +
                                   " levels; flatten it" + or_raise(limits_, "depth")};
    }
    if (!open_.empty() && open_.back().node.is_map() && !open_.back().has_key) {
      throw Refusal{node.line, "a key that is no plain text; give it a name"};
    }
    anchors_.erase(anchor);  // of an earlier value of that name; this one is unfinished
    open_.push_back({std::move(node), std::move(anchor), false, {}, 0});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(std::move(done.node), std::move(done.anchor), false);
  }

  void add(YamlNode node, std::string anchor, bool may_be_key = true) {
    spend_node(node.line);
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is_map() && !parent.has_key && may_be_key) {
      parent.has_key = true;
      parent.key = node.text;
      parent.key_line = node.line;
      return;
    }
    if (parent.node.is_map()) {
      node.key = std::move(parent.key);
      node.key_line = parent.key_line;
      if (node.is_null()) node.line = node.key_line;  // libyaml marks what comes next
      parent.has_key = false;
    }
    if (!anchor.empty()) anchors_[std::move(anchor)] = node;
    parent.node.children.push_back(std::move(node));
  }

  static void refuse_duplicate_keys(const YamlNode& map) {
    std::vector<const YamlNode*> sorted;
    sorted.reserve(map.children.size());
    for (const YamlNode& child : map.children) sorted.push_back(&child);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const YamlNode* a, const YamlNode* b) { return a->key < b->key; });
    const auto twice =
        std::adjacent_find(sorted.begin(), sorted.end(),
                           [](const YamlNode* a, const YamlNode* b) { return a->key == b->key; });
    if (twice != sorted.end()) {
      const YamlNode& second = **(twice + 1);
      throw Refusal{second.key_line, "the key '" + second.key +
                                         "' stands here a second time (first in line " +
                                         std::to_string((*twice)->key_line) + "); remove one"};
    }
  }

  std::vector<std::size_t> other_breaks_;
  std::uint32_t first_line_;
  YamlLimits limits_;
  YamlNode root_;
  std::vector<Open> open_;
  std::map<std::string, YamlNode> anchors_;
  std::size_t nodes_ = 0;
  std::size_t copied_bytes_ = 0;
};

// One text per value: lengths keep neighbours apart.
void append_flat(std::string& out, const YamlNode& node) {
  const auto append = [&](const std::string& text) {
    (out += std::to_string(text.size())) += ':';
    out += text;
  };
  out += static_cast<char>('0' + static_cast<int>(node.kind));
  out += node.quoted ? 'q' : 'p';
  append(node.key);
  append(node.text);
  (out += std::to_string(node.children.size())) += ';';
  for (const YamlNode& child : node.children) append_flat(out, child);
}

Error malformed(std::string message, std::uint32_t line) {
  return {Errc::malformed, std::move(message), "", line};
}

std::uint32_t lines_before(std::string_view text, std::size_t at) {
  const auto before = text.substr(0, at);
  return static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
}

Error syntax_error(const yaml_parser_t& parser, std::uint32_t line) {
  if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  std::string what = parser.problem == nullptr ? "not readable" : parser.problem;
  if (parser.context != nullptr) what += std::string(" ") + parser.context;
  return malformed("YAML error: " + what + "; correct it, or put the value in quotes", line);
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view name) const {
  for (const YamlNode& child : children) {
    if (child.key == name) return &child;
  }
  return nullptr;
}

std::uint64_t value_fingerprint(const YamlNode& node) {
  std::string flat;
  append_flat(flat, node);
  return XXH3_64bits(flat.data(), flat.size());
}

bool same_value(const YamlNode& a, const YamlNode& b) {
  return a.kind == b.kind && a.quoted == b.quoted && a.key == b.key && a.text == b.text &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    same_value);
}

Result<YamlNode> parse_yaml(std::string_view text, std::uint32_t first_line,
                            const YamlLimits& limits) {
  if (text.size() > limits.bytes) {
    return malformed("more than " + std::to_string(limits.bytes) + " bytes of YAML; shorten it" +
                         or_raise(limits, "front_matter"),
                     first_line);
  }
  if (const auto bad = first_bad_byte(text); bad != std::string_view::npos) {
    return malformed(text[bad] == '\0' ? "a NUL byte" : "not valid UTF-8; save the file as UTF-8",
                     first_line + lines_before(text, bad));
  }
  EventReader reader(text);
  TreeBuilder builder(text, first_line, limits);
  try {
    for (int documents = 0;;) {
      Event event;
      if (!reader.next(event)) {
        const yaml_parser_t& parser = reader.state();
        return syntax_error(parser, parser.error == YAML_READER_ERROR
                                        ? first_line + lines_before(text, parser.problem_offset)
                                        : builder.line_of(parser.problem_mark));
      }
      if (event.type == YAML_STREAM_END_EVENT) return builder.take_root();
      if (event.type == YAML_DOCUMENT_START_EVENT && ++documents > 1) {
        return malformed("more than one YAML document; keep one",
                         builder.line_of(event.start_mark));
      }
      builder.take(event);
    }
  } catch (const Refusal& refusal) {
    return malformed(refusal.message, refusal.line);
  }
}

}  // namespace kindred
