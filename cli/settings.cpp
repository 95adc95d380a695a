#include "cli/settings.hpp"

#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "cli/files.hpp"
#include "core/parallel.hpp"
#include "data/config.hpp"
#include "site/configuration.hpp"
#include "site/generator.hpp"

namespace kindred::cli {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> find_config(const Common& common, const std::string& site) {
  if (common.config) return common.config;
  if (common.no_config) return std::nullopt;
  if (const char* named = std::getenv("KINDRED_CONFIG"); named != nullptr && *named != '\0') {
    return named;
  }
  return nearest_config(site);
}

Result<unsigned> thread_count(const Common& common) {
  if (common.jobs) return *common.jobs;
  const char* text = std::getenv("KINDRED_JOBS");
  if (text == nullptr || *text == '\0') return available_threads();
  const std::string_view value(text);
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), jobs);
  if (error != std::errc{} || end != value.data() + value.size() || jobs == 0 || jobs > 1024) {
    return Error{Errc::invalid, "'" + std::string(value) + "' is no number of threads (1 to 1024)",
                 "KINDRED_JOBS", 0};
  }
  return jobs;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// Where the XDG Base Directory Specification wants caches; none without a home.
std::optional<std::string> cache_folder(const Common& common) {
  if (common.no_cache) return std::nullopt;
  if (common.cache) return *common.cache;
  if (const std::string folder = environment("XDG_CACHE_HOME"); folder.starts_with('/')) {
    return folder + "/kindred";
  }
  const std::string home = environment("HOME");
  return home.empty() ? std::nullopt : std::optional(home + "/.cache/kindred");
}

}  // namespace

Result<Settings> resolve_settings(const Common& common, const std::string& site_name) {
  Settings settings;
  std::error_code ignored;
  const std::string site = fs::canonical(site_name, ignored).string();
  settings.folder = site;

  if (const auto config = find_config(common, site)) {
    const auto text = read_text(*config);
    if (!text) return text.error();
    if (auto status = apply_config(*text, *config, settings.options); !status) {
      return status.error();
    }
    settings.config = *config;
    settings.folder = fs::weakly_canonical(*config, ignored).parent_path().string();
    settings.options.content_base = content_base(settings.folder, site);
  }
  if (auto status = apply_settings(common.settings, settings.options); !status) {
    return status.error();
  }
  if (auto status = adopt_generator(site, settings.options); !status) return status.error();
  const auto threads = thread_count(common);
  if (!threads) return threads.error();
  settings.threads = *threads;
  if (const auto cache = cache_folder(common)) settings.cache = fs::absolute(*cache).string();

  settings.curated = curated_file(settings.options, settings.folder, site);
  return settings;
}

bool names_hold_in(const std::string& folder, const Settings& settings, const std::string& site) {
  const std::string there = fs::canonical(folder).string();
  const Options& options = settings.options;
  const bool content = options.content.empty() ||
                       content_base(there, fs::canonical(site).string()) == options.content_base;
  const bool curated = options.curated.empty() || fs::path(options.curated).is_absolute() ||
                       there == settings.folder;
  return content && curated;
}

}  // namespace kindred::cli
