#include "data/hugo.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

#include "core/article_index.hpp"
#include "core/characters.hpp"
#include "core/text.hpp"
#include "data/dates.hpp"
#include "data/permalink_pattern.hpp"

namespace kindred {
namespace {

/// Placeholders that are parts of the date, and what strftime() calls them.
constexpr std::array kDateParts = {std::pair{"year", "%Y"},      std::pair{"month", "%m"},
                                   std::pair{"monthname", "%B"}, std::pair{"day", "%d"},
                                   std::pair{"weekday", "%w"},   std::pair{"weekdayname", "%A"},
                                   std::pair{"yearday", "%-j"}};

constexpr std::array<std::string_view, 15> kPlaceholders = {"year",
                                                            "month",
                                                            "monthname",
                                                            "day",
                                                            "weekday",
                                                            "weekdayname",
                                                            "yearday",
                                                            "section",
                                                            "sections",
                                                            "title",
                                                            "slug",
                                                            "filename",
                                                            "slugorfilename",
                                                            "contentbasename",
                                                            "slugorcontentbasename"};

/// Hugo's keys may be written in capitals or small letters.
const YamlNode* find(const YamlNode& map, std::string_view name) {
  const auto at =
      std::find_if(map.children.begin(), map.children.end(),
                   [&](const YamlNode& child) { return lower_ascii(child.key) == name; });
  return map.is_map() && at != map.children.end() ? &*at : nullptr;
}

std::string text_of(const YamlNode& map, std::string_view name) {
  const YamlNode* node = find(map, name);
  return node != nullptr && node->is_scalar() ? node->text : "";
}

std::string folder_name(std::string path) {
  while (path.ends_with('/')) path.pop_back();
  return path;
}

Status read_patterns(const YamlNode& permalinks, PermalinkRules& rules) {
  for (const YamlNode& each : permalinks.children) {
    // Newer ones may say of which kind of page: those of others are no articles.
    if (each.is_map() && lower_ascii(each.key) == "page") {
      if (auto status = read_patterns(each, rules); !status) return status;
    }
    if (!each.is_scalar()) continue;
    if (auto status = check_pattern(each.text, kPlaceholders, each.line); !status) return status;
    const std::string section = each.key == "/" ? "" : folder_name(each.key);
    rules.patterns.push_back({"", lower_ascii(section), each.text});
  }
  return ok();
}

void read_languages(const YamlNode& config, PermalinkRules& rules) {
  const std::string stated = text_of(config, "defaultcontentlanguage");
  const std::string main = stated.empty() ? "en" : lower_ascii(stated);
  const bool in_folder = text_of(config, "defaultcontentlanguageinsubdir") == "true";
  rules.languages.push_back({main, "", ""});
  const YamlNode* languages = find(config, "languages");
  if (languages == nullptr) return;
  for (const YamlNode& language : languages->children) {
    if (text_of(language, "disabled") == "true") continue;
    const std::string code = lower_ascii(language.key);
    const std::string content = folder_name(text_of(language, "contentdir"));
    const bool is_main = code == main;
    PermalinkRules::Language read{code, content, is_main && !in_folder ? "" : "/" + code};
    if (is_main) {
      rules.languages.front() = read;
    } else {
      rules.languages.push_back(read);
    }
  }
}

/// What Hugo leaves of a name in a url.
std::string sanitized(const PermalinkRules& rules, std::string_view text) {
  std::string out;
  bool hyphen_due = false;
  for (const Character& each : characters(text)) {
    const bool stays = each.kind == CharacterKind::letter || each.kind == CharacterKind::digit ||
                       each.kind == CharacterKind::mark ||
                       std::string_view("./\\_#+~-@").find(each.bytes) != std::string_view::npos;
    if (stays) {
      if (hyphen_due && each.bytes != "-") out += '-';
      hyphen_due = false;
      out += each.bytes;
    } else if (each.kind == CharacterKind::space && !out.empty() && !out.ends_with('-')) {
      hyphen_due = true;
    }
  }
  return rules.keep_case ? out : lower(out);
}

/// An article's place below the folder of its language's content.
struct Origin {
  const PermalinkRules::Language* language = nullptr;
  std::string content;  // that folder, relative to the site
  std::vector<std::string> folders;
  std::string name;  // without extension and language

