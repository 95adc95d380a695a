#include "data/edit.hpp"

#include <algorithm>

#include "data/metadata.hpp"

namespace kindred {
namespace {

std::size_t count_missing(const std::set<std::string>& of, const std::set<std::string>& in) {
  return static_cast<std::size_t>(std::count_if(
      of.begin(), of.end(), [&](const std::string& target) { return !in.contains(target); }));
}

Result<std::optional<Edit>> make_edit(const std::string& path, std::string bytes,
                                      const FrontMatter& front_matter, std::string_view block,
                                      std::span<const std::string> entries, std::uint64_t values,
                                      Proof proof) {
  const Splice splice = splice_block(bytes, front_matter, block);
  if (auto status = prove_splice(bytes, front_matter, values, splice, entries, proof); !status) {
    return status.error();
  }
  Edit edit;
  edit.path = path;
  edit.expected = fingerprint(bytes);
  edit.after = splice.applied_to(bytes);
  const TopLevelKey* related = front_matter.related();
  const auto before = block_targets(related != nullptr ? related->span.of(bytes) : "");
  const auto after = block_targets(block);
  edit.links_added = count_missing(after, before);
  edit.links_removed = count_missing(before, after);
  edit.before = std::move(bytes);
  if (edit.before == edit.after) return std::optional<Edit>{};
  return std::optional<Edit>(std::move(edit));
}

}  // namespace

Result<std::optional<Edit>> plan_edit(const Store& store, const std::string& path,
                                      const ArticleFile& file, std::span<const std::string> entries,
                                      Proof proof) {
  const std::string block = render_block(entries, file.eol);
  if (block.empty() && file.owner == BlockOwner::none) return std::optional<Edit>{};
  if (!block.empty() && fingerprint(block) == file.block_fingerprint) return std::optional<Edit>{};

  auto bytes = store.read(path);
  if (!bytes) return bytes.error();
  if (fingerprint(*bytes) != file.fingerprint) {
    return Error{Errc::conflict, "changed while kindred was at work; left alone, run again", path,
                 0};
  }
  const auto scanned = scan_front_matter(*bytes);
  if (!scanned) return scanned.error();
  return make_edit(path, std::move(*bytes), **scanned, block, entries, file.values, proof);
}

Result<Removal> plan_removal(const Store& store, const std::string& path, Proof proof) {
  auto bytes = store.read(path);
  if (!bytes) return bytes.error();
  const auto scanned = scan_front_matter(*bytes);
  if (!scanned) return scanned.error();
  Removal out;
  if (!*scanned) return out;
  const FrontMatter& front_matter = **scanned;
  out.is_article = true;
  out.owner = block_owner(*bytes, front_matter);
  if (out.owner != BlockOwner::none) out.related_line = front_matter.related()->line;
  if (out.owner != BlockOwner::kindred) return out;
  const auto fields = parse_metadata(*bytes, front_matter);
  if (!fields) return fields.error();
  auto edit =
      make_edit(path, std::move(*bytes), front_matter, "", {}, value_fingerprint(*fields), proof);
  if (!edit) return edit.error();
  out.edit = std::move(*edit);
  return out;
}

}  // namespace kindred
