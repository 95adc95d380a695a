#include "data/relations.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "core/text.hpp"
#include "data/article_names.hpp"
#include "data/curated.hpp"
#include "data/entry.hpp"
#include "data/front_matter.hpp"
#include "data/lines.hpp"
#include "data/related_block.hpp"
#include "data/utf8.hpp"

namespace kindred {
namespace {

/// The first line that is neither blank nor a comment nor the start of a YAML document.
std::string_view first_significant_line(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  while (!text.empty()) {
    const std::size_t end = line_end(text, 0);
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty() && !line.starts_with('#') && !line.starts_with("---")) return line;
    text.remove_prefix(end);
  }
  return {};
}

/// By its name; what comes from standard input, or is called otherwise, by how it begins.
bool is_yaml(std::string_view text, const std::string& path) {
  const std::string name = lower_ascii(path);
  if (name.ends_with(".yml") || name.ends_with(".yaml")) return true;
  if (name.ends_with(".qrels")) return false;
  const std::string_view line = first_significant_line(text);
  return line == "-" || line.starts_with("- ") || line.starts_with("[]");
}

Result<RelationsFile> from_yaml(std::string_view text, const std::string& path,
                                const ArticleIndex& index, std::span<const std::string> skipped) {
  auto file = parse_curated(text, path, index, skipped);
  if (!file) return file.error();
  RelationsFile out;
  out.warnings = std::move(file->warnings);
  for (auto& [article, entry] : file->relations) {
    if (!entry.judgements.empty()) out.judgements[article] = std::move(entry.judgements);
  }
  return out;
}

struct Pair {
  DocId article = 0;
  DocId related = 0;
  [[nodiscard]] bool is_self() const { return article == related; }
};

/// The two articles, often one, that a line of qrels or of a run is about; nothing where one was
/// skipped.
template <class Line>
Result<std::optional<Pair>> resolve(const Line& line, ArticleNames& names) {
  const auto article = names.resolve_id(line.article, line.line);
  if (!article) return article.error();
  const auto related = names.resolve_id(line.related, line.line);
  if (!related) return related.error();
  if (!*article || !*related) return std::optional<Pair>{};
  return std::optional<Pair>({**article, **related});
}

template <class Line>
Error again(const Line& line, const std::string& path) {
  return {Errc::malformed,
          "'" + line.related + "' for '" + line.article +
              "': the two stand above already, by another name",
          path, line.line};
}

Result<RelationsFile> from_qrels(std::string_view text, const std::string& path,
                                 const ArticleIndex& index, std::span<const std::string> skipped) {
  const auto lines = parse_qrels(text, path);
  if (!lines) return lines.error();
  RelationsFile out;
  ArticleNames names(path, index, skipped);
  for (const QrelsLine& line : *lines) {
    const auto pair = resolve(line, names);
    if (!pair) return pair.error();
    if (!*pair) continue;
    if ((*pair)->is_self()) {
      return Error{Errc::malformed, "an article in its own list", path, line.line};
    }
    const bool is_new =
        out.judgements[(*pair)->article].try_emplace((*pair)->related, line.grade).second;
    if (!is_new) return again(line, path);
  }
  out.warnings = names.take_warnings();
  return out;
}

/// The targets of the block that stands in an article's file.
Result<std::set<std::string>> read_targets(const Store& store, const std::string& path,
                                           const ArticleFile& file) {
  const auto bytes = store.read(path);
  if (!bytes) return bytes.error();
  if (fingerprint(*bytes) != file.fingerprint) {
    return Error{Errc::conflict, "changed while kindred was at work; run again", path, 0};
  }
  const auto scanned = scan_front_matter(*bytes);
  if (!scanned) return scanned.error();
  const auto& targets = (*scanned)->block.targets;
  return std::set<std::string>(targets.begin(), targets.end());
}

/// `path` seen from the folder of `from`, without dots at its start.
std::string from_folder_of(std::string_view from, std::string_view path) {
  auto slash = from.rfind('/');
  auto folder = slash == std::string_view::npos ? "" : from.substr(0, slash);
  while (path.starts_with("./") || path.starts_with("../")) {
    const bool up = path[1] == '.';
    path.remove_prefix(up ? 3 : 2);
    if (!up) continue;
    slash = folder.rfind('/');
    folder = slash == std::string_view::npos ? "" : folder.substr(0, slash);
  }
  return (folder.empty() ? "" : std::string(folder) + "/") + std::string(path);
}

/// Blocks as judgements, and what became of their targets.
struct Blocks {
  Judgements judgements;
  std::size_t count = 0;
  std::size_t targets = 0;
  std::size_t outside = 0;
  std::size_t themselves = 0;
};

void add_block(Blocks& blocks, DocId article, const std::string& path, const ArticleIndex& index,
               const std::set<std::string>& targets) {
  ++blocks.count;
  blocks.targets += targets.size();
  for (const std::string& target : targets) {
    const auto found = find_target(index, path, target);
    if (found.empty()) {
      ++blocks.outside;
    } else if (std::find(found.begin(), found.end(), article) != found.end()) {
      ++blocks.themselves;
    } else {
      // Copies share a url. The first by path stands for all: had each a grade, a list that shows
      // one of them, as it should, would count as missing the others.
      blocks.judgements[article][found.front()] = 1;
    }
  }
}

Error no_relations(const Blocks& blocks) {
  const std::string cure =
      "; name a file of relations instead (YAML, or TREC qrels), or another site";
  if (blocks.count == 0) {
    return {Errc::not_found, "no article has a 'related' block other than kindred's own" + cure, "",
            0};
  }
  return {Errc::not_found,
          "none of the " + std::to_string(blocks.targets) + " targets of 'related' blocks is an " +
              "article of this site" + cure,
          "", 0};
}

std::vector<Diagnostic> warnings(const Blocks& blocks) {
  if (blocks.outside + blocks.themselves == 0) return {};
  return {{Diagnostic::Severity::warning, "", 0,
           "of " + std::to_string(blocks.targets) + " targets of 'related' blocks, " +
               std::to_string(blocks.outside) + " are no articles of this site and " +
               std::to_string(blocks.themselves) + " the article itself; passed over"}};
}

}  // namespace

