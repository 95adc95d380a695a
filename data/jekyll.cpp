#include "data/jekyll.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <array>

#include "core/article_index.hpp"
#include "core/characters.hpp"
#include "core/text.hpp"
#include "data/dates.hpp"
#include "data/permalink_pattern.hpp"

namespace kindred {
namespace {

constexpr std::string_view kPosts = "posts";
constexpr std::string_view kPages = "pages";

/// Placeholders that are parts of the date, and what strftime() calls them.
constexpr std::array kDateParts = {
    std::pair{"year", "%Y"},       std::pair{"month", "%m"},      std::pair{"day", "%d"},
    std::pair{"hour", "%H"},       std::pair{"minute", "%M"},     std::pair{"second", "%S"},
    std::pair{"i_day", "%-d"},     std::pair{"i_month", "%-m"},   std::pair{"short_month", "%b"},
    std::pair{"long_month", "%B"}, std::pair{"short_year", "%y"}, std::pair{"w_year", "%G"},
    std::pair{"week", "%V"},       std::pair{"w_day", "%u"},      std::pair{"short_day", "%a"},
    std::pair{"long_day", "%A"},   std::pair{"y_day", "%j"}};

constexpr std::array<std::string_view, 26> kPlaceholders = {"year",        "month",
                                                            "day",         "hour",
                                                            "minute",      "second",
                                                            "i_day",       "i_month",
                                                            "short_month", "long_month",
                                                            "short_year",  "w_year",
                                                            "week",        "w_day",
                                                            "short_day",   "long_day",
                                                            "y_day",       "title",
                                                            "slug",        "name",
                                                            "categories",  "slugified_categories",
                                                            "collection",  "path",
                                                            "output_ext",  "basename"};

constexpr std::array kStyles = {
    std::pair{"date", "/:categories/:year/:month/:day/:title:output_ext"},
    std::pair{"pretty", "/:categories/:year/:month/:day/:title/"},
    std::pair{"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
    std::pair{"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"},
    std::pair{"none", "/:categories/:title:output_ext"}};

std::string pattern_of_style(const std::string& style) {
  for (const auto& [name, pattern] : kStyles) {
    if (style == name) return pattern;
  }
  return style;
}

/// What the urls of pages and collections end in, by the style of the site.
std::string ending(const std::string& style) {
  if (style == "pretty") return "/";
  if (style == "date" || style == "ordinal" || style == "none") return ":output_ext";
  if (style.ends_with('/')) return "/";
  return style.ends_with(":output_ext") ? ":output_ext" : "";
}

const YamlNode* scalar(const YamlNode& map, std::string_view name) {
  const YamlNode* node = map.find(name);
  return node != nullptr && node->is_scalar() ? node : nullptr;
}

std::string text_of(const YamlNode& map, std::string_view name) {
  const YamlNode* node = scalar(map, name);
  return node == nullptr ? "" : node->text;
}

Status add_pattern(const YamlNode& permalink, const std::string& path, const std::string& type,
                   PermalinkRules& rules) {
  if (auto status = check_pattern(permalink.text, kPlaceholders, permalink.line); !status) {
    return status;
  }
  rules.patterns.push_back({path, type, permalink.text});
  return ok();
}

Status read_collections(const YamlNode& config, PermalinkRules& rules) {
  rules.published.emplace_back(kPosts);
  const YamlNode* collections = config.find("collections");
  if (collections == nullptr) return ok();
  for (const YamlNode& collection : collections->children) {
    if (!collection.is_map()) continue;
    if (text_of(collection, "output") == "true" && collection.key != kPosts) {
      rules.published.push_back(collection.key);
    }
    const YamlNode* permalink = scalar(collection, "permalink");
    if (permalink == nullptr) continue;
    if (auto status = add_pattern(*permalink, "", collection.key, rules); !status) return status;
  }
  return ok();
}

/// Jekyll has the longest path win, then one with a type, then the last.
Status read_defaults(const YamlNode& config, PermalinkRules& rules) {
  const YamlNode* defaults = config.find("defaults");
  if (defaults == nullptr) return ok();
  const std::size_t first = rules.patterns.size();
  for (const YamlNode& set : defaults->children) {
    const YamlNode* values = set.is_map() ? set.find("values") : nullptr;
    const YamlNode* permalink =
        values != nullptr && values->is_map() ? scalar(*values, "permalink") : nullptr;
    if (permalink == nullptr) continue;
    const YamlNode* scope = set.find("scope");
    std::string path = scope != nullptr && scope->is_map() ? text_of(*scope, "path") : "";
    const std::string type = scope != nullptr && scope->is_map() ? text_of(*scope, "type") : "";
    while (path.ends_with('/')) path.pop_back();
    if (auto status = add_pattern(*permalink, path, type, rules); !status) return status;
  }
  std::stable_sort(rules.patterns.begin() + static_cast<std::ptrdiff_t>(first),
                   rules.patterns.end(), [](const auto& a, const auto& b) {
                     if (a.path.size() != b.path.size()) return a.path.size() < b.path.size();
                     return a.type.empty() && !b.type.empty();
                   });
  return ok();
}

/// A run of characters that are no letters, marks, digits or `kept` becomes one hyphen.
std::string slugify(std::string_view text, std::string_view kept) {
  std::string out;
  for (const Character& each : characters(text)) {
    const bool stays = each.kind == CharacterKind::letter || each.kind == CharacterKind::mark ||
                       each.kind == CharacterKind::digit ||
                       kept.find(each.bytes) != std::string_view::npos;
    if (stays) {
      out += each.bytes;
    } else if (!out.ends_with('-')) {
      out += '-';
    }
  }
  if (out.starts_with('-')) out.erase(0, 1);
  if (out.ends_with('-')) out.pop_back();
  return out;
}

/// Jekyll's mode "pretty", in which capitals stay.
std::string pretty_slug(std::string_view text) { return slugify(text, "._~!$&'()+,;=@"); }
std::string plain_slug(std::string_view text) { return lower(slugify(text, "")); }

/// Where an article stands, as Jekyll sees it.
struct Origin {
  std::string type = std::string(kPages);
  std::string folder;                   // below the collection's, or of the page: "a/b", or empty
  std::vector<std::string> categories;  // of posts: the folders above _posts
};

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const auto slash = std::min(path.find('/'), path.size());
    if (slash > 0) parts.emplace_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (out.empty() ? "" : "/") + parts[i];
  return out;
}

Origin origin_of(const PermalinkRules& rules, std::string_view path) {
  if (!rules.content.empty() && path.starts_with(rules.content + "/")) {
    path.remove_prefix(rules.content.size() + 1);
  }
  auto folders = split(path);
  folders.pop_back();
  Origin origin;
  const auto posts = std::find(folders.begin(), folders.end(), "_posts");
  if (posts != folders.end()) {
    origin.type = kPosts;
    origin.categories.assign(folders.begin(), posts);
    const auto at = static_cast<std::size_t>(posts - folders.begin());
    origin.folder = joined(folders, at + 1, folders.size());
  } else if (!folders.empty() && folders.front().starts_with('_')) {
    origin.type = folders.front().substr(1);
    origin.folder = joined(folders, 1, folders.size());
  } else {
    origin.folder = joined(folders, 0, folders.size());
  }
  return origin;
}

void add_words(const YamlNode* node, bool split_words, std::vector<std::string>& out) {
  if (node == nullptr) return;
  const auto add = [&](std::string_view word) {
    if (!word.empty() && std::find(out.begin(), out.end(), word) == out.end()) {
      out.emplace_back(word);
    }
  };
  for (const YamlNode& item : node->children) add(item.text);
  if (!node->is_scalar()) return;
  std::string_view rest = node->text;
  while (split_words && !rest.empty()) {
    const auto space = std::min(rest.find_first_of(" \t\n"), rest.size());
    add(rest.substr(0, space));
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  if (!split_words) add(rest);
}

std::string categories(const Origin& origin, const YamlNode& fields, bool slugified) {
  std::vector<std::string> all = origin.categories;
  add_words(fields.find("categories"), true, all);
  add_words(fields.find("category"), false, all);
  std::vector<std::string> parts;  // once each, as they are written in the url
  for (const std::string& each : all) {
    std::string part = slugified ? plain_slug(each) : lower(each);
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) {
      parts.push_back(std::move(part));
    }
  }
  return joined(parts, 0, parts.size());
}

/// The date that begins the names of posts off, "2024-03-05-".
std::string_view without_date(std::string_view name) {
  if (!date_of_file_name(name)) return name;
  for (int hyphens = 0; hyphens < 3; ++hyphens) name.remove_prefix(name.find('-') + 1);
  return name;
}

/// A scope is a folder or a file, or a glob of such.
bool is_in_scope(const std::string& path, const std::string& scope) {
  if (scope.empty()) return true;
  const bool glob = scope.find('*') != std::string::npos;
  const int flags = scope.find("**") == std::string::npos ? FNM_PATHNAME : 0;
  for (auto end = path.size(); end != std::string::npos && end > 0;
       end = path.rfind('/', end - 1)) {
    const std::string part = path.substr(0, end);
    if (glob ? ::fnmatch(scope.c_str(), part.c_str(), flags) == 0 : part == scope) return true;
  }
  return false;
}

std::string pattern_of(const PermalinkRules& rules, const Article& article, const Origin& origin,
                       const YamlNode& fields) {
  if (const YamlNode* own = scalar(fields, "permalink")) return own->text;
  std::string pattern;
  for (const auto& each : rules.patterns) {
    const bool holds =
        (each.type.empty() || each.type == origin.type) && is_in_scope(article.path, each.path);
    if (holds) pattern = each.text;
  }
  if (!pattern.empty()) return origin.type == kPosts ? pattern_of_style(pattern) : pattern;
  if (origin.type == kPosts) return pattern_of_style(rules.style);
  if (origin.type != kPages) return "/:collection/:path" + ending(rules.style);
  if (stem(article.path) == "index") return "/:path/";
  return "/:path/:basename" + ending(rules.style);
}

std::string value_of(std::string_view name, const Article& article, const Origin& origin,
                     const YamlNode& fields) {
  for (const auto& [part, format] : kDateParts) {
    if (name == part) return article.time ? format_date(*article.time, format) : "";
  }
  const std::string_view file = stem(article.path);
  const std::string stated = text_of(fields, "slug");
  const std::string slug = stated.empty() ? std::string(without_date(file)) : stated;
  if (name == "title") return pretty_slug(slug);
  if (name == "slug") return plain_slug(slug);
  if (name == "name") return plain_slug(file);
  if (name == "basename") return std::string(file);
  if (name == "collection") return origin.type;
  if (name == "output_ext") return ".html";
  if (name == "path") {
    const std::string folder = origin.folder.empty() ? "" : "/" + origin.folder;
    return origin.type == kPages ? folder : folder + "/" + std::string(file);
  }
  if (name == "categories") return categories(origin, fields, false);
  return name == "slugified_categories" ? categories(origin, fields, true) : "";
}

std::string without_dots(std::string path) {
  for (const auto& [what, with] : {std::pair{"..", "/"}, std::pair{"./", ""}}) {
    for (auto at = path.find(what); at != std::string::npos; at = path.find(what, at)) {
      path.replace(at, 2, with);
    }
  }
  return squeeze_slashes(path);
}

}  // namespace

Result<PermalinkRules> jekyll_rules(const YamlNode& config) {
  PermalinkRules rules;
  rules.kind = SiteKind::jekyll;
  rules.style = "date";
  rules.base = base_path(text_of(config, "baseurl"));
  rules.content = text_of(config, "collections_dir");
  while (rules.content.ends_with('/')) rules.content.pop_back();
  if (const YamlNode* permalink = scalar(config, "permalink")) {
    rules.style = permalink->text;
    if (auto status = check_pattern(rules.style, kPlaceholders, permalink->line); !status) {
      return status.error();
    }
  }
  if (auto status = read_collections(config, rules); !status) return status.error();
  if (auto status = read_defaults(config, rules); !status) return status.error();
  return rules;
}

std::string jekyll_url(const PermalinkRules& rules, const Article& article,
                       const YamlNode& fields) {
  const Origin origin = origin_of(rules, article.path);
  const bool published = origin.type == kPages ||
                         std::find(rules.published.begin(), rules.published.end(), origin.type) !=
                             rules.published.end();
  if (!published) return "";
  const std::string pattern = pattern_of(rules, article, origin, fields);
  if (!article.time && asks_for_date(pattern, kDateParts)) return "";
  const std::string url = expand_pattern(pattern, kPlaceholders, [&](std::string_view name) {
    return escape_path(value_of(name, article, origin, fields));
  });
  return rules.base + without_dots("/" + url);
}

}  // namespace kindred
