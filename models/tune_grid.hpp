// What may tuning change, and which values are worth trying?
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "models/model.hpp"

namespace kindred {

/// What a corpus has to say: an option for something that it lacks changes nothing.
struct Ground {
  bool excerpts = false;
  bool bodies = false;
  bool topics = false;
  bool links = false;
  bool dates = false;  // these three: not the same for all articles
  bool quality = false;
  bool heat = false;
  std::map<std::string, float> decided;  // what `auto` comes out as, by key
};

/// `model`: of the corpus, with the options that the search begins with.
Ground ground_of(const Corpus& corpus, const Model& model);

/// An option that can be tuned.
struct Coordinate {
  std::string_view key;           // as in kindred.yml
  std::span<const float> values;  // worth trying; ascending
  bool automatic;                 // takes `auto`
  Auto (*get)(const Options& options);
  void (*set)(Options& options, Auto value);  // never `auto` where it does not take it
  bool (*matters)(const Ground& ground, const Options& options);
};

/// THE table of what is tuned.
std::span<const Coordinate> coordinates();

/// The values to try instead of `value`: the next lower, the next higher, and `auto`.
std::vector<Auto> neighbours(const Coordinate& coordinate, Auto value, const Ground& ground);

}  // namespace kindred
