// Writes a site that nobody wrote.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "bench/generated/markdown.hpp"
#include "bench/generated/site.hpp"
#include "cli/attend.hpp"
#include "core/parallel.hpp"

namespace {

using namespace kindred;
using namespace kindred::bench;
namespace fs = std::filesystem;

constexpr std::size_t kMostArticles = 10'000'000;

struct Arguments {
  GeneratedSiteOptions site;
  std::string folder;
};

Status write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) return Error{Errc::io, "cannot be written", path.string()};
  return ok();
}

Status write_site(const GeneratedSite& site, const fs::path& folder, Progress& progress) {
  std::error_code failure;
  fs::create_directories(folder / "_news", failure);
  if (failure) return Error{Errc::io, failure.message(), (folder / "_news").string()};
  if (!fs::is_empty(folder / "_news", failure)) {
    return Error{Errc::conflict, "is not empty; name a new folder", (folder / "_news").string()};
  }
  constexpr std::size_t kChunk = 256;
  std::vector<Status> chunks((site.size() + kChunk - 1) / kChunk, ok());
  progress.begin("write", site.size());
  parallel_for(site.size(), kChunk, available_threads(), progress,
               [&](std::size_t begin, std::size_t end) {
                 Status& written = chunks[begin / kChunk];
                 for (std::size_t i = begin; i < end && written; ++i) {
                   const Article article = site.article(i);
                   written = write_file(folder / article.path, as_markdown(article));
                 }
                 if (!written) progress.stop();
               });
  for (const Status& chunk : chunks) {
    if (!chunk) return chunk;
  }
  return ok();
}

Result<int> run(const Arguments& arguments, Progress& progress, std::string& output) {
  const GeneratedSite site(arguments.site);
  const Status written = write_site(site, arguments.folder, progress);
  if (!written) return written.error();
  if (progress.stopped()) return cli::kInterrupted;
  output += arguments.folder + ": " + cli::with_thousands(site.size()) + " articles\n";
  return cli::kClean;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("Write a site of generated news articles.", "kindred_generate_site");
  app.add_option("N", arguments.site.articles, "number of articles")
      ->required()
      ->type_name("")
      ->check(CLI::Range(std::size_t{1}, kMostArticles).description(""));
  app.add_option("FOLDER", arguments.folder, "folder of the site; files go to its _news")
      ->required()
      ->type_name("");
  app.add_option("--seed", arguments.site.seed, "another seed, another site (1)")->type_name("S");
  app.add_option("--body", arguments.site.body_words, "mean length of the bodies (0: none)")
      ->type_name("WORDS")
      ->check(CLI::Range(0U, 100'000U).description(""));
  CLI11_PARSE(app, argc, argv);
  return cli::attend(
      cli::make_console({}),
      [&](Progress& progress, std::string& output) { return run(arguments, progress, output); },
      "the files written so far are there");
}
