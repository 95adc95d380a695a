// Every kind of bad article that we could think of, and what kindred has to say to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kindred::test {

/// What becomes of an article, as DESIGN decides it:
enum class Fate {
  skipped,  // one error with path and line: left as it is, never recommended, exit code 1
  warned,   // one warning: a value counts as missing, the article is sound otherwise
  bare,     // one warning: has no text, left as it is and never recommended
  kept,     // its block is someone's own
  sound,    // odd, but good: written as any other
};

struct Kind {
  std::string name;  // of the file, without ".md", where that is not the point
  Fate fate = Fate::skipped;
  std::string bytes;
  std::uint32_t line = 0;  // of the diagnostic; 0: of the file as a whole
  std::string message;     // part of it
  std::size_t filler = 0;  // bytes of x behind `bytes`, which are never all in memory
};

/// All kinds, each with a name of its own.
const std::vector<Kind>& hostile_kinds();

/// Sound articles among them.
std::vector<std::pair<std::string, std::string>> sound_articles();

/// Writes all of them as files into a folder.
void write_hostile_site(const std::string& folder);

}  // namespace kindred::test
