// Text that was read in one encoding and written in another: `â€™` for an apostrophe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kindred {

struct Misencoded {
  std::size_t at = 0;  // first byte, and how many
  std::size_t size = 0;
  std::string meant;  // what it stands for; empty for U+FFFD, whose bytes are lost
};

/// The pieces of `text`, which is UTF-8, that are UTF-8 again once each character is taken as the
/// byte which Windows-1252 (where it has none, Latin-1) has for it; and replacement characters.
std::vector<Misencoded> find_misencoded(std::string_view text);

}  // namespace kindred
