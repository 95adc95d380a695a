#include "site/recognition.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "data/corpus_loader.hpp"
#include "data/metadata.hpp"
#include "models/language.hpp"
#include "site/generator.hpp"

namespace kindred {
namespace {

namespace fs = std::filesystem;

/// Generators of which kindred knows the name alone.
constexpr std::array kOthers = {
    std::pair{"eleventy.config.js", "Eleventy"},  std::pair{"eleventy.config.mjs", "Eleventy"},
    std::pair{"eleventy.config.cjs", "Eleventy"}, std::pair{".eleventy.js", "Eleventy"},
    std::pair{"astro.config.mjs", "Astro"},       std::pair{"astro.config.js", "Astro"},
    std::pair{"astro.config.ts", "Astro"}};

using Counts = std::map<std::string, std::size_t>;

std::vector<std::pair<std::string, std::size_t>> largest_first(const Counts& counts) {
  std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

std::string folder_of(const std::string& path) {
  const auto slash = path.find('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

void describe(const Loaded& loaded, Recognition& out) {
  Counts folders;
  Counts languages;
  for (const Article& article : loaded.corpus) {
    ++folders[folder_of(article.path)];
    out.with_excerpt += article.excerpt.empty() ? 0U : 1U;
    out.with_topics += article.topics.empty() ? 0U : 1U;
    out.with_date += article.time ? 1U : 0U;
    out.with_url += article.url.empty() ? 0U : 1U;
    out.external += is_external_url(article.url) ? 1U : 0U;
    const std::string stated = article.language.empty() ? "none" : language_name(article.language);
    const std::string language = stated == "none" ? detected_language(article, true) : stated;
    if (!language.empty()) ++languages[language];
  }
  for (const ArticleFile& file : loaded.files) {
    out.own_blocks += file.owner == BlockOwner::kindred ? 1U : 0U;
    const bool foreign = file.owner == BlockOwner::foreign || file.owner == BlockOwner::edited;
    out.foreign_blocks += foreign ? 1U : 0U;
  }
  out.articles = loaded.corpus.size();
  out.skipped = loaded.skipped.size();
  out.folders = largest_first(folders);
  out.languages = largest_first(languages);
}

}  // namespace

Recognition recognise_generator(const std::string& folder) {
  Recognition out;
  if (const auto generator = find_generator(folder, SiteKind::automatic)) {
    out.generator = generator->kind == SiteKind::jekyll ? "Jekyll" : "Hugo";
    out.config = fs::path(generator->config).lexically_relative(folder).generic_string();
    out.knows_urls = true;
    return out;
  }
  std::error_code ignored;
  for (const auto& [file, name] : kOthers) {
    if (!fs::is_regular_file(fs::path(folder) / file, ignored)) continue;
    out.generator = name;
    out.config = file;
    break;
  }
  return out;
}

Result<Recognition> recognise(const std::string& folder, const Store& store, const Options& options,
                              unsigned threads, Progress& progress) {
  Recognition out = recognise_generator(folder);
  const auto loaded = load_corpus(store, options, threads, progress);
  if (!loaded) return loaded.error();
  progress.end();
  describe(*loaded, out);
  return out;
}

}  // namespace kindred
