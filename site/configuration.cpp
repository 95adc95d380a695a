#include "site/configuration.hpp"

#include <filesystem>

#include "core/parallel.hpp"
#include "data/config.hpp"
#include "data/read_file.hpp"
#include "site/generator.hpp"
#include "site/site.hpp"

namespace kindred {

namespace fs = std::filesystem;

namespace {

constexpr const char* kConfigName = "kindred.yml";
constexpr const char* kCuratedName = "relations.yml";

/// A pipe or a device that a site brings along is none: it could hold a run up for ever.
bool is_there(const fs::path& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  return fs::exists(status) && !fs::is_other(status);
}

}  // namespace

std::optional<std::string> nearest_config(const std::string& site) {
  for (fs::path folder = site;; folder = folder.parent_path()) {
    if (is_there(folder / kConfigName)) return (folder / kConfigName).string();
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

std::string content_base(const std::string& config_folder, const std::string& site) {
  const fs::path relative = fs::path(site).lexically_relative(config_folder);
  if (relative.empty() || relative == "." || *relative.begin() == "..") return "";
  return relative.generic_string() + "/";
}

std::optional<std::string> curated_file(const Options& options, const std::string& config_folder,
                                        const std::string& site) {
  if (!options.curated.empty()) return (fs::path(config_folder) / options.curated).string();
  const fs::path usual = fs::path(site) / kCuratedName;
  return is_there(usual) ? std::optional(usual.string()) : std::nullopt;
}

Result<SiteRequest> configured_site(const std::string& folder) {
  SiteRequest request;
  request.folder = folder;
  request.threads = available_threads();
  std::error_code error;
  const std::string site = fs::canonical(folder, error).string();
  if (error) return request;  // open_site() says what is wrong with the folder
  std::string config_folder = site;
  if (const auto config = nearest_config(site)) {
    const auto text = read_file(*config);
    if (!text) return text.error();
    if (auto status = apply_config(*text, *config, request.options); !status) {
      return status.error();
    }
    config_folder = fs::path(*config).parent_path().string();
    request.options.content_base = content_base(config_folder, site);
  }
  if (auto status = adopt_generator(site, request.options); !status) return status.error();
  request.curated = curated_file(request.options, config_folder, site);
  return request;
}

Result<Site> open_site(const std::string& folder) {
  const auto request = configured_site(folder);
  if (!request) return request.error();
  Progress progress;
  return open_site(*request, progress);
}

}  // namespace kindred
