#include "data/misencoding.hpp"

#include <gtest/gtest.h>

namespace kindred {
namespace {

struct Sample {
  std::string text;
  std::vector<std::string> meant;  // of each piece
};

class Texts : public testing::TestWithParam<Sample> {};

TEST_P(Texts, GiveAwayTheirPieces) {
  const auto found = find_misencoded(GetParam().text);
  std::vector<std::string> meant;
  for (const Misencoded& piece : found) meant.push_back(piece.meant);
  EXPECT_EQ(meant, GetParam().meant) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Texts,
    testing::Values(Sample{"itâ€™s", {"’"}}, Sample{"Mobiusâ€”hosted onâ€”", {"—", "—"}},
                    Sample{"CafÃ© MÃ¼ller", {"é", "ü"}}, Sample{"10 Â°C", {"°"}},
                    Sample{"ðŸ˜€", {"😀"}}, Sample{"ï»¿Title", {"\xEF\xBB\xBF"}},
                    Sample{"lost: \xEF\xBF\xBD", {""}},
                    // Text that only looks like it.
                    Sample{"plain", {}}, Sample{"Ça va, Ève? Âme, naïve, CONSTITUIÇÃO", {}},
                    Sample{"Ä Ö Ü ß å æ ø ÿ", {}}, Sample{"„Ñandú“ – “Ã”", {}},
                    Sample{"ends in Ã", {}}, Sample{"日本語 and 😀", {}}));

TEST(Misencoded, SaysWhere) {
  const auto found = find_misencoded("ab Ã© cd");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].at, 3U);
  EXPECT_EQ(found[0].size, 4U);
}

}  // namespace
}  // namespace kindred
