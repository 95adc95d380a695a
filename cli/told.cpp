#include "cli/told.hpp"

#include "cli/why.hpp"
#include "data/corpus_loader.hpp"
#include "data/trec.hpp"

namespace kindred::cli {

NamedArticle Teller::name(DocId doc) const {
  return {document_id(site_.catalog.names(), doc), std::string(site_.catalog.path(doc)),
          std::string(site_.catalog.title(doc))};
}

/// Without the file, which may be gone by now, the terms have to do.
const Teller::Words& Teller::words_of(DocId doc) {
  const auto [entry, fresh] = words_.try_emplace(doc);
  if (!fresh) return entry->second;
  const auto article = load_article(store_, std::string(site_.catalog.path(doc)), options_);
  if (article) {
    const std::string_view language = site_.model.languages[site_.model.traits[doc].analyzer];
    entry->second = occurrences(*article, language, options_.fields);
  }
  return entry->second;
}

ToldScore Teller::tell(const Query& query, DocId doc) {
  const Explanation explanation = explain(site_.model, options_, query, doc);
  const Words& words = words_of(doc);
  ToldScore told;
  told.similarity = double{explanation.similarity};
  told.score = double{explanation.score};
  for (const auto& term : explanation.terms) {
    ToldScore::Term& line = told.terms.emplace_back();
    line.term = term.name;
    line.contribution = double{term.contribution};
    if (const auto at = words.find(term.name); at != words.end()) {
      line.word = at->second.word;
      line.fields.assign(at->second.fields.begin(), at->second.fields.end());
    }
  }
  for (const auto& topic : explanation.topics) {
    told.topics.emplace_back(topic.name, double{topic.contribution});
  }
  for (const auto& part : explanation.parts) {
    told.signals.emplace_back(part.name, double{part.contribution});
  }
  told.boosts = {{"quality", double{explanation.boosts.quality}},
                 {"heat", double{explanation.boosts.heat}},
                 {"proximity", double{explanation.boosts.proximity}}};
  return told;
}

FoundArticle Teller::found(const Query& query, const Match& match, bool with_reasons) {
  FoundArticle found;
  found.article = name(match.doc);
  found.url = site_.catalog.url(match.doc);
  found.time = site_.model.traits[match.doc].time;
  found.provider = site_.catalog.provider(match.doc);
  found.score = double{match.score};
  if (with_reasons) found.explanation = tell(query, match.doc);
  return found;
}

AbsentArticle Teller::absent(const Query& query, DocId doc) {
  const WhyNot why = why_not(site_.model, site_.curated, options_, query, doc);
  AbsentArticle absent;
  absent.article = name(doc);
  absent.place = why.place;
  absent.listed = why.hurdle == Hurdle::none;
  absent.hurdle = hurdle_name(why.hurdle);
  if (why.because) absent.because = site_.catalog.path(*why.because);
  absent.explanation = tell(query, doc);
  const auto similarity = static_cast<float>(absent.explanation.similarity);
  absent.reason = hurdle_reason(why, options_, similarity, absent.because);
  absent.remedy = hurdle_remedy(why, options_, similarity);
  return absent;
}

}  // namespace kindred::cli
