// A value that may go on over several lines.
#pragma once

#include <string_view>

namespace kindred {

/// Follows quotes and brackets of a value from line to line.
class OpenValue {
 public:
  /// Starts at the text behind `key:`.
  void start(std::string_view value);
  /// Reads the next line.
  void follow(std::string_view line);

  [[nodiscard]] bool open() const { return quote_ != 0 || depth_ > 0; }
  [[nodiscard]] bool quoted() const { return quote_ != 0; }

 private:
  char quote_ = 0;
  int depth_ = 0;
};

}  // namespace kindred
