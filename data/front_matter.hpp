// Where in the bytes is it? Fences, keys and line ends of an article, without reading any value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "data/block_lines.hpp"

namespace kindred {

enum class Eol { lf, crlf };
inline std::string_view to_string(Eol eol) { return eol == Eol::lf ? "\n" : "\r\n"; }

/// Bytes [begin, end) of a file.
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] std::string_view of(std::string_view bytes) const {
    return bytes.substr(begin, end - begin);
  }
  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

/// A key at column 0 and the lines of its value: from the start of the key's line to the end of the
/// last line that belongs to it, line end included. Blank lines and comments behind it are outside.
struct TopLevelKey {
  std::string name;
  ByteSpan span;
  std::uint32_t line = 0;   // of the key, from 1
  std::uint32_t lines = 0;  // how many the span covers
};

struct FrontMatter {
  Eol eol = Eol::lf;     // of the opening fence
  ByteSpan yaml;         // the lines between the two fences
  std::size_t body = 0;  // first byte behind the closing fence line
  std::vector<TopLevelKey> keys;
  BlockLines block;  // the lines of the `related` key, of which it holds views

  /// The `related` key, or nullptr.
  [[nodiscard]] const TopLevelKey* related() const { return find("related"); }
  [[nodiscard]] const TopLevelKey* find(std::string_view name) const;
};

constexpr std::size_t kMostKeys = 1000;  // at the top level: they are looked up one by one

/// Finds the front matter of an article. Nothing (no error) for a file without any. Errors, with a
/// line: text that is no UTF-8 or holds NUL, a fence that never closes, TOML and JSON front matter,
/// a key twice, and layouts in which kindred could not tell one key from the next.
///
/// The scanner works by lines. It follows quoted and bracketed values of top-level keys over
/// several lines, but not those inside nested values: whoever edits compares with a real parser
/// first (parse_metadata(), prove_splice()).
Result<std::optional<FrontMatter>> scan_front_matter(std::string_view bytes);

}  // namespace kindred
