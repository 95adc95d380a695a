// The plainest YAML, read without a parser: most front matter is nothing else, and reading it so
// takes a tenth of the time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "data/yaml.hpp"

namespace kindred {

/// The same as parse_yaml() (which a fuzz target compares it with, places included), or nothing
/// where a line is not one of these: blank; a comment at column 0; `key: value`, or `key:` with a
/// list or map of such lines below it; an item of a list, a value or a map. Keys are letters,
/// digits, '_' and '-'. Values stand on one line: in quotes without escapes (but the commonest
/// ones in double quotes: `\"`, `\\`, `\/`, `\n`, `\r`, `\t`), or plain without any sign that YAML
/// could mean something by. Nothing for text that may be wrong: saying how is the parser's
/// business.
std::optional<YamlNode> parse_plain_yaml(std::string_view text, std::uint32_t first_line = 1);

}  // namespace kindred
