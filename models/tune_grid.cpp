#include "models/tune_grid.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

namespace kindred {
namespace {

// Steps of about a factor of two: smaller ones are within the noise of a few hundred judged
// articles, and every value costs a ranking of all of them.
constexpr std::array kTitle = {0.0F, 1.0F, 2.0F, 5.0F, 10.0F, 20.0F, 40.0F};
constexpr std::array kExcerpt = {0.0F, 1.0F, 2.0F, 4.0F, 8.0F, 16.0F};
constexpr std::array kBody = {0.0F, 0.1F, 0.25F, 0.5F, 1.0F, 2.0F, 4.0F};
constexpr std::array kDamping = {0.25F, 0.35F, 0.5F, 0.65F, 0.8F, 1.0F};
constexpr std::array kShare = {0.0F, 0.05F, 0.1F, 0.15F, 0.25F, 0.4F, 0.6F};
constexpr std::array kMerit = {0.0F, 0.1F, 0.2F, 0.4F, 0.7F, 1.0F};
constexpr std::array kProximity = {0.0F, 0.15F, 0.3F, 0.5F, 0.7F, 0.85F};
constexpr std::array kHalfLife = {3.0F, 7.0F, 14.0F, 30.0F, 90.0F, 365.0F};

bool always(const Ground& /*ground*/, const Options& /*options*/) { return true; }
bool with_excerpts(const Ground& ground, const Options& /*options*/) { return ground.excerpts; }
bool with_bodies(const Ground& ground, const Options& /*options*/) { return ground.bodies; }
bool with_topics(const Ground& ground, const Options& /*options*/) { return ground.topics; }
bool with_links(const Ground& ground, const Options& options) {
  return ground.links && options.fields.body > 0;
}
bool with_mentions(const Ground& ground, const Options& options) {
  return ground.bodies && options.fields.body > 0;
}
bool with_quality(const Ground& ground, const Options& /*options*/) { return ground.quality; }
bool with_heat(const Ground& ground, const Options& /*options*/) { return ground.heat; }
bool with_dates(const Ground& ground, const Options& /*options*/) { return ground.dates; }

float decided(const Ground& ground, std::string_view key) {
  const auto found = ground.decided.find(std::string(key));
  return found == ground.decided.end() ? Proximity().half_life_days : found->second;
}

bool with_proximity(const Ground& ground, const Options& options) {
  return ground.dates && options.rank.proximity.value_or(decided(ground, "rank.proximity")) > 0;
}

/// The row of the member `member` of `group`.
template <auto group, auto member>
constexpr Coordinate row(std::string_view key, std::span<const float> values,
                         bool (*matters)(const Ground&, const Options&)) {
  using Value = std::remove_cvref_t<decltype((Options().*group).*member)>;
  constexpr bool kAutomatic = std::is_same_v<Value, Auto>;
  return {key,
          values,
          kAutomatic,
          [](const Options& options) -> Auto { return (options.*group).*member; },
          [](Options& options, Auto value) {
            if constexpr (kAutomatic) {
              (options.*group).*member = value;
            } else {
              (options.*group).*member = *value;
            }
          },
          matters};
}

constexpr auto kFields = &Options::fields;
constexpr auto kSimilarity = &Options::similarity;
constexpr auto kRank = &Options::rank;

constexpr std::array kCoordinates = {
    row<kFields, &FieldOptions::title>("fields.title", kTitle, &always),
    row<kFields, &FieldOptions::excerpt>("fields.excerpt", kExcerpt, &with_excerpts),
    row<kFields, &FieldOptions::body>("fields.body", kBody, &with_bodies),
    row<kFields, &FieldOptions::damping>("fields.damping", kDamping, &always),
    row<kSimilarity, &SimilarityOptions::topics>("similarity.topics", kShare, &with_topics),
    row<kSimilarity, &SimilarityOptions::section>("similarity.section", kShare, &always),
    row<kSimilarity, &SimilarityOptions::links>("similarity.links", kShare, &with_links),
    row<kSimilarity, &SimilarityOptions::mentions>("similarity.mentions", kShare, &with_mentions),
    row<kSimilarity, &SimilarityOptions::dense>("similarity.dense", kShare, &always),
    row<kRank, &RankOptions::quality>("rank.quality", kMerit, &with_quality),
    row<kRank, &RankOptions::heat>("rank.heat", kMerit, &with_heat),
    row<kRank, &RankOptions::proximity>("rank.proximity", kProximity, &with_dates),
    row<kRank, &RankOptions::half_life_days>("rank.half_life_days", kHalfLife, &with_proximity),
};

bool any(const Corpus& corpus, bool (*has)(const Article&)) {
  return std::any_of(corpus.begin(), corpus.end(), has);
}

template <class Member>
bool vary(const std::vector<Traits>& traits, Member member) {
  return std::any_of(traits.begin(), traits.end(),
                     [&](const Traits& one) { return one.*member != traits.front().*member; });
}

}  // namespace

Ground ground_of(const Corpus& corpus, const Model& model) {
  Ground ground;
  ground.excerpts = any(corpus, [](const Article& article) { return !article.excerpt.empty(); });
  ground.bodies = any(corpus, [](const Article& article) { return !article.body.empty(); });
  ground.topics = any(corpus, [](const Article& article) { return !article.topics.empty(); });
  ground.links = any(corpus, [](const Article& article) { return !article.links.empty(); });
  ground.dates = vary(model.traits, &Traits::time);
  ground.quality = vary(model.traits, &Traits::quality_rank);
  ground.heat = vary(model.traits, &Traits::heat_rank);
  for (const Decision& decision : model.decisions) ground.decided[decision.name] = decision.value;
  return ground;
}

std::span<const Coordinate> coordinates() { return kCoordinates; }

std::vector<Auto> neighbours(const Coordinate& coordinate, Auto value, const Ground& ground) {
  const float automatic = coordinate.automatic ? decided(ground, coordinate.key) : 0;
  const float at = value.value_or(automatic);
  const auto values = coordinate.values;
  const auto lower = std::lower_bound(values.begin(), values.end(), at);
  const auto upper = std::upper_bound(values.begin(), values.end(), at);
  std::vector<Auto> out;
  if (lower != values.begin()) out.emplace_back(*(lower - 1));
  if (upper != values.end()) out.emplace_back(*upper);
  if (coordinate.automatic && value && *value != automatic) out.emplace_back(std::nullopt);
  return out;
}

}  // namespace kindred
