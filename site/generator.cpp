#include "site/generator.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "data/hugo.hpp"
#include "data/jekyll.hpp"
#include "data/read_file.hpp"
#include "data/toml.hpp"
#include "data/yaml.hpp"

namespace kindred {
namespace {

namespace fs = std::filesystem;

constexpr std::array kJekyllNames = {"_config.yml", "_config.yaml", "_config.toml"};

/// In the order in which Hugo looks.
constexpr std::array kHugoNames = {"hugo.toml",   "hugo.yaml",   "hugo.yml",   "hugo.json",
                                   "config.toml", "config.yaml", "config.yml", "config.json"};
constexpr const char* kHugoFolder = "config/_default";

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

template <class Names>
std::optional<std::string> first_file(const fs::path& folder, const Names& names) {
  for (const char* name : names) {
    if (is_file(folder / name)) return (folder / name).string();
  }
  return std::nullopt;
}

/// Hexo's configuration is called _config.yml, too.
bool is_hexo(const fs::path& folder) {
  return is_folder(folder / "source" / "_posts") && !is_folder(folder / "_posts");
}

/// Many programs have a config.yml: it is Hugo's only where its content is.
std::optional<std::string> hugo_config(const fs::path& folder, bool asked_for) {
  auto config = first_file(folder, kHugoNames);
  if (!config) config = first_file(folder / kHugoFolder, kHugoNames);
  if (!config) return std::nullopt;
  const bool own_name = fs::path(*config).filename().string().starts_with("hugo.");
  return asked_for || own_name || is_folder(folder / "content") ? config : std::nullopt;
}

Result<YamlNode> read_config(const std::string& path) {
  const auto text = read_file(path);
  if (!text) return text.error();
  auto parsed = path.ends_with(".toml") ? parse_toml(*text) : parse_yaml(*text);  // JSON is YAML
  if (!parsed) {
    Error error = parsed.error();
    error.path = path;
    return error;
  }
  return parsed;
}

/// Hugo's configuration may be cut into files, one for each of its larger keys. Returns the file in
/// which the patterns of urls stand.
Result<std::string> add_parts(const std::string& config, YamlNode& root) {
  const fs::path folder = fs::path(config).parent_path();
  std::string patterns = config;
  if (!folder.string().ends_with(kHugoFolder)) return patterns;
  for (const std::string key : {"permalinks", "languages"}) {
    for (const char* extension : {".toml", ".yaml", ".yml", ".json"}) {
      const fs::path part = folder / (key + extension);
      if (!is_file(part)) continue;
      auto parsed = read_config(part.string());
      if (!parsed) return parsed.error();
      if (key == "permalinks") patterns = part.string();
      parsed->key = key;
      root.kind = YamlNode::Kind::map;
      root.children.insert(root.children.begin(), std::move(*parsed));
      break;
    }
  }
  return patterns;
}

/// The folders with an _index file.
void find_sections(const fs::path& site, PermalinkRules& rules) {
  std::vector<std::string> contents{rules.content};
  for (const auto& language : rules.languages) {
    if (!language.content.empty()) contents.push_back(language.content);
  }
  std::error_code error;
  for (const std::string& content : contents) {
    fs::recursive_directory_iterator at(site / content, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
      if (!at->path().filename().string().starts_with("_index.")) continue;
      rules.sections.push_back(at->path().parent_path().lexically_relative(site).generic_string());
    }
  }
  std::sort(rules.sections.begin(), rules.sections.end());
}

}  // namespace

std::optional<Generator> find_generator(const std::string& folder, SiteKind kind) {
  const bool any = kind == SiteKind::automatic;
  if (any || kind == SiteKind::hugo) {
    if (const auto config = hugo_config(folder, !any)) return Generator{SiteKind::hugo, *config};
  }
  if (any || kind == SiteKind::jekyll) {
    const auto config = first_file(folder, kJekyllNames);
    if (config && !(any && is_hexo(folder))) return Generator{SiteKind::jekyll, *config};
  }
  return std::nullopt;
}

Status adopt_generator(const std::string& folder, Options& options) {
  options.permalinks = {};
  if (options.kind == SiteKind::none || folder.empty()) return ok();
  const auto generator = find_generator(folder, options.kind);
  if (!generator && options.kind == SiteKind::automatic) return ok();
  if (!generator) {
    const bool jekyll = options.kind == SiteKind::jekyll;
    return Error{Errc::not_found,
                 std::string("holds no configuration of ") +
                     (jekyll ? "Jekyll (_config.yml)" : "Hugo (hugo.toml)") +
                     ", as site.kind says; name the folder that does, or set site.kind to auto",
                 folder, 0};
  }
  auto config = read_config(generator->config);
  if (!config) return config.error();
  const auto patterns = add_parts(generator->config, *config);
  if (!patterns) return patterns.error();
  auto rules = generator->kind == SiteKind::jekyll ? jekyll_rules(*config) : hugo_rules(*config);
  if (!rules) {
    if (rules.error().path.empty()) rules.error().path = *patterns;
    return rules.error();
  }
  if (asks_for_sections(*rules)) find_sections(folder, *rules);
  options.permalinks = std::move(*rules);
  return ok();
}

}  // namespace kindred
