#include "models/model_sections.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/parallel.hpp"

namespace kindred {
namespace {

/// Traits without padding, so that equal models are equal bytes.
struct TraitsRecord {
  std::int64_t time = 0;
  float quality_rank = 0;
  float heat_rank = 0;
  std::uint32_t copies = 0;
  std::uint32_t provider = 0;
  std::uint32_t language = 0;
  std::uint32_t analyzer = 0;
  std::uint32_t has_time = 0;
  std::uint32_t recommendable = 0;
};
static_assert(sizeof(TraitsRecord) == 40);

/// The single numbers.
struct Facts {
  float shares[6];
  float proximity_weight;
  float half_life_days;
  std::uint32_t text_end;
  std::uint32_t topics_end;
};

constexpr float Shares::*kShares[] = {&Shares::text,  &Shares::topics, &Shares::section,
                                      &Shares::dense, &Shares::links,  &Shares::mentions};

void save_traits(const Model& model, Sections& sections) {
  std::vector<TraitsRecord> records;
  records.reserve(model.traits.size());
  for (DocId doc = 0; doc < model.traits.size(); ++doc) {
    const Traits& traits = model.traits[doc];
    records.push_back({traits.time.value_or(0), traits.quality_rank, traits.heat_rank,
                       traits.copies, traits.provider, traits.language, traits.analyzer,
                       traits.time.has_value() ? 1U : 0U, model.recommendable[doc] != 0 ? 1U : 0U});
  }
  sections.add("model.traits", std::move(records));
}

/// Not so of what is no number.
bool is_share(float value) { return value >= 0 && value <= 1; }

Status load_traits(const SectionSource& sections, Model& model) {
  auto records = sections.get<TraitsRecord>("model.traits");
  if (!records) return records.error();
  model.traits.reserve(records->size());
  model.recommendable.reserve(records->size());
  for (const TraitsRecord& record : *records) {
    const bool sound = record.analyzer < model.languages.size() && is_time(record.time) &&
                       is_share(record.quality_rank) && is_share(record.heat_rank);
    if (!sound) return SectionSource::damaged("model.traits");
    model.traits.push_back({record.has_time != 0 ? std::optional(record.time) : std::nullopt,
                            record.quality_rank, record.heat_rank, record.copies, record.provider,
                            record.language, record.analyzer});
    model.recommendable.push_back(record.recommendable != 0 ? 1 : 0);
  }
  return ok();
}

void save_facts(const Model& model, Sections& sections) {
  Facts facts{};
  for (std::size_t i = 0; i < std::size(kShares); ++i) facts.shares[i] = model.shares.*kShares[i];
  facts.proximity_weight = model.proximity.weight;
  facts.half_life_days = model.proximity.half_life_days;
  facts.text_end = model.text_end;
  facts.topics_end = model.topics_end;
  sections.add("model.facts", std::vector{facts});
}

Status load_facts(const SectionSource& sections, Model& model) {
  const auto facts = sections.get_one<Facts>("model.facts");
  if (!facts) return facts.error();
  for (std::size_t i = 0; i < std::size(kShares); ++i) model.shares.*kShares[i] = facts->shares[i];
  model.proximity.weight = facts->proximity_weight;
  model.proximity.half_life_days = facts->half_life_days;
  const bool sound = std::all_of(std::begin(facts->shares), std::end(facts->shares), is_share) &&
                     is_share(model.proximity.weight) && model.proximity.half_life_days > 0;
  if (!sound) return SectionSource::damaged("model.facts");
  model.text_end = facts->text_end;
  model.topics_end = facts->topics_end;
  return ok();
}

/// What `auto` came out as; the reason of proximity goes with it.
void save_decisions(const Model& model, Sections& sections) {
  std::vector<std::string> words{model.proximity.reason};
  std::vector<float> values;
  std::vector<char> automatic;
  for (const Decision& decision : model.decisions) {
    words.push_back(decision.name);
    words.push_back(decision.reason);
    values.push_back(decision.value);
    automatic.push_back(decision.automatic ? 1 : 0);
  }
  Strings(words).save("model.decisions", sections);
  sections.add("model.decisions.values", std::move(values));
  sections.add("model.decisions.automatic", std::move(automatic));
}

Status load_decisions(const SectionSource& sections, Model& model) {
  const auto words = Strings::load("model.decisions", sections);
  if (!words) return words.error();
  const auto values = sections.get<float>("model.decisions.values");
  if (!values) return values.error();
  const auto automatic = sections.get<char>("model.decisions.automatic");
  if (!automatic) return automatic.error();
  if (automatic->size() != values->size() || words->size() != 2 * values->size() + 1) {
    return SectionSource::damaged("model.decisions");
  }
  model.proximity.reason = (*words)[0];
  for (std::size_t i = 0; i < values->size(); ++i) {
    model.decisions.push_back({std::string((*words)[2 * i + 1]), (*values)[i], (*automatic)[i] != 0,
                               std::string((*words)[2 * i + 2])});
  }
  return ok();
}

/// Takes over a piece that loaded, or hands its error on.
template <class T>
Status take(Result<T> loaded, T& into) {
  if (!loaded) return loaded.error();
  into = std::move(*loaded);
  return ok();
}

/// Do the pieces speak of the same articles, columns and dimensions?
bool fits_together(const Model& model) {
  const std::size_t articles = model.traits.size();
  const std::uint32_t columns = model.rows.width;
  const bool dense = model.dense.size() > 0;
  return model.rows.size() == articles && model.postings.size() == columns &&
         model.text_end <= model.topics_end && model.topics_end <= columns &&
         model.vocabulary.terms.size() == model.text_end &&
         model.topics.size() == model.topics_end - model.text_end &&
         (dense ? model.dense.size() == articles && model.basis.size() == columns &&
                      model.basis.width == model.dense.width
                : model.basis.size() == 0) &&
         (model.titles.size() == 0
              ? model.titles.width == 0
              : model.titles.size() == articles && model.titles.width == model.text_end) &&
         (model.links.empty() || model.links.targets.size() == articles) &&
         (model.shares.mentions <= 0 || model.titles.size() == articles) &&
         (model.shares.dense <= 0 || dense || articles == 0);
}

}  // namespace

void save_model(const Model& model, Sections& sections) {
  save_facts(model, sections);
  save_decisions(model, sections);
  save_traits(model, sections);
  model.vocabulary.save("model.vocabulary", sections);
  model.topics.save("model.topics", sections);
  model.languages.save("model.languages", sections);
  model.rows.save("model.rows", sections);
  model.postings.save("model.postings", sections);
  model.dense.save("model.dense", sections);
  model.basis.save("model.basis", sections);
  model.cards.save("model.cards", sections);
  model.links.save("model.links", sections);
  model.titles.save("model.titles", sections);
}

Result<Model> load_model(const SectionSource& sections, unsigned threads) {
  Model model;
  if (auto status = load_facts(sections, model); !status) return status.error();
  if (auto status = load_decisions(sections, model); !status) return status.error();
  if (auto status = take(Strings::load("model.languages", sections), model.languages); !status) {
    return status.error();
  }
  if (auto status = load_traits(sections, model); !status) return status.error();
  const std::size_t articles = model.traits.size();
  // Those first that take longest to check.
  const std::vector<std::function<Status()>> pieces{
      [&] { return take(SparseRows::load("model.rows", sections), model.rows); },
      [&] { return take(Vocabulary::load("model.vocabulary", sections), model.vocabulary); },
      [&] { return take(Postings::load("model.postings", articles, sections), model.postings); },
      [&] { return take(SparseRows::load("model.titles", sections), model.titles); },
      [&] { return take(Strings::load("model.topics", sections), model.topics); },
      [&] { return take(DenseRows::load("model.dense", sections), model.dense); },
      [&] { return take(DenseRows::load("model.basis", sections), model.basis); },
      [&] { return take(Cards::load("model.cards", articles, sections), model.cards); },
      [&] { return take(Links::load("model.links", articles, sections), model.links); },
  };
  std::vector<Status> loaded(pieces.size(), ok());
  Progress progress;
  parallel_for(pieces.size(), 1, threads, progress,
               [&](std::size_t piece, std::size_t) { loaded[piece] = pieces[piece](); });
  for (const Status& status : loaded) {
    if (!status) return status.error();
  }
  set_steps(model);
  if (!fits_together(model)) return SectionSource::damaged("model");
  return model;
}

}  // namespace kindred
