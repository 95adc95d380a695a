// Draws that are the same on every machine (no function of the C library whose last digit may
// differ), and words that nobody has written before.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/random.hpp"

namespace kindred::bench {

/// A stream of its own for the `index`-th thing of a kind, so that each can be made alone.
SplitMix64 stream(std::uint64_t seed, std::uint64_t kind, std::uint64_t index);

/// Zipf-Mandelbrot law over endless ranks: rank r has probability about (r + offset)^-(1 + 1/tail).
/// There is always another word, so the vocabulary grows as Heaps' law says, with exponent
/// tail / (tail + 1).
struct ZipfMandelbrot {
  double offset;  // > 0; ranks below it are about equally frequent
  unsigned tail;  // >= 1

  /// A rank from 0.
  std::uint64_t operator()(SplitMix64& random) const;
};

/// A draw from the distribution with these quantiles, evenly spaced from the minimum to the
/// maximum (at least two), straight lines between them.
double draw(std::span<const double> quantiles, SplitMix64& random);

/// Vocabularies that have no ranks in common.
enum class Lexicon : std::uint8_t { common, names, publishers };

/// A word of some vocabulary, the more frequent the lower its rank.
struct Word {
  Lexicon lexicon = Lexicon::common;
  std::uint64_t rank = 0;

  friend bool operator==(const Word&, const Word&) = default;
};

/// A word as written: two to four syllables of lower-case letters, with a capital unless it is a
/// common one. The same for every seed, as sites share a language. Few words are written alike.
std::string spelling(Word word);

}  // namespace kindred::bench
