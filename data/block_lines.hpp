// What the lines of a `related` block say, without a parser: whoever wrote it, most are plain.
#pragma once

#include <string_view>
#include <vector>

namespace kindred {

struct BlockLines {
  /// Does each line stand for itself: no quote, bracket or block scalar that goes on in the next?
  /// Then the block ends where it seems to end.
  bool self_contained = true;

  /// Where the entries lead: of each the first there is of webUrl, path, originalUrl, url,
  /// permalink. Views of the lines, in their order; they may repeat.
  std::vector<std::string_view> targets;
};

/// `lines`: those below the one with the key (lines_of_block()); where that one is among them, only
/// the targets count.
BlockLines read_block_lines(std::string_view lines);

}  // namespace kindred
