#include "site/evidence.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/parallel.hpp"
#include "data/article_reader.hpp"
#include "data/relations.hpp"
#include "models/language.hpp"
#include "models/matrix.hpp"

namespace kindred {
namespace {

constexpr std::size_t kChunk = 16;  // files per step of a thread

struct Examined {
  ReadFile read;
  ArticleDetails details;
};

Examined examine_file(const Store& store, const ArticleReader& reader, const std::string& path,
                      const Options& options) {
  const auto bytes = store.read(path);
  if (!bytes) return {skipped_file(path, bytes.error()), {}};
  Examined out{reader.read(path, *bytes), {}};
  if (out.read.kind == FileKind::article) {
    out.details = read_details(*bytes, out.read.article.url, options);
  }
  return out;
}

/// A word that is the name or the code of a language, as it is compared; else empty.
std::string language_tag(std::string_view word) {
  const std::string name = language_name(word);
  return name == "none" ? "" : name;
}

/// "fr" of "a.fr.md" and of "content/fr/a.md".
std::string language_of_place(std::string_view path) {
  const std::string_view name = stem(path);
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos) {
    if (std::string tag = language_tag(name.substr(dot + 1)); !tag.empty()) return tag;
  }
  if (path.starts_with(kHugoContent)) path.remove_prefix(kHugoContent.size());
  const auto slash = path.find('/');
  return slash == 2 || slash == 5 ? language_tag(path.substr(0, slash)) : "";
}

std::string language_of(const Article& article) {
  if (article.language.empty()) return language_of_place(article.path);
  const std::string tag = language_tag(article.language);
  return tag.empty() ? article.language : tag;
}

void detect_languages(Evidence& evidence, Progress& progress) {
  const std::size_t n = evidence.corpus.size();
  evidence.tags.resize(n);
  evidence.seeming.resize(n);
  parallel_for(n, task_size(n), evidence.threads, progress,
               [&](std::size_t begin, std::size_t end) {
                 for (std::size_t doc = begin; doc < end; ++doc) {
                   evidence.tags[doc] = language_of(evidence.corpus[doc]);
                   evidence.seeming[doc] = detected_language(evidence.corpus[doc], true);
                 }
               });
}

Lead follow(const Evidence& evidence, const ArticleIndex& index, DocId from,
            const std::string& target) {
  Lead lead;
  lead.to = find_target(index, evidence.corpus[from].path, target);
  lead.itself = std::find(lead.to.begin(), lead.to.end(), from) != lead.to.end();
  lead.visible = std::any_of(lead.to.begin(), lead.to.end(),
                             [&](DocId doc) { return evidence.is_visible(doc); });
  return lead;
}

void follow_lists(Evidence& evidence, Progress& progress) {
  const ArticleIndex index(evidence.corpus);
  const std::size_t n = evidence.corpus.size();
  evidence.leads.resize(n);
  parallel_for(n, kChunk, evidence.threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t doc = begin; doc < end; ++doc) {
      for (const BlockTarget& target : evidence.details[doc].targets) {
        evidence.leads[doc].push_back(
            follow(evidence, index, static_cast<DocId>(doc), target.name));
      }
    }
  });
  evidence.in_lists.resize(n);
  for (const auto& list : evidence.leads) {
    std::set<DocId> led_to;
    for (const Lead& lead : list) {
      if (!lead.itself) led_to.insert(lead.to.begin(), lead.to.end());
    }
    for (const DocId doc : led_to) ++evidence.in_lists[doc];
  }
}

void append(Examined file, Evidence& evidence) {
  switch (file.read.kind) {
    case FileKind::not_article:
      return;
    case FileKind::skipped:
      std::move(file.read.diagnostics.begin(), file.read.diagnostics.end(),
                std::back_inserter(evidence.skipped));
      break;
    case FileKind::article:
      std::move(file.read.diagnostics.begin(), file.read.diagnostics.end(),
                std::back_inserter(evidence.reading));
      evidence.corpus.push_back(std::move(file.read.article));
      evidence.details.push_back(std::move(file.details));
      break;
  }
  ++evidence.articles;
}

}  // namespace

bool Evidence::is_visible(DocId doc) const {
  const auto& expiry = details[doc].expiry;
  return corpus[doc].recommendable && !(expiry && *expiry <= now);
}

Result<Evidence> gather_evidence(const Store& store, const Options& options, std::int64_t now,
                                 unsigned threads, Progress& progress) {
  Evidence evidence;
  evidence.options = options;
  evidence.options.fields.body = std::max(options.fields.body, 1.0F);  // bodies are looked at, too
  evidence.now = now;
  evidence.threads = threads;
  const auto reader = ArticleReader::make(evidence.options);
  if (!reader) return reader.error();
  progress.begin("read", 0);
  const auto listing = store.list();
  if (!listing) return listing.error();
  const std::vector<std::string>& paths = listing->paths;
  std::vector<Examined> files(paths.size());
  progress.begin("read", paths.size());
  parallel_for(paths.size(), kChunk, threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      files[i] = examine_file(store, *reader, paths[i], options);
    }
  });
  if (progress.stopped()) return evidence;
  for (Examined& file : files) append(std::move(file), evidence);
  progress.begin("follow", 2 * evidence.corpus.size());
  detect_languages(evidence, progress);
  follow_lists(evidence, progress);
  return evidence;
}

}  // namespace kindred
