// Writes a site that nobody wrote, and says in numbers how like others it is.
#include <CLI/CLI.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>

#include "bench/generated/markdown.hpp"
#include "bench/generated/site.hpp"
#include "bench/generated/statistics.hpp"
#include "cli/attend.hpp"
#include "core/parallel.hpp"
#include "data/corpus_loader.hpp"
#include "data/figures.hpp"

namespace {

using namespace kindred;
using namespace kindred::bench;
namespace fs = std::filesystem;

constexpr std::size_t kMostArticles = 10'000'000;

struct Arguments {
  GeneratedSiteOptions site;
  std::string folder;                 // empty: write nothing
  bool statistics = false;            // of the generated site
  std::vector<std::string> compared;  // folders of other sites
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

Result<Corpus> read_site(const std::string& folder, Progress& progress) {
  const Options options;
  const auto store = open_directory_store(folder, options);
  if (!store) return store.error();
  auto loaded = load_corpus(**store, options, available_threads(), progress);
  if (!loaded) return loaded.error();
  if (loaded->corpus.size() < 2) return Error{Errc::not_found, "fewer than two articles", folder};
  return std::move(loaded->corpus);
}

/// A site with its figures.
struct Column {
  std::string name;
  std::vector<Figure> figures;
};

std::string table(const std::vector<Column>& columns) {
  std::string text = "| |";
  for (const Column& column : columns) text += " " + column.name + " |";
  text += "\n|---|";
  for (std::size_t i = 0; i < columns.size(); ++i) text += "---|";
  for (std::size_t row = 0; row < columns[0].figures.size(); ++row) {
    text += "\n| " + columns[0].figures[row].name + " |";
    for (const Column& column : columns) {
      const auto& [name, value, digits] = column.figures[row];
      const bool whole = digits == 0 && std::isfinite(value);
      text += " " + (whole ? cli::with_thousands(static_cast<std::size_t>(std::llround(value)))
                           : figure(value, digits));
      text += " |";
    }
  }
  return text + "\n";
}

Result<int> run(const Arguments& arguments, Progress& progress, cli::Output& output) {
  std::vector<Column> columns;
  const auto add = [&](const std::string& name, const Corpus& corpus) {
    columns.push_back({name, statistics(corpus, available_threads(), progress)});
  };
  for (const std::string& folder : arguments.compared) {
    const auto corpus = read_site(folder, progress);
    if (!corpus) return corpus.error();
    if (!progress.stopped()) add(fs::path(folder).filename().string(), *corpus);
  }
  const GeneratedSite site(arguments.site);
  if (!arguments.folder.empty()) {
    if (auto written = write_site(site, arguments.folder, progress); !written) {
      return written.error();
    }
    output.out += arguments.folder + ": " + cli::with_thousands(site.size()) + " articles\n";
  }
  if (arguments.statistics) add("generated", site.corpus(available_threads(), progress));
  if (progress.stopped()) return cli::kInterrupted;
  if (!columns.empty()) output.out += table(columns);
  return cli::kClean;
}

/// Fills `arguments`; an exit code if the program is done with that.
std::optional<int> parse(int argc, char** argv, Arguments& arguments) {
  CLI::App app("Write a site of news articles that nobody wrote.", "kindred_generate_site");
  app.add_option("N", arguments.site.articles, "number of articles")
      ->type_name("")
      ->check(CLI::Range(std::size_t{2}, kMostArticles).description(""));
  app.add_option("FOLDER", arguments.folder, "new folder; the articles go to its _news")
      ->type_name("");
  app.add_option("--seed", arguments.site.seed, "another seed, another site (1)")->type_name("S");
  app.add_option("--body", arguments.site.body_words, "mean length of the bodies (0: none)")
      ->type_name("WORDS")
      ->check(CLI::Range(0U, 100'000U).description(""));
  app.add_flag("--statistics", arguments.statistics, "print the figures of the generated site");
  app.add_option("--statistics-of", arguments.compared, "and those of this site; may be repeated")
      ->type_name("SITE")
      ->allow_extra_args(false);
  try {
    app.parse(argc, argv);
    const bool generates = !arguments.folder.empty() || arguments.statistics;
    if (generates != (arguments.site.articles > 0)) {
      throw CLI::RequiredError(generates ? "N" : "FOLDER or --statistics");
    }
    if (!generates && arguments.compared.empty()) throw CLI::RequiredError("N and FOLDER");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::kClean : cli::kCouldNotRun;
  }
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (const auto exit = parse(argc, argv, arguments)) return *exit;
  return cli::attend(
      cli::make_console({}),
      [&](Progress& progress, cli::Output& output) { return run(arguments, progress, output); },
      "what was written so far is there");
}
