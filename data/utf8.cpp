#include "data/utf8.hpp"

#include <simdjson.h>

#include <algorithm>

#include "core/text.hpp"

namespace kindred {
namespace {

bool valid(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

// Length of the well-formed sequence at the start of `bytes`, or 0.
std::size_t sequence_length(std::string_view bytes) {
  for (std::size_t n = 1; n <= 4 && n <= bytes.size(); ++n) {
    if (valid(bytes.substr(0, n))) return n;
  }
  return 0;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  if (valid(bytes)) return std::string_view::npos;
  std::size_t good = 0;  // rare: look for the place step by step
  while (const std::size_t n = sequence_length(bytes.substr(good))) good += n;
  return good;
}

std::size_t first_bad_byte(std::string_view bytes) {
  return std::min(first_invalid_utf8(bytes), bytes.find('\0'));
}

Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t code = size == 1 ? lead : lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size && i < text.size(); ++i) {
    code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {code, std::min(size, text.size())};
}

std::size_t control_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  const bool c1 = byte(0) == 0xC2 && text.size() > 1 && byte(1) >= 0x80 && byte(1) <= 0x9F;
  return c1 ? 2 : 0;
}

std::size_t turning_length(std::string_view text) {
  if (text.size() < 3 || text[0] != '\xE2') return 0;
  const auto last = static_cast<unsigned char>(text[2]);
  const bool line_or_turn = text[1] == '\x80' && last >= 0xA8 && last <= 0xAE;
  const bool isolate = text[1] == '\x81' && last >= 0xA6 && last <= 0xA9;
  return line_or_turn || isolate ? 3 : 0;
}

std::string printable_utf8(std::string_view bytes) {
  if (valid(bytes)) return std::string(bytes);
  std::string out;
  while (!bytes.empty()) {
    const std::size_t n = sequence_length(bytes);
    if (n > 0) {
      out.append(bytes.substr(0, n));
      bytes.remove_prefix(n);
      continue;
    }
    out += "\\x" + hexadecimal(static_cast<unsigned char>(bytes.front()), 2);
    bytes.remove_prefix(1);
  }
  return out;
}

}  // namespace kindred
