#include "data/block_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "data/lines.hpp"

namespace kindred {
namespace {

/// What leads to an article, the best first.
constexpr std::array<std::string_view, 5> kTargetKeys = {"webUrl", "path", "originalUrl", "url",
                                                         "permalink"};

constexpr bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// By byte: letters, digits and '_', of which keys are made.
constexpr std::array<bool, 256> kInKey = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char c = static_cast<char>(byte);
    table[byte] = is_letter_or_digit(c) || c == '_';
  }
  return table;
}();

/// By byte: ':', a tab, and what begins a line break that only YAML 1.1 counts.
constexpr std::array<bool, 256> kMayEnd = [] {
  std::array<bool, 256> table{};
  table[':'] = table['\t'] = table[0xC2] = table[0xE2] = true;
  return table;
}();

/// trim(), in place for the many that have nothing to lose: blocks are most of a site's bytes.
std::string_view trimmed(std::string_view text) {
  const auto is_ink = [](char c) { return static_cast<unsigned char>(c) > ' '; };
  return !text.empty() && is_ink(text.front()) && is_ink(text.back()) ? text : trim(text);
}

/// May there be a key in it, or what a parser takes for one, or a second line?
bool may_hold_more(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kMayEnd[static_cast<unsigned char>(text[i])]) continue;
    if (text[i] == '\t' || begins_with_other_break(text.substr(i))) return true;
    if (text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) return true;
  }
  return false;
}

/// Does a text that begins with a double quote end with the quote that closes it?
bool is_quoted(std::string_view text) {
  for (auto quote = text.find('"', 1); quote != std::string_view::npos;
       quote = text.find('"', quote + 1)) {
    std::size_t escapes = 0;
    while (text[quote - 1 - escapes] == '\\') ++escapes;  // the opening quote is none
    if (escapes % 2 == 0) return quote + 1 == text.size();
  }
  return false;
}

std::string_view unquoted(std::string_view value) {
  const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                      (value.front() == '"' || value.front() == '\'');
  return quoted ? value.substr(1, value.size() - 2) : value;
}

/// `key: value` or `key:`, of letters, digits and '_'; without such a key, all is value.
struct KeyLine {
  std::string_view key;
  std::string_view value;
};

KeyLine split_key(std::string_view text) {
  std::size_t colon = 0;
  while (colon < text.size() && kInKey[static_cast<unsigned char>(text[colon])]) ++colon;
  const bool is_key = colon > 0 && colon < text.size() && text[colon] == ':' &&
                      (colon + 1 == text.size() || text[colon + 1] == ' ');
  if (!is_key) return {{}, text};
  std::string_view value = text.substr(colon + 1);
  if (!value.empty()) value.remove_prefix(1);  // the blank
  return {text.substr(0, colon), trimmed(value)};
}

bool is_self_contained(KeyLine line) {
  while (line.key.empty() && line.value.starts_with("- ")) {
    line = split_key(trimmed(line.value.substr(2)));
  }
  const std::string_view text = line.value;
  if (text.empty()) return true;
  if (line.key.empty() && text == "-") return true;
  if (line.key.empty() && text.front() == '#') return !holds_other_break(text);
  if (text.front() == '"') return is_quoted(text);
  return (is_letter_or_digit(text.front()) || static_cast<unsigned char>(text.front()) >= 0x80) &&
         !may_hold_more(text);
}

}  // namespace

void BlockReader::read(std::string_view line) {
  std::size_t column = 0;
  while (column < line.size() && line[column] == ' ') ++column;
  std::string_view text = line.substr(column);
  if (text.starts_with("- ") && column <= dash_.value_or(column)) {
    finish_entry();
    dash_ = column;
    column = member_ = std::min(line.find_first_not_of(' ', column + 1), line.size());
    text = line.substr(column);
  }
  text = trimmed(text);
  if (text.empty()) return;
  const KeyLine split = split_key(text);
  if (dash_ && column == member_) look(split.key, split.value);  // others are nested values
  out_.self_contained = out_.self_contained && is_self_contained(split);
}

BlockLines BlockReader::finish() {
  finish_entry();
  return std::move(out_);
}

void BlockReader::finish_entry() {
  if (best_) out_.targets.push_back(target_);
  best_.reset();
}

/// Is this where the entry leads?
void BlockReader::look(std::string_view key, std::string_view value) {
  std::size_t rank = kTargetKeys.size() - 1;  // of a list of plain names
  if (key.empty()) {
    if (may_hold_more(value)) return;
  } else {
    const auto* const found = std::find(kTargetKeys.begin(), kTargetKeys.end(), key);
    if (found == kTargetKeys.end() || value.empty()) return;
    rank = static_cast<std::size_t>(found - kTargetKeys.begin());
  }
  if (rank >= best_.value_or(kTargetKeys.size())) return;
  best_ = rank;
  target_ = unquoted(value);
}

BlockLines read_block_lines(std::string_view lines) {
  BlockReader reader;
  for_each_line(lines, [&](std::string_view line) { reader.read(line); });
  return reader.finish();
}

}  // namespace kindred
