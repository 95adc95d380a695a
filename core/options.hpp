// Every option of the library: a plain value, its default, its unit. Nothing here reads a file.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/permalinks.hpp"
#include "core/result.hpp"

namespace kindred {

/// A number, or `auto` (empty): the corpus decides, without labels.
using Auto = std::optional<float>;

/// Multipliers of term counts, >= 0; 0 turns a field off.
struct FieldOptions {
  float title = 10;
  float excerpt = 4;
  float body = 0.5F;
  float damping = 0.5F;  // exponent of a term's multiplied counts, (0,1]; ½: root, 1: not damped
};

/// Shares of the similarity in [0,1], together at most 1; the rest is the text's.
struct SimilarityOptions {
  Auto topics;
  Auto dense;
  Auto links;
  Auto mentions;
  Auto section;
};

enum class Duplicates { collapse, keep };
enum class Languages { apart, mixed };

struct RankOptions {
  float quality = 0.3F;     // weight of the quality rank, [0,1]
  float heat = 0.1F;        // weight of the heat rank, [0,1]
  Auto proximity;           // weight of closeness in time, [0,1]
  Auto half_life_days;      // days after which closeness has halved, > 0
  float min_score = 0.05F;  // least similarity of an entry, [0,1]
  float near_copy =
      0.85F;            // likeness of texts from which two articles are one to the reader, (0,1]
  float diversity = 0;  // MMR: share given to being unlike what stands above, [0,1]
  unsigned per_provider = 0;  // most entries of one provider in a list; 0: no limit
  Duplicates duplicates = Duplicates::collapse;
  Languages languages = Languages::apart;  // may a list hold articles of another language?
};

enum class Sources { automatic, faiss, postings, both };
enum class IndexKind { automatic, flat, hnsw, ivf };

struct CandidateOptions {
  Sources sources = Sources::automatic;
  IndexKind index = IndexKind::automatic;
  unsigned depth = 200;  // candidates per article and source, >= 1
};

/// Front matter names by meaning, in order of preference.
struct SchemaOptions {
  std::vector<std::string> title{"title"};
  std::vector<std::string> excerpt{"excerpt", "description", "summary"};
  std::vector<std::string> topics{"topics", "tags", "categories", "category", "keywords"};
  std::vector<std::string> date{"publishedDateTime", "date", "publishDate"};
  std::vector<std::string> url{"webUrl", "url", "permalink", "originalUrl"};

  friend bool operator==(const SchemaOptions&, const SchemaOptions&) = default;
};

/// What one file may hold. A file with more is skipped with a diagnostic: nobody wrote it by hand,
/// and what it says would be repeated in every article that leads to it.
struct LimitOptions {
  unsigned file = 16U << 20U;         // bytes of a file, at most 64 MiB
  unsigned front_matter = 1U << 20U;  // bytes of YAML, be it without `related` or with a new one
  unsigned depth = 32;                // levels of nested values
  unsigned values = 100'000;          // values, with aliases written out
  unsigned topics = 1000;             // topics of an article
  unsigned text = 1U << 16U;          // bytes of a title, an excerpt, a url or a topic
  unsigned entry = 1U << 17U;         // bytes of the entry that leads to it
  unsigned body = 4U << 20U;          // bytes of the body that are read; the rest does not count
};

enum class Existing { keep, replace };

struct Options {
  std::vector<std::string> content;     // folders or globs; empty: all that may hold articles
  std::string content_base;             // where they start, relative to the site: "" or "../"...
  std::string language = "auto";        // auto (per article), a Snowball name, or none
  unsigned limit = 5;                   // entries per article, >= 1
  SiteKind kind = SiteKind::automatic;  // automatic: told by the site's own configuration
  PermalinkRules permalinks;            // from there; see adopt_generator()
  Existing existing = Existing::keep;
  float keep_margin = 0;  // part of its score by which a new link must beat one that stands, [0,1]
  unsigned max_inlinks = 0;  // most lists, without those of what is excluded, that an article is in
  FieldOptions fields;
  SimilarityOptions similarity;
  SchemaOptions schema;
  std::vector<std::string> entry{"title",
                                 "excerpt",
                                 "publishedDateTime",
                                 "webUrl",
                                 "ampWebUrl",
                                 "cdnAmpWebUrl",
                                 "type",
                                 "provider{name,domain}",
                                 "quality",
                                 "images{url,width,height,isCached}"};
  RankOptions rank;
  std::vector<std::pair<std::string, std::string>> exclude{
      {"removed", "true"}, {"deleted", "true"}, {"draft", "true"}};
  std::string curated;  // file of pins and blocks; empty: relations.yml where there is one
  CandidateOptions candidates;
  LimitOptions limits;
};

/// Ranges and sums that no single value shows; the message names the key.
Status validate(const Options& options);

}  // namespace kindred
