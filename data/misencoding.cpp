#include "data/misencoding.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "data/utf8.hpp"

namespace kindred {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// What Windows-1252 has at 0x80 to 0x9F; 0: nothing.
constexpr std::array<std::uint32_t, 32> kWindows = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::uint32_t code_point(std::string_view character) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(character[i]));
  };
  if (character.size() == 1) return byte(0);
  if (character.size() == 2) return (byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU);
  if (character.size() == 3) {
    return (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  }
  return 0x10000;  // no byte has a character from there
}

/// The byte that somebody took for this character.
std::optional<unsigned char> byte_of(std::uint32_t point) {
  if (point >= 0x80 && point <= 0xFF) return static_cast<unsigned char>(point);
  const auto* const at = std::find(kWindows.begin(), kWindows.end(), point);
  if (point == 0 || at == kWindows.end()) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (at - kWindows.begin()));
}

/// What begins at `at` with a lead byte in disguise.
std::optional<Misencoded> misencoded_at(std::string_view text, std::size_t at) {
  std::string bytes;
  std::size_t next = at;
  std::size_t wanted = 1;
  while (bytes.size() < wanted && next < text.size()) {
    const std::size_t length = length_of(text[next]);
    const auto byte = byte_of(code_point(text.substr(next, length)));
    if (!byte) return std::nullopt;
    bytes += static_cast<char>(*byte);
    if (bytes.size() == 1) {
      if (*byte < 0xC2) return std::nullopt;  // continues, or is never used
      wanted = length_of(bytes[0]);
    }
    next += length;
  }
  if (bytes.size() < wanted || first_invalid_utf8(bytes) != std::string_view::npos) {
    return std::nullopt;
  }
  // A capital in quotation marks that close, as in “IRMÔ, is likelier than Ô or Ò gone wrong.
  const auto piece = text.substr(at, next - at);
  if (wanted == 2 && (piece.ends_with("’") || piece.ends_with("”"))) return std::nullopt;
  return Misencoded{at, next - at, bytes};
}

}  // namespace

std::vector<Misencoded> find_misencoded(std::string_view text) {
  std::vector<Misencoded> found;
  // U+00C0 to U+00FF, where lead bytes are, begin with 0xC3; most text has none.
  std::size_t at = text.find_first_of("\xC3\xEF");
  while (at != std::string_view::npos) {
    std::size_t next = at + 1;
    if (text.substr(at).starts_with(kReplacement)) {
      found.push_back({at, kReplacement.size(), ""});
      next = at + kReplacement.size();
    } else if (text[at] == '\xC3') {
      if (auto piece = misencoded_at(text, at)) {
        next = at + piece->size;
        found.push_back(std::move(*piece));
      }
    }
    at = text.find_first_of("\xC3\xEF", next);
  }
  return found;
}

}  // namespace kindred