std::vector<DocId> find_target(const ArticleIndex& index, std::string_view article,
                               std::string_view target) {
  if (auto found = index.find(target); !found.empty()) return found;
  std::string_view path = target;
  while (path.ends_with('/')) path.remove_suffix(1);
  if (target.starts_with('/')) {
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    return index.find(path);
  }
  if (article.starts_with(kHugoContent)) {
    if (auto found = index.find(std::string(kHugoContent) + std::string(path)); !found.empty()) {
      return found;
    }
  }
  return index.find(from_folder_of(article, path));
}

Result<RelationsFile> parse_relations(std::string_view text, const std::string& path,
                                      const ArticleIndex& index,
                                      std::span<const std::string> skipped) {
  auto file = is_yaml(text, path) ? from_yaml(text, path, index, skipped)
                                  : from_qrels(text, path, index, skipped);
  if (file && file->judgements.empty()) {
    return Error{Errc::malformed,
                 "nothing is judged here; an article needs others that are 'related' or "
                 "'unrelated' to it",
                 path, 0};
  }
  return file;
}

Result<RelationsFile> front_matter_relations(const Store& store, const Loaded& loaded) {
  const ArticleIndex index(loaded.corpus);
  Blocks blocks;
  for (DocId doc = 0; doc < loaded.corpus.size(); ++doc) {
    const ArticleFile& file = loaded.files[doc];
    if (file.owner != BlockOwner::foreign && file.owner != BlockOwner::edited) continue;
    const std::string& path = loaded.corpus[doc].path;
    const auto targets = read_targets(store, path, file);
    if (!targets) return targets.error();
    add_block(blocks, doc, path, index, *targets);
  }
  if (blocks.judgements.empty()) return no_relations(blocks);
  return RelationsFile{std::move(blocks.judgements), warnings(blocks)};
}

Result<RankingsFile> parse_rankings(std::string_view text, const std::string& path,
                                    const ArticleIndex& index,
                                    std::span<const std::string> skipped) {
  const auto lines = parse_run(text, path);
  if (!lines) return lines.error();
  ArticleNames names(path, index, skipped);
  std::set<std::pair<DocId, DocId>> seen;
  RankingsFile out;
  std::size_t themselves = 0;
  for (const RunLine& line : *lines) {
    const auto pair = resolve(line, names);
    if (!pair) return pair.error();
    if (!*pair) continue;
    if (!seen.emplace((*pair)->article, (*pair)->related).second) return again(line, path);
    if ((*pair)->is_self()) {
      ++themselves;
      continue;
    }
    out.rankings[(*pair)->article].push_back((*pair)->related);
  }
  out.warnings = names.take_warnings();
  if (themselves > 0) {
    out.warnings.push_back({Diagnostic::Severity::warning, path, 0,
                            std::to_string(themselves) +
                                (themselves == 1 ? " list holds" : " lists hold") +
                                " the article that it is of; passed over"});
  }
  return out;
}

std::vector<QrelsLine> to_qrels(const Judgements& judgements, std::span<const std::string> ids) {
  std::vector<QrelsLine> lines;
  for (const auto& [article, judged] : judgements) {
    for (const auto& [other, grade] : judged) {
      lines.push_back({ids[article], ids[other], grade, 0});
    }
  }
  return lines;
}

std::vector<RunLine> to_run(const Rankings& rankings, std::span<const std::string> ids) {
  std::vector<RunLine> lines;
  for (const auto& [article, list] : rankings) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      lines.push_back({ids[article], ids[list[i]], static_cast<double>(list.size() - i), 0});
    }
  }
  return lines;
}

}  // namespace kindred
