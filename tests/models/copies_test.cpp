#include "models/copies.hpp"

#include <gmock/gmock.h>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using ::testing::ElementsAre;

Article dated(const std::string& title, std::optional<std::int64_t> time) {
  Article result = article(title);
  result.time = time;
  return result;
}

std::vector<DocId> groups_of(const Corpus& corpus) {
  Progress progress;
  return copy_groups(corpus, 2, progress);
}

TEST(Copies, ShareTitleAndExcerptOnceFolded) {
  EXPECT_THAT(groups_of({article("A  Title", "Some text"), article("a title", "SOME\ntext"),
                         article("A Title", "Other text")}),
              ElementsAre(0, 0, 2));
}

TEST(Copies, WithoutExcerptShareTheDateToo) {
  EXPECT_THAT(groups_of({dated("News", 1), dated("news", 1), dated("News", 2),
                         dated("News", std::nullopt), dated("News", std::nullopt)}),
              ElementsAre(0, 0, 2, 3, 3));
}

TEST(Copies, ShareTheUrl) {
  Article a = article("One", "text");
  Article b = article("Two", "words");
  a.url = b.url = "https://x.example/1";
  EXPECT_THAT(groups_of({a, b, article("two", "WORDS")}), ElementsAre(0, 0, 0));
}

TEST(Copies, ArticlesWithoutWordsAreNone) {
  EXPECT_THAT(groups_of({article(""), article("")}), ElementsAre(0, 1));
  EXPECT_THAT(groups_of({}), ElementsAre());
}

TEST(Cards, ResembleByTheirWordsWhateverTheHeadline) {
  const std::string wire =
      "The harbour of Velmark will get two battery ferries in May, the port said.";
  Progress progress;
  const Cards cards({article("Velmark ferries", wire), article("Ferries for Velmark", wire),
                     article("Quite another headline stands here", wire),
                     article("Owls", "Nothing of all that is in this text about owls on moors.")},
                    2, progress);
  EXPECT_NEAR(cards.resemblance(0, 1), 13.0 / 14, 1e-6);  // the second has "for" besides
  EXPECT_GT(cards.resemblance(0, 2), 0.7F);
  EXPECT_LT(cards.resemblance(0, 3), 0.2F);
  EXPECT_FLOAT_EQ(cards.resemblance(2, 0), cards.resemblance(0, 2));
}

TEST(Cards, OfFewWordsResembleNothing) {
  Progress progress;
  const Cards cards({article("Part one", ""), article("Part one", ""), article("", "")}, 2,
                    progress);
  EXPECT_EQ(cards.resemblance(0, 1), 0);
  EXPECT_EQ(cards.resemblance(1, 2), 0);
}

}  // namespace
}  // namespace kindred
