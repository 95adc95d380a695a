#include "data/front_matter.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "data/json.hpp"
#include "data/lines.hpp"
#include "data/open_value.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

Error malformed(std::uint32_t line, std::string message) {
  return {Errc::malformed, std::move(message), "", line};
}
Error unsupported(std::uint32_t line, std::string message) {
  return {Errc::unsupported, std::move(message), "", line};
}

Error lone_return(std::uint32_t line) {
  return unsupported(line, "a lone carriage return; end lines with LF or CRLF throughout");
}

bool is_fence(std::string_view line) {
  return line.starts_with("---") && line.find_first_not_of(" \t\r", 3) == std::string_view::npos;
}
bool is_document_end(std::string_view line) {
  return line.starts_with("...") && line.find_first_not_of(" \t\r", 3) == std::string_view::npos;
}
/// Does a fence begin a text in two bytes per character, with or without a byte order mark?
bool begins_as_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) bytes.remove_prefix(2);
  const auto unit = bytes.substr(0, 2);
  const bool dash = unit == std::string_view("-\0", 2) || unit == std::string_view("\0-", 2);
  return dash && bytes.substr(2, 2) == unit && bytes.substr(4, 2) == unit;
}

/// Walks the lines of a file.
class Lines {
 public:
  Lines(std::string_view bytes, std::size_t at, std::uint32_t line)
      : bytes_(bytes), next_(at), number_(line - 1) {}

  /// Steps to the next line; false at the end of the file.
  bool step() {
    if (next_ >= bytes_.size()) return false;
    begin_ = next_;
    const auto newline = bytes_.find('\n', begin_);
    next_ = newline == std::string_view::npos ? bytes_.size() : newline + 1;
    ++number_;
    return true;
  }

  /// The line without its '\n' (a '\r' stays).
  [[nodiscard]] std::string_view text() const {
    const bool newline = next_ > begin_ && bytes_[next_ - 1] == '\n';
    return bytes_.substr(begin_, next_ - begin_ - (newline ? 1 : 0));
  }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return next_; }
  [[nodiscard]] std::uint32_t number() const { return number_; }

 private:
  std::string_view bytes_;
  std::size_t begin_ = 0;
  std::size_t next_;
  std::uint32_t number_;
};

struct KeyText {
  std::string_view name;
  std::string_view value;  // rest of the line behind the colon
  bool quoted = false;
};

// A colon ends a plain key only before white space or the end of the line.
std::size_t key_colon(std::string_view line, std::size_t from) {
  for (auto colon = line.find(':', from); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    if (colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t' ||
        line[colon + 1] == '\r') {
      return colon;
    }
  }
  return std::string_view::npos;
}

Result<KeyText> read_key(std::string_view line, std::uint32_t number) {
  const char first = line.front();
  if (first == '"' || first == '\'') {
    const auto close = line.find(first, 1);
    const auto colon = close == std::string_view::npos ? close : key_colon(line, close + 1);
    const bool adjacent =
        colon != std::string_view::npos && is_blank(line.substr(close + 1, colon - close - 1));
    const auto name = line.substr(1, close - 1);
    if (!adjacent || name.find('\\') != std::string_view::npos) {
      return malformed(number, "expected 'key: value' at the start of the line");
    }
    return KeyText{name, line.substr(colon + 1), true};
  }
  if (std::string_view("?&*!|>%@`{}[],").find(first) != std::string_view::npos) {
    return unsupported(number, std::string("a line that begins with '") + first +
                                   "' here; write the front matter as lines of 'key: value'");
  }
  const auto colon = key_colon(line, 0);
  if (colon == std::string_view::npos) {
    return malformed(number, "expected 'key: value' at the start of the line");
  }
  const auto name = trim(line.substr(0, colon));
  if (name.empty() || name.find(" #") != std::string_view::npos) {
    return malformed(number, "expected 'key: value' at the start of the line");
  }
  return KeyText{name, line.substr(colon + 1), false};
}

// kindred replaces whole lines of a plain block sequence, nothing cleverer.
Status check_related(const KeyText& key, std::uint32_t line) {
  const auto value = trim(key.value);
  if (key.quoted) return unsupported(line, "'related' is a quoted key; write it without quotes");
  if (value.empty() || value.front() == '#') return ok();
  if (value.front() == '&' || value.front() == '*' || value.front() == '!') {
    return unsupported(line, "'related' has an anchor, alias or tag; write it as a plain list");
  }
  if (value.front() == '[' || value.front() == '{') {
    return unsupported(line,
                       "'related' is written in brackets; write it as lines of '- title: …', or "
                       "remove it");
  }
  return unsupported(
      line, "'related' is a single value; write it as lines of '- title: …', or remove it");
}

/// State of the scan between the fences.
class Scanner {
 public:
  Scanner(std::string_view bytes, FrontMatter& out)
      : has_cr_(bytes.find('\r') != std::string_view::npos), out_(out) {}

