// What a terminal is never sent.
#include <gtest/gtest.h>

#include <sstream>

#include "cli/console.hpp"
#include "cli/printable_stream.hpp"

namespace kindred::cli {
namespace {

TEST(Printable, ShowsControlCharactersAndBrokenBytes) {
  EXPECT_EQ(printable("Ferries é €"), "Ferries é €");
  EXPECT_EQ(printable("\x1b[2J\x07\x7f"), "\\x1b[2J\\x07\\x7f");
  EXPECT_EQ(printable("\u009b1m"), "\\x9b1m");
  EXPECT_EQ(printable("\x9b"
                      "1m"),
            "\\x9b1m");
  EXPECT_EQ(printable("\u202egpj.exe\u2069"), "\\u202egpj.exe\\u2069");
  EXPECT_EQ(printable("a\u2028b"), "a\\u2028b");
}

TEST(PrintableStream, KeepsLinesAndTabs) {
  std::ostringstream out;
  {
    PrintableStream shown(out);
    shown << "a\tb\n\x1b[2J" << '\r' << "\nlast";
    EXPECT_EQ(out.str(), "a\tb\n\\x1b[2J\\x0d\n");
  }
  EXPECT_EQ(out.str(), "a\tb\n\\x1b[2J\\x0d\nlast");
}

TEST(PrintableStream, SeesCharactersThatComeInPieces) {
  std::ostringstream out;
  PrintableStream(out) << '\xc2' << '\x9b' << "é\n";
  EXPECT_EQ(out.str(), "\\x9bé\n");
}

}  // namespace
}  // namespace kindred::cli
