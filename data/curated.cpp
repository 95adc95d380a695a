#include "data/curated.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/text.hpp"
#include "data/article_names.hpp"
#include "data/read_file.hpp"
#include "data/yaml.hpp"

namespace kindred {
namespace {

const std::array<std::string, 5> kKeys = {"article", "pin", "block", "related", "unrelated"};
constexpr int kHighestGrade = 127;  // as in TREC qrels

class Reader {
 public:
  Reader(const std::string& path, const ArticleIndex& index, std::span<const std::string> skipped)
      : path_(path), names_(path, index, skipped) {}

  Status read(const YamlNode& root) {
    if (root.is_null()) return ok();
    if (!root.is_sequence()) return error(root.line, "expected a list of '- article: …'");
    for (const YamlNode& item : root.children) {
      if (auto status = read_item(item); !status) return status;
    }
    return ok();
  }

  CuratedFile take() {
    out_.warnings = names_.take_warnings();
    return std::move(out_);
  }

 private:
  Error error(std::uint32_t line, std::string message) const {
    return {Errc::malformed, std::move(message), path_, line};
  }

  Status read_item(const YamlNode& item) {
    if (!item.is_map()) return error(item.line, "expected 'article: …' with its relations");
    for (const YamlNode& field : item.children) {
      if (std::find(kKeys.begin(), kKeys.end(), field.key) == kKeys.end()) {
        return error(field.key_line,
                     "unknown key '" + field.key + "'" + suggestion(field.key, kKeys));
      }
    }
    const YamlNode* name = item.find("article");
    if (name == nullptr) return error(item.line, "an entry without 'article: …'");
    const auto source = resolve(*name);
    if (!source) return source.error();
    if (!*source) return ok();
    if (out_.relations.contains(**source)) {
      return error(name->line, "'" + name->text + "' has an entry already; join the two");
    }
    CuratedEntry& entry = out_.relations[**source];
    for (const YamlNode& field : item.children) {
      if (field.key == "article") continue;
      if (auto status = read_targets(field, **source, entry); !status) return status;
    }
    return ok();
  }

  Status read_targets(const YamlNode& field, DocId source, CuratedEntry& entry) {
    if (field.is_null()) return ok();
    if (!field.is_sequence()) return error(field.key_line, "'" + field.key + "' must be a list");
    for (const YamlNode& item : field.children) {
      for (const YamlNode& part : item.children) {
        if (part.key != "article" && part.key != "grade") {
          return error(part.key_line,
                       "unknown key '" + part.key + "' (there are article and grade)");
        }
      }
      const YamlNode* name = item.is_map() ? item.find("article") : &item;
      if (name == nullptr)
        return error(item.line, "expected an article, or {article: …, grade: …}");
      const auto target = resolve(*name);
      if (!target) return target.error();
      if (!*target) continue;
      if (**target == source) return error(item.line, "an article in its own list");
      if (field.key == "pin") {
        entry.pins.push_back(**target);
      } else if (field.key == "block") {
        entry.blocks.push_back(**target);
      } else {
        const auto grade = read_grade(item, field.key == "related" ? 1 : 0);
        if (!grade) return grade.error();
        entry.judgements[**target] = *grade;
      }
    }
    return ok();
  }

  Result<int> read_grade(const YamlNode& item, int usual) const {
    const YamlNode* grade = item.is_map() ? item.find("grade") : nullptr;
    if (grade == nullptr) return usual;
    int value = -1;
    const std::string& text = grade->text;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || value < 0 ||
        value > kHighestGrade) {
      return error(grade->line, "the grade '" + text + "' is no integer from 0 to 127");
    }
    return value;
  }

  // The article that a name stands for; nothing where it was skipped for a fault of its own.
  Result<std::optional<DocId>> resolve(const YamlNode& name) {
    if (!name.is_scalar()) return error(name.line, "expected a stem, path or url of an article");
    return names_.resolve(name.text, name.line);
  }

  const std::string& path_;
  ArticleNames names_;
  CuratedFile out_;
};

}  // namespace

Result<CuratedFile> parse_curated(std::string_view text, const std::string& path,
                                  const ArticleIndex& index, std::span<const std::string> skipped) {
  YamlLimits limits;
  limits.bytes = 256U << 20;
  limits.nodes = 20'000'000;
  auto root = parse_yaml(text, 1, limits);
  if (!root) {
    root.error().path = path;
    return root.error();
  }
  Reader reader(path, index, skipped);
  if (auto status = reader.read(*root); !status) return status.error();
  return reader.take();
}

Result<CuratedFile> read_curated(const std::optional<std::string>& path, const ArticleIndex& index,
                                 std::span<const std::string> skipped) {
  if (!path) return CuratedFile{};
  const auto text = read_file(*path);
  if (!text) {
    return Error{text.error().code, text.error().message + "; 'curated' names it", *path, 0};
  }
  return parse_curated(*text, *path, index, skipped);
}

}  // namespace kindred
