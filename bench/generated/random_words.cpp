#include "bench/generated/random_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kindred::bench {
namespace {

constexpr std::uint64_t kSpellingSeed = 0x6b696e64726564;

// The more frequent in English, the earlier.
constexpr std::array<std::string_view, 36> kOnsets = {
    "r",  "t",  "n",  "s",  "l",  "c",  "d",  "p",  "m",  "b",  "f",  "h",
    "g",  "v",  "w",  "st", "pr", "tr", "k",  "j",  "y",  "z",  "ch", "sh",
    "th", "br", "cr", "gr", "pl", "cl", "fl", "dr", "bl", "qu", "sp", "x"};
constexpr std::array<std::string_view, 12> kVowels = {"e", "a", "i", "o",  "u",  "a",
                                                      "e", "o", "i", "ea", "ou", "ai"};
constexpr std::array<std::string_view, 12> kLinks = {"",  "",  "",  "",  "",  "",
                                                     "n", "r", "l", "s", "m", "t"};
constexpr std::array<std::string_view, 16> kCodas = {"",  "n", "r",  "l",  "t",  "",   "s",  "d",
                                                     "m", "",  "nt", "ck", "st", "nd", "rt", "sh"};

std::string_view early(std::span<const std::string_view> parts, SplitMix64& random) {
  const double u = random.uniform();
  return parts[static_cast<std::size_t>(u * u * static_cast<double>(parts.size()))];
}

}  // namespace

SplitMix64 stream(std::uint64_t seed, std::uint64_t kind, std::uint64_t index) {
  const std::uint64_t of_kind = SplitMix64(seed).next() + kind;
  return SplitMix64(SplitMix64(of_kind).next() + SplitMix64(index).next());
}

std::uint64_t ZipfMandelbrot::operator()(SplitMix64& random) const {
  constexpr double kHighest = 1e12;
  const double inverse = 1 / (1 - random.uniform());
  double beyond = offset;
  for (unsigned i = 0; i < tail; ++i) beyond *= inverse;
  return static_cast<std::uint64_t>(std::min(beyond - offset, kHighest));
}

double draw(std::span<const double> quantiles, SplitMix64& random) {
  const double at = random.uniform() * static_cast<double>(quantiles.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const double share = at - static_cast<double>(below);
  return quantiles[below] + share * (quantiles[below + 1] - quantiles[below]);
}

std::string spelling(Word word) {
  SplitMix64 random = stream(kSpellingSeed, static_cast<std::uint64_t>(word.lexicon), word.rank);
  const std::uint64_t syllables =
      2 + (word.rank < 300 ? 0 : random.below(2)) + (word.rank < 20'000 ? 0 : 1);
  std::string text;
  for (std::uint64_t left = syllables; left > 0; --left) {
    text += early(kOnsets, random);
    text += early(kVowels, random);
    text += early(left > 1 ? std::span<const std::string_view>(kLinks) : kCodas, random);
  }
  if (word.lexicon != Lexicon::common) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace kindred::bench
