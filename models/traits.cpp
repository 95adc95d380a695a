#include "models/traits.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace kindred {
namespace {

std::optional<float> heat_of(const Article& article) {
  const bool counts = article.heat && *article.heat >= 0 && article.heat != article.quality;
  return counts ? article.heat : std::nullopt;
}

}  // namespace

std::vector<float> middle_ranks(const std::vector<std::optional<float>>& values) {
  std::vector<float> sorted;
  for (const auto& value : values) {
    if (value) sorted.push_back(*value);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<float> ranks(values.size(), 0.5F);
  if (sorted.size() < 2) return ranks;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), *values[i]);
    const auto lower = static_cast<double>(low - sorted.begin());
    const auto equal_others = static_cast<double>(high - low - 1);
    const auto others = static_cast<double>(sorted.size() - 1);
    ranks[i] = static_cast<float>((lower + equal_others / 2) / others);
  }
  return ranks;
}

std::vector<Traits> article_traits(const Corpus& corpus, const std::vector<DocId>& copies) {
  std::vector<std::optional<float>> quality;
  std::vector<std::optional<float>> heat;
  for (const Article& article : corpus) {
    quality.push_back(article.quality);
    heat.push_back(heat_of(article));
  }
  const std::vector<float> quality_ranks = middle_ranks(quality);
  const std::vector<float> heat_ranks = middle_ranks(heat);
  std::unordered_map<std::string, std::uint32_t> providers{{"", 0}};
  std::vector<Traits> traits(corpus.size());
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    const auto next = static_cast<std::uint32_t>(providers.size());
    traits[doc] = {corpus[doc].time,
                   quality_ranks[doc],
                   heat_ranks[doc],
                   copies[doc],
                   providers.try_emplace(corpus[doc].provider, next).first->second,
                   0};
  }
  return traits;
}

}  // namespace kindred
