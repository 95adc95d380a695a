// The values that the two sides share: articles going in, related lists coming out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kindred {

/// Position of an article in its corpus, which is sorted by path.
using DocId = std::uint32_t;

/// Times lie within so many seconds of 1970: dates have years of four digits.
constexpr std::int64_t kMostSeconds = 1'000'000'000'000;
constexpr bool is_time(std::int64_t seconds) {
  return seconds >= -kMostSeconds && seconds <= kMostSeconds;
}

/// What the ranking knows of an article. All text is valid UTF-8.
struct Article {
  std::string path;  // relative to the site, separated by '/'
  std::string title;
  std::string excerpt;
  std::string body;  // plain text, without markup
  std::vector<std::string> topics;
  std::vector<std::string> links;    // targets of the links in the body, as written
  std::string url;                   // as the front matter states it; may be relative or empty
  std::string language;              // as the front matter states it, else empty
  std::string provider;              // who published it, else empty
  std::optional<std::int64_t> time;  // seconds since 1970-01-01 UTC, at most kMostSeconds away
  std::optional<float> quality;      // any scale, finite; only the order counts
  std::optional<float> heat;         // any scale, finite; only the order counts
  bool recommendable = true;         // false: removed, deleted, a draft, unpublished here

  friend bool operator==(const Article&, const Article&) = default;
};

/// Articles in the order of their paths; a DocId is an index into it.
using Corpus = std::vector<Article>;

/// An article in somebody's related list.
struct Match {
  DocId doc = 0;
  float similarity = 0;  // [0,1], before boosts
  float score = 0;       // similarity × boosts, >= 0; lists are sorted by it

  friend bool operator==(const Match&, const Match&) = default;
};

/// One list per article, best first.
using RelatedLists = std::vector<std::vector<Match>>;

/// What people said about one article's related list.
struct CuratedEntry {
  std::vector<DocId> pins;          // always first, in this order
  std::vector<DocId> blocks;        // never
  std::map<DocId, int> judgements;  // grade 0: judged not related; only evaluation reads these
};

/// Hand-made relations, by source article.
using Curated = std::map<DocId, CuratedEntry>;

/// What people judged: by article, the grades of others as its related ones (0: not related).
using Judgements = std::map<DocId, std::map<DocId, int>>;

/// Lists by article, best first; what is not there is as good as an empty list.
using Rankings = std::map<DocId, std::vector<DocId>>;

}  // namespace kindred
