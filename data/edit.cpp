#include "data/edit.hpp"

#include <algorithm>
#include <vector>

#include "data/metadata.hpp"
#include "data/proof.hpp"

namespace kindred {
namespace {

using Targets = std::vector<std::uint64_t>;

Targets distinct(Targets targets) {
  std::sort(targets.begin(), targets.end());
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
  return targets;
}

/// Both ascending and distinct.
std::size_t count_missing(std::span<const std::uint64_t> of, std::span<const std::uint64_t> in) {
  return static_cast<std::size_t>(std::count_if(of.begin(), of.end(), [&](std::uint64_t target) {
    return !std::binary_search(in.begin(), in.end(), target);
  }));
}

void compare_links(const Targets& targets, std::string_view block, Edit& edit) {
  const Targets before = distinct(targets);
  const Targets after = distinct(target_fingerprints(read_block_lines(block)));
  edit.links_added = count_missing(after, before);
  edit.links_removed = count_missing(before, after);
  edit.links_kept = after.size() - edit.links_added;
}

/// What an edit comes to, from what reading has shown.
Edit counted(const std::string& path, const ArticleFile& file, std::string_view block) {
  Edit edit;
  edit.path = path;
  edit.expected = file.fingerprint;
  compare_links(file.targets, block, edit);
  return edit;
}

/// Would the file stay as it is?
bool holds(const ArticleFile& file, std::string_view block) {
  if (block.empty()) return file.owner == BlockOwner::none;
  return fingerprint(block) == file.block_fingerprint;
}

Result<std::optional<Edit>> make_edit(const std::string& path, std::string bytes,
                                      const FrontMatter& front_matter, std::string_view block,
                                      std::span<const std::string> entries, std::uint64_t values,
                                      const YamlLimits& limits) {
  const Splice splice = splice_block(bytes, front_matter, block);
  if (auto status = prove_splice(bytes, front_matter, values, splice, entries, limits); !status) {
    return status.error();
  }
  const auto old_targets = target_fingerprints(front_matter.block);
  Edit edit;
  edit.path = path;
  edit.expected = fingerprint(bytes);
  edit.after = splice.applied_to(bytes);
  edit.before = std::move(bytes);
  compare_links(old_targets, block, edit);
  if (edit.before == edit.after) return std::optional<Edit>{};
  return std::optional<Edit>(std::move(edit));
}

}  // namespace

std::size_t count_links(const ArticleFile& file) { return distinct(file.targets).size(); }

bool is_up_to_date(const ArticleFile& file, std::span<const std::string> entries) {
  return holds(file, render_block(entries, file.eol));
}

Result<std::optional<Edit>> plan_edit(const Store& store, const std::string& path,
                                      const ArticleFile& file, std::span<const std::string> entries,
                                      Detail detail, const YamlLimits& limits) {
  const std::string block = render_block(entries, file.eol);
  if (holds(file, block)) return std::optional<Edit>{};
  if (detail == Detail::counts && file.open && block.size() <= kSurelyReadable) {
    return std::optional<Edit>(counted(path, file, block));
  }

  auto bytes = store.read(path);
  if (!bytes) return bytes.error();
  if (fingerprint(*bytes) != file.fingerprint) {
    return Error{Errc::conflict, "changed while kindred was at work; left alone, run again", path,
                 0};
  }
  const auto scanned = scan_front_matter(*bytes);
  if (!scanned) return scanned.error();
  return make_edit(path, std::move(*bytes), **scanned, block, entries, file.values, limits);
}

Result<Removal> plan_removal(const Store& store, const std::string& path,
                             const YamlLimits& limits) {
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
  const auto fields = parse_metadata(*bytes, front_matter, limits);
  if (!fields) return fields.error();
  auto edit = make_edit(path, std::move(*bytes), front_matter, "", {},
                        value_fingerprint(fields->values), limits);
  if (!edit) return edit.error();
  out.edit = std::move(*edit);
  return out;
}

}  // namespace kindred
