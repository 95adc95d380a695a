// The proof of an edit, before anything is written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "data/front_matter.hpp"
#include "data/splice.hpp"
#include "data/yaml.hpp"

namespace kindred {

/// Proves that a splice does what it should: outside the spliced bytes nothing differs; scanner and
/// parser agree on the result; every other key has the value it had; the block that was there ends
/// where it seems to; `related` holds exactly the `entries` (from render_entry()), or is gone where
/// there are none. `values`: value_fingerprint() of the fields of the old front matter
/// (parse_metadata()); `limits` hold for the new front matter.
Status prove_splice(std::string_view before, const FrontMatter& front_matter, std::uint64_t values,
                    const Splice& splice, std::span<const std::string> entries,
                    const YamlLimits& limits = {});

/// So much may a block hold and surely be read: beside fields of plain YAML it stays far below the
/// parser's limits.
constexpr std::size_t kSurelyReadable = 1U << 16U;  // bytes

/// Has reading shown already that a block from render_block(), of at most kSurelyReadable bytes,
/// can be put in place of the one that stands there, or be inserted? True where the fields are
/// plain YAML (Fields::plain) and each line of the old block, if there is one, stands for itself;
/// then prove_splice() succeeds. If not, it may all the same.
bool takes_any_block(const FrontMatter& front_matter, bool plain);

}  // namespace kindred
