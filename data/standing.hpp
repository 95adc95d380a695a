// Which links stand in the articles now?
#pragma once

#include <span>

#include "core/article.hpp"
#include "data/corpus_loader.hpp"

namespace kindred {

/// Where blocks lead, in their order, as far as that is to articles that may be recommended, each
/// of which alone has the address that kindred would write: of an address that several share,
/// nobody knows whom it means. Only the owners of blocks have a list.
struct Standing {
  Rankings generated;  // that kindred wrote, unedited
  Rankings own;        // someone's own, that stay
};
/// `owners`: whose lists are generated, ascending; blocks of someone's own in them go.
Standing standing_links(const Loaded& loaded, std::span<const DocId> owners);

}  // namespace kindred
