#include "data/standing.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/text.hpp"
#include "data/related_block.hpp"

namespace kindred {
namespace {

/// Where an entry leads, as ArticleFile::targets has it.
std::optional<std::uint64_t> target_of(const std::string& entry) {
  const std::string block = render_block(std::span(&entry, 1), Eol::lf);
  const auto targets = target_fingerprints(read_block_lines(block));
  return targets.empty() ? std::nullopt : std::optional(targets.front());
}

/// Articles by where the entries lead that lead to them.
class Addresses {
 public:
  explicit Addresses(const Loaded& loaded) {
    for (DocId doc = 0; doc < loaded.corpus.size(); ++doc) {
      if (!loaded.corpus[doc].recommendable) continue;
      if (const auto target = target_of(loaded.files[doc].entry)) docs_.emplace_back(*target, doc);
    }
    std::sort(docs_.begin(), docs_.end());
  }

  [[nodiscard]] std::vector<DocId> find(std::span<const std::uint64_t> targets) const {
    std::vector<DocId> found;
    for (const std::uint64_t target : targets) {
      const auto first = std::lower_bound(docs_.begin(), docs_.end(), std::pair(target, DocId{0}));
      if (first == docs_.end() || first->first != target) continue;
      if (const auto next = first + 1; next != docs_.end() && next->first == target) continue;
      if (std::find(found.begin(), found.end(), first->second) == found.end()) {
        found.push_back(first->second);
      }
    }
    return found;
  }

 private:
  std::vector<std::pair<std::uint64_t, DocId>> docs_;  // ascending
};

}  // namespace

Standing standing_links(const Loaded& loaded, std::span<const DocId> owners) {
  const Addresses addresses(loaded);
  Standing standing;
  for (DocId doc = 0; doc < loaded.files.size(); ++doc) {
    const ArticleFile& file = loaded.files[doc];
    if (file.owner == BlockOwner::kindred) {
      standing.generated.emplace(doc, addresses.find(file.targets));
    } else if (file.owner != BlockOwner::none &&
               !std::binary_search(owners.begin(), owners.end(), doc)) {
      standing.own.emplace(doc, addresses.find(file.targets));
    }
  }
  return standing;
}

}  // namespace kindred
