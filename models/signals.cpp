#include "models/signals.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/mentions.hpp"

namespace kindred {
namespace {

float unit(float value) { return std::clamp(value, 0.0F, 1.0F); }

/// The part of a row in columns [begin, end).
SparseRow part(SparseRow row, std::uint32_t begin, std::uint32_t end) {
  const SparseRow upto = row.until(end);
  const std::size_t skipped = row.until(begin).size();
  return {upto.columns.subspan(skipped), upto.values.subspan(skipped)};
}

float part_cosine(const Model& model, const Query& a, DocId b, std::uint32_t begin,
                  std::uint32_t end, float share) {
  if (share <= 0) return 0;
  const float product = dot(part(a.row, begin, end), part(model.rows[b], begin, end));
  return unit(product / share);
}

float text_value(const Model& model, const Query& a, DocId b) {
  return part_cosine(model, a, b, 0, model.text_end, model.shares.text);
}
float topics_value(const Model& model, const Query& a, DocId b) {
  return part_cosine(model, a, b, model.text_end, model.topics_end, model.shares.topics);
}
float section_value(const Model& model, const Query& a, DocId b) {
  return part_cosine(model, a, b, model.topics_end, model.rows.width, model.shares.section);
}
float dense_value(const Model& model, const Query& a, DocId b) {
  return a.dense.empty() ? 0 : unit(dot(a.dense, model.dense[b]));
}
float links_value(const Model& model, const Query& a, DocId b) {
  return a.doc ? model.links.between(*a.doc, b) : 0;
}
float mentions_value(const Model& model, const Query& a, DocId b) {
  if (model.titles.size() == 0) return 0;
  return mention(covered(model.titles[b], a.row), covered(a.title, model.rows[b]));
}

Verdict rest(const Evidence& /*evidence*/) { return {}; }
std::string percent_of(std::size_t some, std::size_t all) {
  return std::to_string(all == 0 ? 0 : 100 * some / all) + " %";
}

Verdict off(const Evidence& /*evidence*/) { return {0, "off by default"}; }

/// Measured on two sites whose topics differ: .2 to .3 is best or near best on both.
constexpr float kTopicsShare = 0.25F;

/// Topics count where most articles have one that some, but not all, others have.
Verdict topics_verdict(const Evidence& evidence) {
  const SparseRows& rows = evidence.topics.rows;
  std::size_t told = 0;
  for (std::size_t doc = 0; doc < rows.size(); ++doc) told += rows[doc].size() > 0 ? 1U : 0U;
  return {2 * told >= rows.size() && told > 0 ? kTopicsShare : 0,
          percent_of(told, rows.size()) + " of the articles have a topic that some others have"};
}

/// Measured on two sites: .1 gives +7 % and −1 %; .2 gives +8 % and −5 %.
constexpr float kLinksShare = 0.1F;

/// Links count where editors set them between articles as a habit.
Verdict links_verdict(const Evidence& evidence) {
  const auto& neighbours = evidence.links.neighbours;
  std::size_t linked = 0;
  for (std::size_t doc = 0; doc < neighbours.size(); ++doc) {
    linked += neighbours[doc].empty() ? 0U : 1U;
  }
  return {4 * linked >= neighbours.size() && linked > 0 ? kLinksShare : 0,
          percent_of(linked, neighbours.size()) +
              " of the articles are linked with others in their bodies"};
}

/// Measured with bodies on two sites: .05 to .1 is best on both, +3 % and +3 %.
constexpr float kMentionsShare = 0.1F;

/// Mentions count where articles have bodies to name others in.
Verdict mentions_verdict(const Evidence& evidence) {
  const Corpus& corpus = evidence.corpus;
  const auto bodies = static_cast<std::size_t>(std::count_if(
      corpus.begin(), corpus.end(), [](const Article& article) { return !article.body.empty(); }));
  return {2 * bodies >= corpus.size() ? kMentionsShare : 0,
          percent_of(bodies, corpus.size()) + " of the articles have a body"};
}

/// Measured on three sites: .05 gives +5 %, −1 % and +1 %; .2 gives +10 %, −6 % and −5 %. It stays
/// below min_score, so that the section alone relates nothing.
constexpr float kSectionShare = 0.04F;

/// The section counts where most articles share theirs with some, but not most, of the others.
Verdict section_verdict(const Evidence& evidence) {
  const SparseRows sections = transpose(evidence.sections.rows);
  const std::size_t articles = evidence.sections.rows.size();
  std::size_t told = 0;
  std::size_t largest = 0;
  for (std::size_t section = 0; section < sections.size(); ++section) {
    told += sections[section].size();
    largest = std::max(largest, sections[section].size());
  }
  const bool counts = 2 * told >= articles && 2 * largest <= articles;
  return {counts ? kSectionShare : 0, percent_of(told, articles) +
                                          " of the articles share their section with others, " +
                                          percent_of(largest, articles) + " are in the largest"};
}

constexpr std::array kSignals = {
    Signal{"text", nullptr, &Shares::text, &text_value, &rest},
    Signal{"topics", &SimilarityOptions::topics, &Shares::topics, &topics_value, &topics_verdict},
    Signal{"section", &SimilarityOptions::section, &Shares::section, &section_value,
           &section_verdict},
    Signal{"dense", &SimilarityOptions::dense, &Shares::dense, &dense_value, &off},
    Signal{"links", &SimilarityOptions::links, &Shares::links, &links_value, &links_verdict},
    Signal{"mentions", &SimilarityOptions::mentions, &Shares::mentions, &mentions_value,
           &mentions_verdict},
};

float fixed_sum(const SimilarityOptions& options) {
  float sum = 0;
  for (const Signal& signal : kSignals) {
    if (signal.option != nullptr) sum += (options.*signal.option).value_or(0);
  }
  return sum;
}

/// What the signals outside the rows add, but for mentions.
float beyond_rows(const Model& model, const Query& a, DocId b) {
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
    const bool of_body = signal.share == &Shares::links || signal.share == &Shares::mentions;
    if (of_body && options.fields.body <= 0) {
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
  const Query query = query_of(model, a);
  float sum = dot(query.row, model.rows[b]) + beyond_rows(model, query, b);
  if (model.shares.mentions > 0) sum += model.shares.mentions * mentions_value(model, query, b);
  return unit(sum);
}

float text_cosine(const Model& model, DocId a, DocId b) {
  return text_value(model, query_of(model, a), b);
}

bool text_cosine_reaches(const Model& model, DocId a, DocId b, float least) {
  constexpr float kMargin = 1e-3F;  // for the rounding of sums
  const float share = model.shares.text;
  const SparseRow x = part(model.rows[a], 0, model.text_end);
  const SparseRow y = part(model.rows[b], 0, model.text_end);
  const float most_lacking = share * (1 - least * least + kMargin);
  float lacking = 0;  // squares of what x has and y lacks
  // From the end, where the columns of terms met late are: mostly rare ones, of large weights.
  for (std::size_t i = x.size(), j = y.size(); i > 0 && lacking <= most_lacking; --i) {
    while (j > 0 && y.columns[j - 1] > x.columns[i - 1]) --j;
    const bool shared = j > 0 && y.columns[j - 1] == x.columns[i - 1];
    lacking += shared ? 0 : x.values[i - 1] * x.values[i - 1];
  }
  return lacking <= most_lacking && text_cosine(model, a, b) >= least;
}

void Similarity::from(const Query& query) {
  for (const std::uint32_t column : query_.row.columns) spread_[column] = 0;
  for (std::size_t i = 0; i < query.row.size(); ++i) {
    spread_[query.row.columns[i]] = query.row.values[i];
  }
  if (!titled_.empty()) {
    for (const SparseRow& old : {query_.row, query_.title}) {
      for (const std::uint32_t column : old.columns) titled_[column] = {};
    }
    for (std::size_t i = 0; i < query.row.size(); ++i) {
      titled_[query.row.columns[i]].row = query.row.values[i];
    }
    for (std::size_t i = 0; i < query.title.size(); ++i) {
      titled_[query.title.columns[i]].title = query.title.values[i];
    }
  }
  query_ = query;
}

float Similarity::product(SparseRow row) const {
  float sum = 0;
  for (std::size_t i = 0; i < row.size(); ++i) sum += spread_[row.columns[i]] * row.values[i];
  return sum;
}

/// The product and the mentions in one pass over the row: its columns lie all over memory.
float Similarity::with_mentions(DocId doc) const {
  const SparseRow row = model_->rows[doc];
  float sum = 0;
  float back = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Weights& weights = titled_[row.columns[i]];
    sum += weights.row * row.values[i];
    back += weights.title;
  }
  float there = 0;
  const SparseRow title = model_->titles[doc];
  for (std::size_t i = 0; i < title.size(); ++i) {
    there += titled_[title.columns[i]].row != 0 ? title.values[i] : 0;
  }
  return sum + beyond_rows(*model_, query_, doc) + model_->shares.mentions * mention(there, back);
}

float Similarity::to(DocId doc) const {
  if (!titled_.empty()) return unit(with_mentions(doc));
  return unit(product(model_->rows[doc]) + beyond_rows(*model_, query_, doc));
}

void Similarity::prefetch(DocId doc) const {
  const SparseRow row = model_->rows[doc];
  constexpr std::size_t kPerLine = 64 / sizeof(float);
  // The processor goes on by itself; asking for more keeps it waiting.
  constexpr std::size_t kLines = 8;
  for (std::size_t i = 0; i < std::min(row.size(), kLines * kPerLine); i += kPerLine) {
    __builtin_prefetch(row.columns.data() + i);
    __builtin_prefetch(row.values.data() + i);
  }
}

float Similarity::text_to(DocId doc) const {
  if (model_->shares.text <= 0) return 0;
  return unit(product(model_->rows[doc].until(model_->text_end)) / model_->shares.text);
}

}  // namespace kindred
