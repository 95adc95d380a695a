// What a lookup found, as JSON and TSV.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kindred {

/// An article by its names.
struct NamedArticle {
  std::string id;  // see document_ids()
  std::string path;
  std::string title;
};

/// How a score came about. The contributions of the signals add up to the similarity, those of the
/// terms to the signal "text"; the similarity times the boosts is the score.
struct ToldScore {
  struct Term {
    std::string term;                 // as the analyzer makes it; a trigram begins with '~'
    std::string word;                 // as the found article writes it; empty where unknown
    std::vector<std::string> fields;  // of the found article: title, excerpt, body
    double contribution = 0;
  };
  double similarity = 0;
  std::vector<Term> terms;
  std::vector<std::pair<std::string, double>> topics;   // contributions
  std::vector<std::pair<std::string, double>> signals;  // contributions
  std::vector<std::pair<std::string, double>> boosts;   // factors
  double score = 0;
};

struct FoundArticle {
  NamedArticle article;
  std::string url;
  std::optional<std::int64_t> time;  // seconds since 1970-01-01 UTC
  std::string provider;
  double score = 0;
  std::optional<ToldScore> explanation;
};

/// Why an article is not in the list, or where it is.
struct AbsentArticle {
  NamedArticle article;
  std::size_t place = 0;  // in the list, were it long enough, from 1; 0 where no length helps
  bool listed = false;
  std::string hurdle;   // a word: "copy", "min_score"; "none" where it is listed
  std::string because;  // the path of the article that stands in the way, if any
  std::string reason;   // a sentence
  std::string remedy;   // the option that would let it in; empty where none would
  ToldScore explanation;
};

struct Lookup {
  std::optional<NamedArticle> article;  // what was asked for: an article,
  std::string text;                     // or a text
  std::vector<FoundArticle> found;      // best first
  bool explain = false;                 // explanations were asked for
  std::optional<AbsentArticle> absent;
};

/// {"version": 1, "query": {"id", "path", "title"} or {"text"}, "results": [{"rank", "id", "path",
/// "title", "url", "date", "provider", "score", "explanation"?}, …], "why_not"?}; what is not known
/// is null. Ended by a line end, and on one line where not `pretty`.
std::string to_json(const Lookup& lookup, bool pretty);

/// rank, id, path, title, url, date, provider, score: a line of names, a line per article. Control
/// characters are spaces.
std::string to_tsv(const Lookup& lookup);

}  // namespace kindred
