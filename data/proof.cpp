#include "data/proof.hpp"

#include <algorithm>
#include <optional>

#include "data/entry.hpp"
#include "data/yaml.hpp"

namespace kindred {
namespace {

// Does the block end where the scanner says? Obvious for lines that each stand for themselves;
// otherwise the whole front matter goes through the parser.
Status check_extent(std::string_view bytes, const FrontMatter& front_matter, YamlLimits limits) {
  const TopLevelKey& related = *front_matter.related();
  if (front_matter.block.self_contained) return ok();
  constexpr std::size_t kLargerWithBlock = 16;  // an old block is most of some files
  limits.bytes *= kLargerWithBlock;
  limits.nodes *= kLargerWithBlock;
  const auto parsed = parse_yaml(front_matter.yaml.of(bytes), 2, limits);
  if (!parsed) return parsed.error();
  const auto same = [](const YamlNode& field, const TopLevelKey& key) {
    return field.key == key.name && field.key_line == key.line;
  };
  if (parsed->children.size() != front_matter.keys.size() ||
      !std::equal(parsed->children.begin(), parsed->children.end(), front_matter.keys.begin(),
                  same)) {
    return Error{
        Errc::unsupported,
        "the end of this 'related' block cannot be told by its lines; indent it throughout", "",
        related.line};
  }
  return ok();
}

Error refused(std::string what, const FrontMatter& front_matter) {
  const TopLevelKey* related = front_matter.related();
  const std::string remedy = related != nullptr
                                 ? "; take the block out and run again"
                                 : "; write a line 'related:' where it should stand and run with "
                                   "--existing replace";
  return {Errc::unsupported, "left as it is, because " + std::move(what) + remedy, "",
          related != nullptr ? related->line : 1};
}

// Do the entries read back from the block?
bool reads_back(const YamlNode& related, std::span<const std::string> entries) {
  // Rendering loses nothing, so equal texts are equal values.
  const auto same = [](const std::string& entry, const YamlNode& read) {
    return render_entry(read) == entry;
  };
  return related.is_sequence() &&
         std::equal(entries.begin(), entries.end(), related.children.begin(),
                    related.children.end(), same);
}

}  // namespace

bool takes_any_block(const FrontMatter& front_matter, bool plain) {
  const bool room = front_matter.related() != nullptr || front_matter.keys.size() < kMostKeys;
  return plain && room && front_matter.block.self_contained;
}

Status prove_splice(std::string_view before, const FrontMatter& front_matter, std::uint64_t values,
                    const Splice& splice, std::span<const std::string> entries,
                    const YamlLimits& limits) {
  if (front_matter.related() != nullptr) {
    if (auto status = check_extent(before, front_matter, limits); !status) return status;
  }
  const std::string after = splice.applied_to(before);
  const auto scanned = scan_front_matter(after);
  if (!scanned) return refused("the result would be: " + scanned.error().message, front_matter);
  if (!*scanned || after.substr((*scanned)->body) != before.substr(front_matter.body)) {
    return refused("the body would change", front_matter);
  }
  auto fields = parse_yaml((*scanned)->yaml.of(after), 2, limits);
  if (!fields && (*scanned)->yaml.size() > limits.bytes) {
    return Error{Errc::unsupported,
                 "left as it is, because the result would be: " + fields.error().message +
                     "; set a lower limit, or fewer keys of an entry, or raise limits.front_matter",
                 "", 1};
  }
  if (!fields) return refused("the result would be: " + fields.error().message, front_matter);
  YamlNode related;
  const auto found = std::find_if(fields->children.begin(), fields->children.end(),
                                  [](const YamlNode& field) { return field.key == "related"; });
  if (found != fields->children.end()) {
    related = std::move(*found);
    fields->children.erase(found);
  }
  fields->kind = YamlNode::Kind::map;  // also where no field is left
  if (value_fingerprint(*fields) != values) {
    return refused("another value would change", front_matter);
  }
  const bool as_meant =
      !entries.empty() ? reads_back(related, entries) : related.is_null() == entries.empty();
  if (!as_meant) return refused("the block would not be read back", front_matter);
  return ok();
}

}  // namespace kindred
