// What only an examination looks at: where an article says what, and where its list leads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.hpp"
#include "data/related_block.hpp"

namespace kindred {

struct BlockTarget {
  std::string name;  // url, path or stem, as written
  std::uint32_t line = 0;
};

struct ArticleDetails {
  /// Lines of the fields that count; 1, where the front matter begins, without one.
  struct Lines {
    std::uint32_t title = 1;
    std::uint32_t excerpt = 1;
    std::uint32_t url = 1;
    std::uint32_t date = 1;
    std::uint32_t quality = 1;
    std::uint32_t heat = 1;
    std::uint32_t language = 1;
  };
  Lines lines;
  std::string translation_key;         // `translationKey`, else empty
  std::optional<std::int64_t> expiry;  // `expiryDate`, seconds since 1970-01-01 UTC
  std::uint32_t expiry_line = 0;
  std::string excluded_by;  // "removed: true", what keeps it out of lists; else empty
  std::uint32_t excluded_line = 0;

  BlockOwner owner = BlockOwner::none;
  std::vector<BlockTarget> targets;  // of the `related` block, in its order

  /// Pieces in a wrong encoding outside the block, see find_misencoded().
  std::size_t misencoded = 0;
  std::uint32_t misencoded_line = 0;  // of the first
  std::string misencoded_text;
  std::string misencoded_meant;
};

/// Of an article that read_article() can read: `bytes` hold sound front matter, and `url` is its
/// url.
ArticleDetails read_details(std::string_view bytes, std::string_view url, const Options& options);

}  // namespace kindred
