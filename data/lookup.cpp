#include "data/lookup.hpp"

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "data/dates.hpp"
#include "data/json.hpp"
#include "data/tsv.hpp"

namespace kindred {
namespace {

using Json = nlohmann::ordered_json;

/// A float's seven digits, not the seventeen of the double that it became.
Json number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.7g", value);
  return std::strtod(text, nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json named(const NamedArticle& article) {
  return {{"id", article.id}, {"path", article.path}, {"title", article.title}};
}

Json as_map(const std::vector<std::pair<std::string, double>>& parts) {
  Json map = Json::object();
  for (const auto& [name, value] : parts) map[name] = number(value);
  return map;
}

Json told(const ToldScore& explanation) {
  Json terms = Json::array();
  for (const ToldScore::Term& term : explanation.terms) {
    terms.push_back({{"term", term.term},
                     {"word", text_or_null(term.word)},
                     {"fields", term.fields},
                     {"contribution", number(term.contribution)}});
  }
  return {{"similarity", number(explanation.similarity)}, {"terms", std::move(terms)},
          {"topics", as_map(explanation.topics)},         {"signals", as_map(explanation.signals)},
          {"boosts", as_map(explanation.boosts)},         {"score", number(explanation.score)}};
}

Json found(const FoundArticle& article, std::size_t rank, bool explain) {
  Json json = {{"rank", rank}};
  json.update(named(article.article));
  json["url"] = text_or_null(article.url);
  json["date"] = article.time ? Json(format_date(*article.time)) : Json();
  json["provider"] = text_or_null(article.provider);
  json["score"] = number(article.score);
  if (explain && article.explanation) json["explanation"] = told(*article.explanation);
  return json;
}

Json absent(const AbsentArticle& article) {
  Json json = named(article.article);
  json["listed"] = article.listed;
  json["place"] = article.place == 0 ? Json() : Json(article.place);
  json["hurdle"] = article.hurdle;
  json["because"] = text_or_null(article.because);
  json["reason"] = article.reason;
  json["remedy"] = text_or_null(article.remedy);
  json["explanation"] = told(article.explanation);
  return json;
}

}  // namespace

std::string to_json(const Lookup& lookup, bool pretty) {
  Json json = {{"version", 1}};
  json["query"] = lookup.article ? named(*lookup.article) : Json{{"text", lookup.text}};
  json["results"] = Json::array();
  for (std::size_t i = 0; i < lookup.found.size(); ++i) {
    json["results"].push_back(found(lookup.found[i], i + 1, lookup.explain));
  }
  if (lookup.absent) json["why_not"] = absent(*lookup.absent);
  return json_for_terminals(
             json.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace)) +
         "\n";
}

std::string to_tsv(const Lookup& lookup) {
  std::string text = tsv_row({"rank", "id", "path", "title", "url", "date", "provider", "score"});
  for (std::size_t i = 0; i < lookup.found.size(); ++i) {
    const FoundArticle& article = lookup.found[i];
    char score[32];
    std::snprintf(score, sizeof score, "%.5f", article.score);
    text += tsv_row({std::to_string(i + 1), tsv_plain(article.article.id),
                     tsv_plain(article.article.path), tsv_field(article.article.title),
                     tsv_field(article.url), article.time ? format_date(*article.time) : "",
                     tsv_field(article.provider), score});
  }
  return text;
}

}  // namespace kindred
