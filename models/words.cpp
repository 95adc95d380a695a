#include "models/words.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace kindred {
namespace {

enum class Kind : std::uint8_t { other, lower, upper, digit, pair };

struct Character {
  std::size_t size = 0;  // bytes; 0 at the end of the text
  Kind kind = Kind::other;
};

/// Scripts written without spaces between words.
bool is_paired_script(utf8proc_int32_t code) {
  struct Range {
    utf8proc_int32_t first, last;
  };
  constexpr Range kRanges[] = {
      {0x0e00, 0x0eff},    // Thai, Lao
      {0x1000, 0x109f},    // Myanmar
      {0x1100, 0x11ff},    // Hangul Jamo
      {0x1780, 0x17ff},    // Khmer
      {0x3005, 0x3007},    // ideographic iteration mark, closing mark, zero
      {0x3040, 0x31ff},    // Hiragana, Katakana, Bopomofo, Hangul compatibility
      {0x3400, 0x9fff},    // Han
      {0xac00, 0xd7af},    // Hangul syllables
      {0xf900, 0xfaff},    // Han compatibility
      {0xff66, 0xff9f},    // half-width Katakana
      {0x20000, 0x3ffff},  // Han extensions
  };
  for (const Range& range : kRanges) {
    if (code >= range.first && code <= range.last) return true;
  }
  return false;
}

Kind kind_of(utf8proc_int32_t code) {
  constexpr utf8proc_int32_t kSoftHyphen = 0xad;
  constexpr utf8proc_int32_t kNonJoiner = 0x200c;
  constexpr utf8proc_int32_t kJoiner = 0x200d;
  if (code == kSoftHyphen || code == kNonJoiner || code == kJoiner) return Kind::lower;
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return Kind::upper;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return is_paired_script(code) ? Kind::pair : Kind::lower;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return Kind::digit;
    default:
      return Kind::other;
  }
}

constexpr std::array kAsciiKinds = [] {
  std::array<Kind, 128> kinds{};
  for (char c = 'a'; c <= 'z'; ++c) kinds[static_cast<unsigned char>(c)] = Kind::lower;
  for (char c = 'A'; c <= 'Z'; ++c) kinds[static_cast<unsigned char>(c)] = Kind::upper;
  for (char c = '0'; c <= '9'; ++c) kinds[static_cast<unsigned char>(c)] = Kind::digit;
  return kinds;
}();

/// Never inlined: ASCII, which is most text, shall not pay for the guard of this stack frame.
[[gnu::noinline]] Character character_beyond_ascii(std::string_view text, std::size_t at) {
  utf8proc_int32_t code = 0;
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (size <= 0) return {1, Kind::other};
  return {static_cast<std::size_t>(size), kind_of(code)};
}

Character character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Character{1, kAsciiKinds[byte]} : character_beyond_ascii(text, at);
}

constexpr bool is_word(Kind kind) { return kind != Kind::other && kind != Kind::pair; }

/// By byte: ASCII letters and digits, which most of a text are.
constexpr std::array kIsAsciiWord = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < kAsciiKinds.size(); ++byte) {
    table[byte] = is_word(kAsciiKinds[byte]);
  }
  return table;
}();

std::size_t past_ascii_word(std::string_view text, std::size_t at) {
  while (at < text.size() && kIsAsciiWord[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

/// Bytes of the sign at `at` that joins the parts of a word, 0 if there is none.
std::size_t joiner_size(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const bool twice = at + 1 < text.size() && text[at + 1] == text[at];
  switch (text[at]) {
    case '-':
    case '.':
      return 1;
    case '_':
      return twice ? 2 : 1;
    case ':':
      return twice ? 2 : 0;
    default:
      return 0;
  }
}

/// Bytes of a `#` or `++` that ends a word (`C#`, `C++`), 0 if there is none.
std::size_t suffix_size(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  if (text.substr(at, 1) == "#") size = 1;
  if (text.substr(at, 2) == "++") size = 2;
  return size > 0 && is_word(character_at(text, at + size).kind) ? 0 : size;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  for (;;) {
    at = past_ascii_word(text, at);
    for (Character next = character_at(text, at); is_word(next.kind);
         next = character_at(text, at)) {
      at = past_ascii_word(text, at + next.size);
    }
    const std::size_t joiner = joiner_size(text, at);
    if (joiner == 0 || !is_word(character_at(text, at + joiner).kind)) {
      return at + suffix_size(text, at);
    }
    at += joiner;
  }
}

/// Overlapping pairs of a run of characters; a run of one gives itself.
std::size_t split_pairs(std::string_view text, std::size_t at,
                        std::vector<std::string_view>& words) {
  std::size_t previous = at;
  at += character_at(text, at).size;
  bool alone = true;
  for (Character next = character_at(text, at); next.kind == Kind::pair;
       next = character_at(text, at)) {
    words.push_back(text.substr(previous, at + next.size - previous));
    previous = at;
    at += next.size;
    alone = false;
  }
  if (alone) words.push_back(text.substr(previous, at - previous));
  return at;
}

/// Does a new part begin at the character `current`?
bool begins_part(Kind before, Kind current, Kind after) {
  if (current != Kind::upper) return false;
  return before == Kind::lower || before == Kind::digit ||
         (before == Kind::upper && after == Kind::lower);
}

std::string fold_ascii(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

}  // namespace

void split_words(std::string_view text, std::vector<std::string_view>& words) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Character character = character_at(text, at);
    if (character.kind == Kind::pair) {
      at = split_pairs(text, at, words);
    } else if (is_word(character.kind)) {
      const std::size_t end = word_end(text, at);
      words.push_back(text.substr(at, end - at));
      at = end;
    } else {
      at += character.size;
    }
  }
}

void split_parts(std::string_view word, std::vector<std::string_view>& parts) {
  std::size_t begin = 0;
  Kind before = Kind::other;
  for (std::size_t at = 0; at < word.size();) {
    const Character current = character_at(word, at);
    const Kind after = character_at(word, at + current.size).kind;
    const bool outside = current.kind == Kind::other;
    if (outside || begins_part(before, current.kind, after)) {
      if (at > begin) parts.push_back(word.substr(begin, at - begin));
      begin = outside ? at + current.size : at;
    }
    before = current.kind;
    at += current.size;
  }
  if (begin < word.size()) parts.push_back(word.substr(begin));
}

std::string fold_word(std::string_view word) {
  bool ascii = true;
  for (const char c : word) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) return fold_ascii(word);
  utf8proc_uint8_t* folded = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
      static_cast<utf8proc_ssize_t>(word.size()), &folded,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                     UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(folded, &std::free);
  if (size < 0) return std::string(word);
  return {reinterpret_cast<const char*>(folded), static_cast<std::size_t>(size)};
}

bool is_folded(std::string_view word) {
  bool folded = true;
  for (const char c : word) {
    folded = folded && static_cast<unsigned char>(c) < 0x80 && (c < 'A' || c > 'Z');
  }
  return folded;
}

}  // namespace kindred
