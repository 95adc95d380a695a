// Where a block goes: the one place of an article that changes.
#pragma once

#include <string>
#include <string_view>

#include "data/front_matter.hpp"

namespace kindred {

/// A change of one place: `span` becomes `replacement`.
struct Splice {
  ByteSpan span;
  std::string replacement;

  [[nodiscard]] std::string applied_to(std::string_view bytes) const;
};

/// Puts `block` (from render_block()) in place of the one that stands there; else before `secured:`
/// if that key exists, else at the end of the front matter, set off by blank lines as the file's
/// other groups are. An empty block takes out the old one together with the blank line that set it
/// off, so that taking out a block undoes putting it in.
Splice splice_block(std::string_view bytes, const FrontMatter& front_matter,
                    std::string_view block);

}  // namespace kindred
