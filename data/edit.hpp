// From a related list to the edit of one file, proved before anything is written.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/result.hpp"
#include "data/corpus_loader.hpp"
#include "data/store.hpp"
#include "data/yaml.hpp"

namespace kindred {

/// One file before and after. Store::replace(path, expected, after) carries it out.
struct Edit {
  std::string path;
  std::uint64_t expected = 0;  // fingerprint of `before`
  std::string before;
  std::string after;
  std::size_t links_added = 0;
  std::size_t links_removed = 0;
  std::size_t links_kept = 0;
};

/// What is asked of an edit.
enum class Detail {
  counts,  // whether there is one, and its links: `before` and `after` may be empty
  bytes,   // everything, proved: for what will be written or shown line by line
};

/// Different links in the block that the article has.
std::size_t count_links(const ArticleFile& file);

/// Are `entries` (from render_entry()) the related block of the article already, as reading has
/// shown it? Thread-safe.
bool is_up_to_date(const ArticleFile& file, std::span<const std::string> entries);

/// The edit that makes `entries` (from render_entry()) the related block of the article at `path`,
/// whoever owns the block that is there now; nothing if it is that already. Reads the file again
/// only where it changes, and for counts only where the first reading does not tell that it can
/// (ArticleFile::open). Errors: the file changed since it was loaded, or the edit cannot be proved
/// to touch nothing else. Thread-safe.
Result<std::optional<Edit>> plan_edit(const Store& store, const std::string& path,
                                      const ArticleFile& file, std::span<const std::string> entries,
                                      Detail detail, const YamlLimits& limits = {});

/// What taking kindred's block out of a file comes to.
struct Removal {
  BlockOwner owner = BlockOwner::none;
  bool is_article = false;
  std::uint32_t related_line = 0;
  std::optional<Edit> edit;  // only for BlockOwner::kindred
};
Result<Removal> plan_removal(const Store& store, const std::string& path,
                             const YamlLimits& limits = {});

}  // namespace kindred
