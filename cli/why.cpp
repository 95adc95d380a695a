#include "cli/why.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace kindred::cli {
namespace {

std::string figure(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", static_cast<double>(value));
  return text;
}

}  // namespace

std::string hurdle_name(Hurdle hurdle) {
  switch (hurdle) {
    case Hurdle::none:
      return "none";
    case Hurdle::itself:
      return "itself";
    case Hurdle::excluded:
      return "excluded";
    case Hurdle::blocked:
      return "blocked";
    case Hurdle::language:
      return "language";
    case Hurdle::candidate:
      return "candidate";
    case Hurdle::min_score:
      return "min_score";
    case Hurdle::source_copy:
      return "copy_of_query";
    case Hurdle::entry_copy:
      return "copy";
    case Hurdle::provider:
      return "provider";
    case Hurdle::limit:
      return "limit";
    case Hurdle::diversity:
      return "diversity";
  }
  return "";
}

std::string hurdle_reason(const WhyNot& why, const Options& options, float similarity,
                          const std::string& because) {
  switch (why.hurdle) {
    case Hurdle::none:
      return "it is in the list, in place " + std::to_string(why.place);
    case Hurdle::itself:
      return "it is the article that asks";
    case Hurdle::excluded:
      return "its front matter keeps it out of lists: removed, deleted, a draft, unpublished, or "
             "what "
             "`exclude` names";
    case Hurdle::blocked:
      return "the curated relations block it for this article";
    case Hurdle::language:
      return "it is in another language";
    case Hurdle::candidate:
      return "it shares too little with the query to become a candidate";
    case Hurdle::min_score:
      return similarity > 0 ? "its similarity is below min_score, " + figure(options.rank.min_score)
                            : "it has nothing in common with the query";
    case Hurdle::source_copy:
      return "it is a copy of the article that asks";
    case Hurdle::entry_copy:
      return "it is a copy of " + because + ", which stands in the list";
    case Hurdle::provider:
      return "the list holds " + std::to_string(options.rank.per_provider) +
             " of its provider already, with higher scores";
    case Hurdle::limit:
      return "it is in place " + std::to_string(why.place) + ", and the list ends at " +
             std::to_string(options.limit);
    case Hurdle::diversity:
      return "it is too much like the entries above it";
  }
  return "";
}

std::string hurdle_remedy(const WhyNot& why, const Options& options, float similarity) {
  switch (why.hurdle) {
    case Hurdle::language:
      return "--set rank.languages=mixed";
    case Hurdle::candidate:
      return "--set candidates.sources=both --set candidates.depth=" +
             std::to_string(10 * options.candidates.depth);
    case Hurdle::min_score:
      // What shares nothing stays out, however low the threshold.
      return similarity > 0 ? "--set rank.min_score=" + figure(std::floor(similarity * 1e4F) / 1e4F)
                            : "";
    case Hurdle::source_copy:
    case Hurdle::entry_copy:
      return "--set rank.duplicates=keep";
    case Hurdle::provider:
      return "--set rank.per_provider=0";
    case Hurdle::limit:
      return "--limit " + std::to_string(why.place);
    case Hurdle::diversity:
      return "--set rank.diversity=0";
    case Hurdle::none:
    case Hurdle::itself:
    case Hurdle::excluded:
    case Hurdle::blocked:
      return "";
  }
  return "";
}

}  // namespace kindred::cli