  /// Reads lines up to the closing fence; `lines` stands on the opening one.
  Status run(Lines& lines) {
    out_.yaml.begin = lines.end();
    while (lines.step()) {
      const auto text = lines.text();
      if (surely_goes_on(text)) {
        extend(lines, text);
        continue;
      }
      if (is_fence(text) || is_document_end(text)) {
        if (open_.open()) {
          return malformed(out_.keys.back().line, open_.quoted()
                                                      ? "a quote that never closes; close it"
                                                      : "a bracket that never closes; close it");
        }
        out_.block = block_.finish();
        out_.yaml.end = lines.begin();
        out_.body = lines.end();
        return ok();
      }
      if (has_cr_ && text.find('\r') < text.size() - (text.ends_with('\r') ? 1 : 0)) {
        return lone_return(lines.number());
      }
      if (auto status = line(lines, text); !status) return status;
    }
    return malformed(1, "the front matter never closes; end it with a line '---'");
  }

 private:
  Status line(const Lines& lines, std::string_view text) {
    if (open_.open()) {
      open_.follow(text);
      extend(lines, text);
      return ok();
    }
    if (is_blank(text)) return ok();
    const char first = text.front();
    if (first == '#') {
      if (in_block_) block_.read(text);  // where the block goes on, it is part of it
      return ok();
    }
    const bool item =
        first == '-' && (text.size() == 1 || text[1] == ' ' || text[1] == '\t' || text[1] == '\r');
    if (first == ' ' || first == '\t' || item) {
      if (out_.keys.empty()) {
        if (trim(text).starts_with('#')) return ok();
        return unsupported(lines.number(),
                           item ? "the front matter is a list; write it as lines of 'key: value'"
                                : "an indented first line; begin keys at the start of their lines");
      }
      extend(lines, text);
      return ok();
    }
    if (text.starts_with("--- ") || text.starts_with("... ")) {
      return unsupported(lines.number(), "a second YAML document; keep one");
    }
    return key(lines, text);
  }

  Status key(const Lines& lines, std::string_view text) {
    const auto key = read_key(text, lines.number());
    if (!key) return key.error();
    if (const auto* first = out_.find(key->name)) {
      return malformed(lines.number(), "the key '" + std::string(key->name) +
                                           "' stands here a second time (first in line " +
                                           std::to_string(first->line) + "); remove one");
    }
    in_block_ = key->name == "related";
    if (in_block_) {
      if (auto status = check_related(*key, lines.number()); !status) return status;
      block_.read(key->value);  // a comment
    }
    if (out_.keys.size() == kMostKeys) {
      return malformed(lines.number(),
                       "more than " + std::to_string(kMostKeys) + " keys; keep those that matter");
    }
    out_.keys.push_back({std::string(key->name), {lines.begin(), lines.end()}, lines.number(), 1});
    open_.start(key->value);
    return ok();
  }

  /// Most lines are indented ones of an old block: no need to look at them any closer.
  [[nodiscard]] bool surely_goes_on(std::string_view text) const {
    return text.starts_with(' ') && static_cast<unsigned char>(text.back()) > ' ' && !has_cr_ &&
           !open_.open() && !out_.keys.empty();
  }

  // The line, and whatever blank lines and comments stand before it, belong to the last key.
  void extend(const Lines& lines, std::string_view text) {
    if (in_block_) block_.read(text);
    TopLevelKey& key = out_.keys.back();
    key.span.end = lines.end();
    key.lines = lines.number() - key.line + 1;
  }

  bool has_cr_;  // most files have none: one look instead of one per line
  FrontMatter& out_;
  OpenValue open_;
  bool in_block_ = false;
  BlockReader block_;
};

}  // namespace

const TopLevelKey* FrontMatter::find(std::string_view name) const {
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [&](const TopLevelKey& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

Result<std::optional<FrontMatter>> scan_front_matter(std::string_view bytes) {
  const std::size_t bom = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  Lines lines(bytes, bom, 1);
  if (!lines.step()) return std::optional<FrontMatter>{};
  const auto opening = lines.text();
  if (opening.starts_with("+++") && is_blank(opening.substr(3))) {
    return unsupported(1, "TOML front matter, which kindred does not edit; convert it to YAML");
  }
  if (begins_with_json_object(bytes.substr(bom))) {
    return unsupported(1, "JSON front matter, which kindred does not edit; convert it to YAML");
  }
  if (begins_as_utf16(bytes)) return unsupported(1, "UTF-16; save the file as UTF-8");
  if (opening.starts_with("---\r") && !is_fence(opening)) return lone_return(1);
  if (!is_fence(opening)) return std::optional<FrontMatter>{};
  if (const auto bad = first_bad_byte(bytes); bad != std::string_view::npos) {
    const auto line =
        1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    return malformed(static_cast<std::uint32_t>(line),
                     bytes[bad] == '\0' ? "a NUL byte; this is no text file"
                                        : "not valid UTF-8; save the file as UTF-8");
  }
  FrontMatter out;
  out.eol = opening.ends_with('\r') ? Eol::crlf : Eol::lf;
  Scanner scanner(bytes, out);
  if (auto status = scanner.run(lines); !status) return status.error();
  return std::optional<FrontMatter>(std::move(out));
}

}  // namespace kindred
