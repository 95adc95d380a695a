// What the lines of a `related` block say, without a parser: whoever wrote it, most are plain.
#pragma once

#include <cstddef>
#include <optional>
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

/// Reads a block line by line: what stands behind the key, and the lines below.
class BlockReader {
 public:
  /// A line without its end (a '\r' does not matter). Views are taken of it.
  void read(std::string_view line);

  /// Behind the last line.
  BlockLines finish();

 private:
  void finish_entry();
  void look(std::string_view key, std::string_view value);

  BlockLines out_;
  std::optional<std::size_t> best_;  // place of the best key of the entry so far
  std::string_view target_;
  std::optional<std::size_t> dash_;  // columns of the entries' dashes and of their members
  std::size_t member_ = 0;
};

/// All lines of a block; where the one with the key is among them, only the targets count.
BlockLines read_block_lines(std::string_view lines);

}  // namespace kindred
