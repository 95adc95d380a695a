// YAML text as a plain tree. The only file that includes libyaml is yaml.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.hpp"
#include "core/result.hpp"

namespace kindred {

/// A value, with its place and with how it was written where that matters for writing it again.
struct YamlNode {
  enum class Kind { null, scalar, sequence, map };

  Kind kind = Kind::null;
  bool quoted = false;     // scalars: written in quotes or as a block, so never a number or a date
  std::uint32_t line = 0;  // from 1
  std::string key{};       // its key, where it is the value of a map
  std::uint32_t key_line = 0;        // line of that key
  std::string text{};                // scalars
  std::vector<YamlNode> children{};  // of sequences and maps, in the order of the text

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  /// The value of `name` in a map, or nullptr.
  [[nodiscard]] const YamlNode* find(std::string_view name) const;
};

/// Same kinds, keys, texts and quoting; places do not count.
bool same_value(const YamlNode& a, const YamlNode& b);

/// The same for same values, and in practice for no others (64 bits).
std::uint64_t value_fingerprint(const YamlNode& node);

/// What is handed to the parser at most: it recurses, and it would expand aliases without end.
struct YamlLimits {
  std::size_t bytes = LimitOptions{}.front_matter;
  std::size_t depth = LimitOptions{}.depth;
  std::size_t nodes = LimitOptions{}.values;
  bool are_options = false;  // which an error may name
};
inline YamlLimits yaml_limits(const LimitOptions& limits) {
  return {limits.front_matter, limits.depth, limits.values, true};
}

/// Parses one YAML document whose first line is line `first_line` of its file. Refused: text that
/// is no UTF-8 or holds NUL, anything beyond `limits`, a key twice in one map, keys that are no
/// scalars, more than one document. Errors have a line and no path.
Result<YamlNode> parse_yaml(std::string_view text, std::uint32_t first_line = 1,
                            const YamlLimits& limits = {});

}  // namespace kindred
