// Where do the terms of an article stand, and as which words?
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"

namespace kindred {

struct Occurrence {
  std::string word;  // as it is first written
  std::vector<std::string_view>
      fields;  // "title", "excerpt", "body": those that are not turned off
};

/// By term, as Vocabulary has them. `language`: a Snowball name or "none". Thread-safe.
std::map<std::string, Occurrence, std::less<>> occurrences(const Article& article,
                                                           std::string_view language,
                                                           const FieldOptions& fields);

}  // namespace kindred
