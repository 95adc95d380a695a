// Every kind of bad article that we could think of, and what kindred has to say to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kindred::test {

/// What becomes of an article. A bad one is one that kindred cannot read, or could not write
/// without guessing. Text that only looks odd, or that means something to a terminal, a browser or
/// another reader of YAML, is sound: it is shown so that nobody obeys it, and written so that every
/// reader reads it back as it is.
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
  std::size_t zeros = 0;   // bytes of 0 behind these, which take no place on the disk
};

/// All kinds, each with a name of its own.
const std::vector<Kind>& hostile_kinds();

/// Sound articles among them.
std::vector<std::pair<std::string, std::string>> sound_articles();

/// Writes all of them as files into a folder, and a pipe that is called like an article.
void write_hostile_site(const std::string& folder);

}  // namespace kindred::test
