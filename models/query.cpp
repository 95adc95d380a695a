#include "models/query.hpp"

#include <cmath>

#include "models/language.hpp"
#include "models/mentions.hpp"
#include "models/model.hpp"
#include "models/projection.hpp"

namespace kindred {

Query query_of(const Model& model, DocId doc) {
  Query query{doc, model.rows[doc], {}, {}};
  if (model.titles.size() > 0) query.title = model.titles[doc];
  if (model.dense.size() > 0) query.dense = model.dense[doc];
  return query;
}

std::vector<Query> queries_of(const Model& model, std::span<const DocId> docs) {
  std::vector<Query> queries;
  queries.reserve(docs.size());
  for (const DocId doc : docs) queries.push_back(query_of(model, doc));
  return queries;
}

TextQuery::TextQuery(const Model& model, const Options& options, std::string_view text) {
  const std::string language = language_of_text(text, options, model.languages);
  TextRow counted =
      text_row(text, language, model.vocabulary, model.size(), options.fields.damping);
  words_ = counted.words;
  row_ = std::move(counted.row);
  const float scale = std::sqrt(model.shares.text);
  for (float& value : row_.values) value *= scale;
  if (model.titles.size() > 0) {
    Analyzer analyzer(language);
    title_ = title_row(text, analyzer, model.vocabulary, model.size());
  }
  if (model.basis.size() > 0) dense_ = project(row_.view(), model.basis);
}

}  // namespace kindred
