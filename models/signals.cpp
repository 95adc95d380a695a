#include "models/signals.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kindred {
namespace {

float unit(float value) { return std::clamp(value, 0.0F, 1.0F); }

/// The part of a row in columns [begin, end).
SparseRow part(SparseRow row, std::uint32_t begin, std::uint32_t end) {
  const SparseRow upto = row.until(end);
  const std::size_t skipped = row.until(begin).size();
  return {upto.columns.subspan(skipped), upto.values.subspan(skipped)};
}

float part_cosine(const Model& model, DocId a, DocId b, std::uint32_t begin, std::uint32_t end,
                  float share) {
  if (share <= 0) return 0;
  const float product = dot(part(model.rows[a], begin, end), part(model.rows[b], begin, end));
  return unit(product / share);
}

float topics_value(const Model& model, DocId a, DocId b) {
  return part_cosine(model, a, b, model.text_end, model.topics_end, model.shares.topics);
}
float section_value(const Model& model, DocId a, DocId b) {
  return part_cosine(model, a, b, model.topics_end, model.rows.width, model.shares.section);
}
float dense_value(const Model& model, DocId a, DocId b) {
  return model.dense.size() == 0 ? 0 : unit(dot(model.dense[a], model.dense[b]));
}
float links_value(const Model& model, DocId a, DocId b) { return model.links.between(a, b); }

Verdict rest(const Evidence& /*evidence*/) { return {}; }
Verdict off(const Evidence& /*evidence*/) { return {0, "off by default"}; }

/// Measured on two sites whose topics differ: .2 to .3 is best or near best on both.
constexpr float kTopicsShare = 0.25F;

/// Topics count where most articles have one that some, but not all, others have.
Verdict topics_verdict(const Evidence& evidence) {
  const SparseRows& rows = evidence.topics.rows;
  std::size_t told = 0;
  for (std::size_t doc = 0; doc < rows.size(); ++doc) told += rows[doc].size() > 0 ? 1U : 0U;
  const std::size_t percent = rows.size() == 0 ? 0 : 100 * told / rows.size();
  const std::string share =
      std::to_string(percent) + " % of the articles have a topic that some others have";
  return {percent >= 50 ? kTopicsShare : 0, share};
}

/// Measured on two sites: .1 gives +7 % and −1 %; .2 gives +8 % and −5 %.
constexpr float kLinksShare = 0.1F;

/// Links count where editors set them between articles as a habit.
Verdict links_verdict(const Evidence& evidence) {
  const auto& neighbours = evidence.links.neighbours;
  std::size_t linked = 0;
  for (const auto& of_article : neighbours) linked += of_article.empty() ? 0U : 1U;
  const std::size_t percent = neighbours.empty() ? 0 : 100 * linked / neighbours.size();
  return {percent >= 25 ? kLinksShare : 0,
          std::to_string(percent) + " % of the articles are linked with others in their bodies"};
}

constexpr std::array kSignals = {
    Signal{"text", nullptr, &Shares::text, &text_cosine, &rest},
    Signal{"topics", &SimilarityOptions::topics, &Shares::topics, &topics_value, &topics_verdict},
    Signal{"section", &SimilarityOptions::section, &Shares::section, &section_value, &off},
    Signal{"dense", &SimilarityOptions::dense, &Shares::dense, &dense_value, &off},
    Signal{"links", &SimilarityOptions::links, &Shares::links, &links_value, &links_verdict},
};

float fixed_sum(const SimilarityOptions& options) {
  float sum = 0;
  for (const Signal& signal : kSignals) {
    if (signal.option != nullptr) sum += (options.*signal.option).value_or(0);
  }
  return sum;
}

/// What the signals outside the rows add.
float beyond_rows(const Model& model, DocId a, DocId b) {
  float sum = 0;
  if (model.shares.dense > 0) sum += model.shares.dense * dense_value(model, a, b);
  if (model.shares.links > 0) sum += model.shares.links * links_value(model, a, b);
  return sum;
}

}  // namespace

std::span<const Signal> signals() { return kSignals; }

Shares decide_shares(const Options& options, const Evidence& evidence,
                     std::vector<Decision>& decisions) {
  Shares shares;
  float left = 1 - fixed_sum(options.similarity);
  for (const Signal& signal : kSignals) {
    if (signal.option == nullptr) continue;
    const Auto& option = options.similarity.*signal.option;
    Verdict verdict = option ? Verdict{*option, "set"} : signal.automatic(evidence);
    if (!option) {
      verdict.value = std::min(verdict.value, std::max(left, 0.0F));
      left -= verdict.value;
    }
    if (signal.share == &Shares::links && options.fields.body <= 0) {
      verdict = {0, "bodies are turned off"};
    }
    shares.*signal.share = verdict.value;
    shares.text -= verdict.value;
    decisions.push_back({"similarity." + std::string(signal.name), verdict.value,
                         !option.has_value(), verdict.reason});
  }
  shares.text = unit(shares.text);
  return shares;
}

float similarity(const Model& model, DocId a, DocId b) {
  return unit(dot(model.rows[a], model.rows[b]) + beyond_rows(model, a, b));
}

float text_cosine(const Model& model, DocId a, DocId b) {
  return part_cosine(model, a, b, 0, model.text_end, model.shares.text);
}

void Similarity::from(DocId source) {
  for (const std::uint32_t column : filled_) spread_[column] = 0;
  const SparseRow row = model_->rows[source];
  filled_.assign(row.columns.begin(), row.columns.end());
  for (std::size_t i = 0; i < row.size(); ++i) spread_[row.columns[i]] = row.values[i];
  source_ = source;
}

float Similarity::product(SparseRow row) const {
  float sum = 0;
  for (std::size_t i = 0; i < row.size(); ++i) sum += spread_[row.columns[i]] * row.values[i];
  return sum;
}

float Similarity::to(DocId doc) const {
  return unit(product(model_->rows[doc]) + beyond_rows(*model_, source_, doc));
}

float Similarity::text_to(DocId doc) const {
  if (model_->shares.text <= 0) return 0;
  return unit(product(model_->rows[doc].until(model_->text_end)) / model_->shares.text);
}

}  // namespace kindred
