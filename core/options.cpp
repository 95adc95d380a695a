#include "core/options.hpp"

#include <initializer_list>
#include <string_view>

namespace kindred {
namespace {

Error invalid(std::string_view key, std::string_view expected) {
  return {Errc::invalid, std::string(key) + " must be " + std::string(expected), "", 0};
}

bool in_unit_range(float value) { return value >= 0 && value <= 1; }

/// Below the least values, articles that nobody would call large could not be read; above the
/// greatest, one file could take the memory or, by recursion, the stack of a run.
Status validate(const LimitOptions& limits) {
  struct Range {
    std::string_view key;
    unsigned value, least, most;
  };
  const std::initializer_list<Range> ranges = {
      {"limits.file", limits.file, 1U << 20U, 64U << 20U},
      {"limits.front_matter", limits.front_matter, 1U << 19U, 16U << 20U},
      {"limits.depth", limits.depth, 16, 256},
      {"limits.values", limits.values, 100'000, 10'000'000},
      {"limits.topics", limits.topics, 1, 100'000},
      {"limits.text", limits.text, 1000, 1U << 20U},
      {"limits.entry", limits.entry, 1000, 1U << 20U},
      {"limits.body", limits.body, 1000, 64U << 20U}};
  for (const Range& range : ranges) {
    if (range.value >= range.least && range.value <= range.most) continue;
    return invalid(range.key,
                   "between " + std::to_string(range.least) + " and " + std::to_string(range.most));
  }
  return ok();
}

}  // namespace

Status validate(const Options& options) {
  if (options.limit == 0 || options.limit > 1000) return invalid("limit", "between 1 and 1000");
  if (options.candidates.depth == 0 || options.candidates.depth > 100'000) {
    return invalid("candidates.depth", "between 1 and 100000");
  }
  const std::initializer_list<std::pair<std::string_view, float>> fields = {
      {"fields.title", options.fields.title},
      {"fields.excerpt", options.fields.excerpt},
      {"fields.body", options.fields.body}};
  for (const auto& [key, value] : fields) {
    if (!(value >= 0 && value <= 1000)) return invalid(key, "between 0 and 1000");
  }
  if (!(options.fields.damping > 0 && options.fields.damping <= 1)) {
    return invalid("fields.damping", "above 0 and at most 1");
  }
  const std::initializer_list<std::pair<std::string_view, float>> shares = {
      {"keep_margin", options.keep_margin},
      {"rank.quality", options.rank.quality},
      {"rank.heat", options.rank.heat},
      {"rank.proximity", options.rank.proximity.value_or(0)},
      {"rank.min_score", options.rank.min_score},
      {"rank.near_copy", options.rank.near_copy},
      {"rank.diversity", options.rank.diversity},
      {"similarity.topics", options.similarity.topics.value_or(0)},
      {"similarity.dense", options.similarity.dense.value_or(0)},
      {"similarity.links", options.similarity.links.value_or(0)},
      {"similarity.mentions", options.similarity.mentions.value_or(0)},
      {"similarity.section", options.similarity.section.value_or(0)}};
  for (const auto& [key, value] : shares) {
    if (!in_unit_range(value)) return invalid(key, "between 0 and 1");
  }
  const auto& similarity = options.similarity;
  if (similarity.topics.value_or(0) + similarity.dense.value_or(0) + similarity.links.value_or(0) +
          similarity.mentions.value_or(0) + similarity.section.value_or(0) >
      1.0F) {
    return invalid("similarity", "shares that add up to at most 1");
  }
  if (options.rank.near_copy == 0) return invalid("rank.near_copy", "above 0");
  if (!(options.rank.half_life_days.value_or(1) > 0)) {
    return invalid("rank.half_life_days", "above 0");
  }
  return validate(options.limits);
}

}  // namespace kindred
