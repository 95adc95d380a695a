#include "core/strings.hpp"

#include <gmock/gmock.h>

#include "core/catalog.hpp"
#include "tests/support/sections.hpp"

namespace kindred {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::MemorySections;

TEST(Strings, ComeBackAsTheyWere) {
  const Strings strings({"one", "", "three", ""});
  ASSERT_EQ(strings.size(), 4U);
  EXPECT_EQ(strings[0], "one");
  EXPECT_EQ(strings[1], "");
  EXPECT_EQ(strings[2], "three");
  Sections sections;
  strings.save("words", sections);
  EXPECT_EQ(*Strings::load("words", MemorySections(sections)), strings);
  EXPECT_FALSE(Strings::load("other", MemorySections(sections)));
}

TEST(Strings, ThatDoNotFitTheirEndsAreRefused) {
  Sections sections;
  sections.add("w.ends", std::vector<std::uint64_t>{3, 2});
  sections.add("w.text", std::vector<char>{'a', 'b'});
  EXPECT_FALSE(Strings::load("w", MemorySections(sections)));
  sections.add("w.ends", std::vector<std::uint64_t>{1, 3});
  EXPECT_FALSE(Strings::load("w", MemorySections(sections)));
  sections.add("w.ends", std::vector<std::uint64_t>{1, 2});
  EXPECT_TRUE(Strings::load("w", MemorySections(sections)));
}

TEST(StringIndex, FindsAllEqualOnesInTheirOrder) {
  const Strings strings({"b", "a", "b", "", "b"});
  const StringIndex index(strings);
  EXPECT_THAT(index.find(strings, "b"), ElementsAre(0, 2, 4));
  EXPECT_THAT(index.find(strings, "a"), ElementsAre(1));
  EXPECT_THAT(index.find(strings, ""), ElementsAre(3));
  EXPECT_THAT(index.find(strings, "c"), IsEmpty());
  EXPECT_EQ(index.first(strings, "b"), 0U);
  EXPECT_FALSE(index.first(strings, "c"));
  EXPECT_THAT(StringIndex(Strings{}).find(Strings{}, "a"), IsEmpty());
}

TEST(StringIndex, TakesAHundredThousandEqualStrings) {
  const Strings strings(std::vector<std::string>(100'000, "index"));
  EXPECT_EQ(StringIndex(strings).find(strings, "index").size(), 100'000U);
}

TEST(StringIndex, ThatCouldRunInCirclesIsRefused) {
  const Strings strings({"a", "b", "a"});
  Sections sections;
  StringIndex(strings).save("i", sections);
  EXPECT_TRUE(StringIndex::load("i", 3, MemorySections(sections)));
  EXPECT_FALSE(StringIndex::load("i", 4, MemorySections(sections)));
  sections.add("i.next", std::vector<std::uint32_t>{3, 0, 1});
  EXPECT_FALSE(StringIndex::load("i", 3, MemorySections(sections)));
  sections.add("i.next", std::vector<std::uint32_t>{3, 0, 0});
  sections.add("i.slots", std::vector<std::uint32_t>(8, 1));
  EXPECT_FALSE(StringIndex::load("i", 3, MemorySections(sections))) << "no slot ends a search";
}

TEST(Catalog, ComesBackAsItWas) {
  Corpus corpus(2);
  corpus[0].path = "a/x.md";
  corpus[0].url = "https://x.example/1";
  corpus[0].provider = "P";
  corpus[1].path = "b/x.md";
  corpus[1].title = "Second";
  Sections sections;
  Catalog(corpus).save("catalog", sections);
  const auto catalog = Catalog::load("catalog", MemorySections(sections));
  ASSERT_TRUE(catalog);
  EXPECT_EQ(catalog->title(1), "Second");
  EXPECT_EQ(catalog->provider(0), "P");
  EXPECT_THAT(catalog->names().find("x"), ElementsAre(0, 1));
  EXPECT_THAT(catalog->names().find("https://x.example/1"), ElementsAre(0));
}

}  // namespace
}  // namespace kindred
