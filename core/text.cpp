#include "core/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace kindred {
namespace {

bool is_space(utf8proc_int32_t code) {
  if (code < 0x80) return code == ' ' || (code >= 0x09 && code <= 0x0d);
  const auto category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP || code == 0x85;
}

void append_folded(std::string& out, utf8proc_int32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code >= 'A' && code <= 'Z' ? code + 32 : code);
    return;
  }
  utf8proc_int32_t folded[8];
  int boundary = 0;
  const auto n = utf8proc_decompose_char(code, folded, 8, UTF8PROC_CASEFOLD, &boundary);
  for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(n, 8); ++i) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(folded[i], bytes);
    out.append(bytes, bytes + size);
  }
}

/// Optimal string alignment distance (Levenshtein with transpositions) of `word` to `text`, or to
/// the part of it that is nearest (Sellers, 1980).
std::size_t distance_to(std::string_view word, std::string_view text, bool any_part) {
  std::vector<std::size_t> before(text.size() + 1);  // by length of the head of `text`
  std::vector<std::size_t> above(text.size() + 1);
  std::vector<std::size_t> row(text.size() + 1);
  if (!any_part) std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= word.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= text.size(); ++j) {
      const std::size_t change = word[i - 1] == text[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && word[i - 1] == text[j - 2] && word[i - 2] == text[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return any_part ? *std::min_element(above.begin(), above.end()) : above.back();
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending_space = false;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto* const end = at + text.size();
  while (at < end) {
    utf8proc_int32_t code = *at;
    const auto size = code < 0x80 ? 1 : utf8proc_iterate(at, end - at, &code);
    if (size > 0 && is_space(code)) {
      pending_space = !out.empty();
      at += size;
      continue;
    }
    if (pending_space) out += ' ';
    pending_space = false;
    if (size > 0) {
      append_folded(out, code);
      at += size;
    } else {
      out += static_cast<char>(*at++);
    }
  }
  return out;
}

std::string nearest(std::string_view word, std::span<const std::string> names) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& name : names) {
    if (const std::size_t distance = distance_to(word, name, false); distance < best_distance) {
      best_distance = distance;
      best = name;
    }
  }
  return best;
}

std::size_t distance_within(std::string_view word, std::string_view text) {
  return distance_to(word, text, true);
}

std::string suggestion(std::string_view word, std::span<const std::string> names) {
  const std::string near = nearest(word, names);
  return near.empty() ? "" : ": did you mean '" + near + "'?";
}

std::string_view trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string hexadecimal(std::uint64_t number, std::size_t digits) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text(digits, '0');
  for (auto at = text.rbegin(); at != text.rend(); ++at, number >>= 4U) *at = kDigits[number & 15U];
  return text;
}

}  // namespace kindred
