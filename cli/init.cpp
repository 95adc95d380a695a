#include "cli/init.hpp"

#include <filesystem>

#include "cli/attend.hpp"
#include "cli/files.hpp"
#include "cli/init_text.hpp"
#include "cli/inputs.hpp"
#include "cli/settings.hpp"

namespace kindred::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfigName = "kindred.yml";

Result<int> run(const Init& command, Progress& progress, Output& output) {
  if (command.site.empty()) return Error{Errc::invalid, "SITE is empty; name a folder", "", 0};
  if (const auto folder = open_directory_store(command.site, Options{}); !folder) {
    return folder.error();
  }
  const std::string path = (fs::path(command.site) / kConfigName).string();
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(path, ignored))) {
    return Error{Errc::conflict,
                 "is there already, and is never overwritten; move it away to have another", path,
                 0};
  }
  const auto settings = resolve_settings(command.common, command.site);
  if (!settings) return settings.error();
  const auto store = open_directory_store(command.site, settings->options);
  if (!store) return store.error();
  const auto found = recognise(fs::canonical(command.site, ignored).string(), **store,
                               settings->options, settings->threads, progress);
  if (!found) return found.error();
  if (progress.stopped()) return kInterrupted;
  if (found->articles == 0) return no_articles(command.site, settings->options);
  if (auto status = create_file(path, configuration_for(*found)); !status) return status.error();
  if (command.common.quiet) return kClean;
  output.out = findings_of(command.site, *found) + "  written to " + path + "\n";
  if (settings->config) {
    output.out += "  " + *settings->config + " no longer counts for this folder\n";
  }
  output.out += next_steps(command.site, *found);
  return kClean;
}

}  // namespace

int init(const Init& command, const Console& console) {
  return attend(
      console, [&](Progress& progress, Output& output) { return run(command, progress, output); },
      "nothing was written");
}

}  // namespace kindred::cli