  [[nodiscard]] bool is_bundle() const { return name == "index"; }
  [[nodiscard]] bool is_section() const { return name == "_index"; }
};

bool is_below(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::optional<Origin> origin_of(const PermalinkRules& rules, std::string_view path) {
  Origin origin;
  std::string_view content;
  for (const auto& language : rules.languages) {
    if (!language.content.empty() && is_below(path, language.content) &&
        language.content.size() > content.size()) {
      content = language.content;
      origin.language = &language;
    }
  }
  if (origin.language == nullptr) {
    if (!is_below(path, rules.content)) return std::nullopt;
    content = rules.content;
    origin.language = rules.languages.data();
  }
  origin.content = content;
  path.remove_prefix(content.size() + 1);
  origin.name = stem(path);
  for (const auto& language : rules.languages) {
    if (!origin.name.ends_with("." + language.code)) continue;
    origin.name.resize(origin.name.size() - language.code.size() - 1);
    origin.language = &language;
    break;
  }
  for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    origin.folders.emplace_back(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  return origin;
}

/// The folders that are sections: not the one of a bundle itself.
std::vector<std::string> sections_of(const Origin& origin) {
  auto sections = origin.folders;
  if (origin.is_bundle() && !sections.empty()) sections.pop_back();
  return sections;
}

std::string joined(std::span<const std::string> parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "/") + part;
  return out;
}

/// The folders of the nearest section: a folder below the first is one if it has an _index file.
std::vector<std::string> nearest_section(const PermalinkRules& rules, const Origin& origin) {
  auto folders = sections_of(origin);
  while (folders.size() > 1 && !std::binary_search(rules.sections.begin(), rules.sections.end(),
                                                   origin.content + "/" + joined(folders))) {
    folders.pop_back();
  }
  return folders;
}

/// "[0]", "[last]", "[1:]", "[:last]", "[1:3]" of the sections, as Hugo slices them.
std::string sliced(const std::vector<std::string>& all, std::string_view brackets) {
  if (brackets.size() < 2) return joined(all);
  const std::string_view inner = brackets.substr(1, brackets.size() - 2);
  const auto number = [&](std::string_view text, std::size_t otherwise) -> std::size_t {
    if (text.empty()) return otherwise;
    if (text == "last") return all.empty() ? 0 : all.size() - 1;
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::min(value, all.size());
  };
  const auto colon = inner.find(':');
  const std::size_t from = number(inner.substr(0, colon), 0);
  const std::size_t to = colon == std::string_view::npos
                             ? std::min(from + 1, all.size())
                             : number(inner.substr(colon + 1), all.size());
  return from >= to ? "" : joined(std::span(all).subspan(from, to - from));
}

std::string value_of(const PermalinkRules& rules, std::string_view placeholder,
                     const Article& article, const Origin& origin, const std::string& slug,
                     std::optional<std::int64_t> time) {
  for (const auto& [part, format] : kDateParts) {
    if (placeholder == part) return time ? format_date(*time, format) : "";
  }
  const auto sections = sections_of(origin);
  const std::string_view name = placeholder.substr(0, placeholder.find('['));
  if (name == "section") return sections.empty() ? "" : sections.front();
  if (name == "sections")
    return sliced(nearest_section(rules, origin), placeholder.substr(name.size()));
  std::string file =
      origin.is_bundle() && !origin.folders.empty() ? origin.folders.back() : origin.name;
  if (name == "filename" || name == "contentbasename") return file;
  const bool or_file = name == "slugorfilename" || name == "slugorcontentbasename";
  if (!slug.empty() && name != "title") return slug;
  return or_file ? file : article.title;
}

const std::string* pattern_of(const PermalinkRules& rules, const Origin& origin) {
  if (origin.is_section()) return nullptr;
  const auto sections = sections_of(origin);
  const std::string section = sections.empty() ? "" : lower_ascii(sections.front());
  const auto at = std::find_if(rules.patterns.rbegin(), rules.patterns.rend(),
                               [&](const auto& pattern) { return pattern.type == section; });
  return at == rules.patterns.rend() ? nullptr : &at->text;
}

std::string path_of(const PermalinkRules& rules, const Origin& origin, const std::string& slug) {
  auto parts = origin.folders;
  if (!origin.is_bundle() && !origin.is_section()) parts.push_back(origin.name);
  if (!slug.empty() && !origin.is_section() && !parts.empty()) parts.back() = slug;
  std::string path;
  for (const std::string& part : parts) path += "/" + sanitized(rules, part);
  return path;
}

}  // namespace

Result<PermalinkRules> hugo_rules(const YamlNode& config) {
  PermalinkRules rules;
  rules.kind = SiteKind::hugo;
  rules.base = base_path(text_of(config, "baseurl"));
  rules.content = folder_name(text_of(config, "contentdir"));
  if (rules.content.empty()) rules.content = "content";
  rules.ugly = text_of(config, "uglyurls") == "true";
  rules.keep_case = text_of(config, "disablepathtolower") == "true";
  read_languages(config, rules);
  if (const YamlNode* permalinks = find(config, "permalinks")) {
    if (auto status = read_patterns(*permalinks, rules); !status) return status.error();
  }
  return rules;
}

bool asks_for_sections(const PermalinkRules& rules) {
  return std::any_of(rules.patterns.begin(), rules.patterns.end(), [](const auto& pattern) {
    return pattern.text.find(":sections") != std::string::npos;
  });
}

std::string hugo_url(const PermalinkRules& rules, const Article& article, const YamlNode& fields,
                     std::string_view date) {
  const auto origin = origin_of(rules, article.path);
  if (!origin) return "";
  const std::string slug = text_of(fields, "slug");
  std::string path;
  if (const std::string stated = text_of(fields, "url"); !stated.empty()) {
    // Where it begins at the root, Hugo takes the language for said already.
    const std::string prefix = stated.starts_with('/') ? "" : origin->language->prefix + "/";
    return rules.base + escape_path(prefix + stated);
  }
  if (const std::string* pattern = pattern_of(rules, *origin)) {
    // Hugo takes the day from the date as it is written, whatever its zone.
    const auto day = parse_date(date.substr(0, 10));
    if (!day && !article.time && asks_for_date(*pattern, kDateParts)) return "";
    path = expand_pattern(*pattern, kPlaceholders, [&](std::string_view name) {
      std::string value = value_of(rules, name, article, *origin, slug, day ? day : article.time);
      std::replace(value.begin(), value.end(), '+', ' ');  // as in a query, here alone
      return sanitized(rules, value);
    });
  } else {
    path = path_of(rules, *origin, slug);
  }
  path = squeeze_slashes("/" + path);
  while (path.ends_with('/')) path.pop_back();
  path += rules.ugly && !path.empty() ? ".html" : "/";
  return rules.base + origin->language->prefix + escape_path(path);
}

std::string hugo_language(const PermalinkRules& rules, std::string_view path) {
  if (rules.languages.size() < 2) return "";
  const auto origin = origin_of(rules, path);
  return origin ? origin->language->code : "";
}

}  // namespace kindred
