// Matches of a site, told: with the names, the words and the reasons that a reader asks for.
#pragma once

#include <map>
#include <optional>

#include "data/lookup.hpp"
#include "data/store.hpp"
#include "models/explain.hpp"
#include "models/occurrences.hpp"
#include "site/site.hpp"

namespace kindred::cli {

/// Tells matches of one site. Reads the articles whose words it names, each once. Keeps references
/// to all that it is given. Not thread-safe.
class Teller {
 public:
  Teller(const Site& site, const Options& options, const Store& store)
      : site_(site), options_(options), store_(store) {}

  [[nodiscard]] NamedArticle name(DocId doc) const;
  FoundArticle found(const Query& query, const Match& match, bool with_reasons);
  AbsentArticle absent(const Query& query, DocId doc);

 private:
  using Words = std::map<std::string, Occurrence, std::less<>>;

  ToldScore tell(const Query& query, DocId doc);
  const Words& words_of(DocId doc);

  const Site& site_;
  const Options& options_;
  const Store& store_;
  std::map<DocId, Words> words_;
};

}  // namespace kindred::cli
