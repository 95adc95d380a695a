#include "core/characters.hpp"

#include <gtest/gtest.h>

namespace kindred {
namespace {

TEST(Characters, AreToldApart) {
  const auto found = characters("aé 7-\xCC\x81\xFF");
  ASSERT_EQ(found.size(), 7U);
  EXPECT_EQ(found[0].kind, CharacterKind::letter);
  EXPECT_EQ(found[1].bytes, "é");
  EXPECT_EQ(found[2].kind, CharacterKind::space);
  EXPECT_EQ(found[3].kind, CharacterKind::digit);
  EXPECT_EQ(found[4].kind, CharacterKind::other);
  EXPECT_EQ(found[5].kind, CharacterKind::mark);
  EXPECT_EQ(found[6].bytes, "\xFF");
}

TEST(Characters, AreMadeSmallOneByOne) {
  EXPECT_EQ(lower("ÀÉ ß İ"), "àé ß i");
  EXPECT_EQ(lower("\xFF"), "\xFF");
}

}  // namespace
}  // namespace kindred
