#include "data/yaml.hpp"

#include <xxhash.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <map>
#include <streambuf>

#include "data/utf8.hpp"

namespace kindred {
namespace {

// Why we gave up: thrown through yaml-cpp, caught in parse_yaml().
struct Refusal {
  std::uint32_t line;
  std::string message;
};

// Reads a string_view without copying it, as std::istringstream would.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // never written: no put area
    setg(begin, begin, begin + text.size());
  }
};

// yaml-cpp writes the escapes "\\N" and "\\_" as the bytes 85 and A0, which are not UTF-8.
std::string with_valid_utf8(const std::string& text) {
  std::string out;
  std::string_view rest = text;
  for (auto bad = first_invalid_utf8(rest); bad != std::string_view::npos;
       bad = first_invalid_utf8(rest)) {
    out += rest.substr(0, bad);
    out += rest[bad] == '\x85' ? "\u0085" : rest[bad] == '\xA0' ? "\u00A0" : "\uFFFD";
    rest.remove_prefix(bad + 1);
  }
  return out.append(rest);
}

/// Builds the tree from parser events. Events, not YAML::Node, because only they allow limits on
/// depth and size to act before the memory is spent.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::uint32_t first_line, const YamlLimits& limits)
      : first_line_(first_line), limits_(limits) {}

  YamlNode take_root() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add({.kind = YamlNode::Kind::null, .line = line_of(mark)}, anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end())
      throw Refusal{line_of(mark), "an alias of something unfinished; write the value out"};
    spend_copy(known->second, line_of(mark));
    YamlNode copy = known->second;
    copy.line = line_of(mark);
    copy.key.clear();
    add(std::move(copy), YAML::NullAnchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    // yaml-cpp: tag "?" for plain scalars, "!" for quoted and block ones.
    add({.kind = YamlNode::Kind::scalar,
         .quoted = tag != "?",
         .line = line_of(mark),
         .text = with_valid_utf8(value)},
        anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open({.kind = YamlNode::Kind::sequence, .line = line_of(mark)}, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open({.kind = YamlNode::Kind::map, .line = line_of(mark)}, anchor);
  }
  void OnMapEnd() override {
    refuse_duplicate_keys(open_.back().node);
    close();
  }

 private:
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor = YAML::NullAnchor;
    bool has_key = false;  // of a map: the next value belongs to key
    std::string key;
    std::uint32_t key_line = 0;
  };

  [[nodiscard]] std::uint32_t line_of(const YAML::Mark& mark) const {
    return first_line_ + static_cast<std::uint32_t>(std::max(mark.line, 0));
  }

  void spend_node(std::uint32_t line) {
    if (++nodes_ > limits_.nodes) {
      throw Refusal{line, "more than " + std::to_string(limits_.nodes) + " values; shorten it"};
    }
  }

  void spend_copy(const YamlNode& node, std::uint32_t line) {
    copied_bytes_ += node.text.size() + node.key.size();
    if (copied_bytes_ > limits_.bytes) {
      throw Refusal{line, "aliases that stand for more than " + std::to_string(limits_.bytes) +
                              " bytes; write them out or shorten them"};
    }
    for (const YamlNode& child : node.children) {
      spend_node(line);
      spend_copy(child, line);
    }
  }

  void open(YamlNode node, YAML::anchor_t anchor) {
    if (open_.size() >= limits_.depth) {
      throw Refusal{node.line,
                    "nested deeper than " + std::to_string(limits_.depth) + " levels; flatten it"};
    }
    if (!open_.empty() && open_.back().node.is_map() && !open_.back().has_key) {
      throw Refusal{node.line, "a key that is no plain text; give it a name"};
    }
    open_.push_back({std::move(node), anchor, false, {}, 0});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(std::move(done.node), done.anchor, false);
  }

  void add(YamlNode node, YAML::anchor_t anchor, bool may_be_key = true) {
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
      if (node.is_null()) node.line = node.key_line;  // yaml-cpp marks what comes next
      parent.has_key = false;
    }
    if (anchor != YAML::NullAnchor) anchors_[anchor] = node;
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

  std::uint32_t first_line_;
  YamlLimits limits_;
  YamlNode root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, YamlNode> anchors_;
  std::size_t nodes_ = 0;
  std::size_t copied_bytes_ = 0;
};

// One text per value: lengths keep neighbours apart.
void append_flat(std::string& out, const YamlNode& node) {
  const auto append = [&](const std::string& text) {
    out += std::to_string(text.size()) + ':' + text;
  };
  out += static_cast<char>('0' + static_cast<int>(node.kind));
  out += node.quoted ? 'q' : 'p';
  append(node.key);
  append(node.text);
  out += std::to_string(node.children.size()) + ';';
  for (const YamlNode& child : node.children) append_flat(out, child);
}

// The line, from 0, of the marker that ends the first document.
std::uint32_t second_document(std::string_view text) {
  const auto marker = text.substr(0, std::min(text.find("\n---"), text.find("\n...")) + 1);
  return static_cast<std::uint32_t>(std::count(marker.begin(), marker.end(), '\n'));
}

Error malformed(std::string message, std::uint32_t line) {
  return {Errc::malformed, std::move(message), "", line};
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
    return malformed("more than " + std::to_string(limits.bytes) + " bytes of YAML; shorten it",
                     first_line);
  }
  if (const auto bad = first_bad_byte(text); bad != std::string_view::npos) {
    const auto before = text.substr(0, bad);
    return malformed(
        text[bad] == '\0' ? "a NUL byte" : "not valid UTF-8; save the file as UTF-8",
        first_line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')));
  }
  try {
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    TreeBuilder builder(first_line, limits);
    parser.HandleNextDocument(builder);
    // Never ask yaml-cpp 0.7 to read on: that may not return (its issue 1040).
    if (parser) {
      return malformed("more than one YAML document; keep one", first_line + second_document(text));
    }
    return builder.take_root();
  } catch (const Refusal& refusal) {
    return malformed(refusal.message, refusal.line);
  } catch (const YAML::Exception& error) {
    const auto line = error.mark.is_null() ? 0 : std::max(error.mark.line, 0);
    return malformed("YAML error: " + error.msg + "; correct it, or put the value in quotes",
                     first_line + static_cast<std::uint32_t>(line));
  }
}

}  // namespace kindred
