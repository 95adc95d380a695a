// How the generator of a site makes urls, as its own configuration says.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace kindred {

enum class SiteKind { automatic, jekyll, hugo, none };

struct PermalinkRules {
  struct Language {
    std::string code;     // "fr"
    std::string content;  // folder of its articles, relative to the site; empty: that of all
    std::string prefix;   // of its urls: "/fr", or empty

    friend bool operator==(const Language&, const Language&) = default;
  };
  /// Holds for articles at or below `path` (relative to the site, maybe with '*'; empty: all) of
  /// that type.
  struct Pattern {
    std::string path;
    std::string type;  // Jekyll: a collection, "posts" or "pages"; Hugo: a section; empty: any
    std::string text;  // "/:year/:title/"

    friend bool operator==(const Pattern&, const Pattern&) = default;
  };

  SiteKind kind = SiteKind::none;  // never automatic
  std::string base;                // what all urls begin with: "/blog", or empty
  std::string content;             // folder of articles, relative to the site; empty: the site
  std::string style;               // Jekyll: `permalink` of the site, for the ends of pages' urls
  bool ugly = false;               // Hugo: "/a.html" instead of "/a/"
  bool keep_case = false;          // Hugo: disablePathToLower
  std::vector<Pattern> patterns;   // the last that holds counts
  std::vector<std::string> published;  // Jekyll: collections that become pages
  std::vector<std::string> sections;   // Hugo: folders below the first that are sections; sorted,
                                       // relative to the site; empty where no pattern asks
  std::vector<Language> languages;     // Hugo: the default one first; empty: one, without a name

  friend bool operator==(const PermalinkRules&, const PermalinkRules&) = default;
};

/// A text that differs where rules do.
std::string to_text(const PermalinkRules& rules);

}  // namespace kindred
