// What the reader of a table can show.
#pragma once

#include <cstddef>

namespace kindred::cli {

struct TableStyle {
  std::size_t width = 0;  // columns; 0: no terminal, nothing is cut
  bool links = false;     // titles lead to their urls (OSC 8)
  bool color = false;
};

}  // namespace kindred::cli
