#include "models/language.hpp"

#include <gmock/gmock.h>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using ::testing::Each;
using ::testing::ElementsAre;

std::vector<std::string> detected(Corpus corpus, const Options& options = {}) {
  Progress progress;
  return languages(corpus, options, 1, progress);
}

constexpr const char* kEnglish = "The house is on the hill and it was sold to them last year";
constexpr const char* kGerman = "Das Haus steht auf dem Berg und wurde im letzten Jahr verkauft";
constexpr const char* kFrench = "La maison est sur la colline et elle a été vendue par les voisins";

TEST(Language, ReadsNamesAndCodes) {
  EXPECT_EQ(language_name("de-AT"), "german");
  EXPECT_EQ(language_name("pt_BR"), "portuguese");
  EXPECT_EQ(language_name(" English "), "english");
  EXPECT_EQ(language_name("nb"), "norwegian");
  EXPECT_EQ(language_name("ja"), "none");
  EXPECT_EQ(language_name(""), "none");
}

TEST(Language, IsToldByStopWords) {
  EXPECT_THAT(detected({article(kEnglish), article(kGerman), article("", "", kFrench)}),
              ElementsAre("english", "german", "french"));
}

TEST(Language, StatedOneWins) {
  Article stated = article(kEnglish);
  stated.language = "de";
  Article unknown = article(kEnglish);
  unknown.language = "ja";
  EXPECT_THAT(detected({stated, unknown}), ElementsAre("german", "none"));
}

TEST(Language, ShortTextsFollowTheCorpus) {
  EXPECT_THAT(detected({article("Berlin"), article(kGerman), article(kGerman), article(kEnglish)}),
              ElementsAre("german", "german", "german", "english"));
  EXPECT_THAT(detected({article("Berlin"), article("")}), Each("none"));
}

TEST(Language, OptionNamesItForAll) {
  Options options;
  options.language = "french";
  EXPECT_THAT(detected({article(kEnglish), article("")}, options), Each("french"));
  options.language = "none";
  EXPECT_THAT(detected({article(kEnglish)}, options), Each("none"));
}

TEST(Language, BodyDoesNotCountWhereItIsTurnedOff) {
  Options options;
  options.fields.body = 0;
  EXPECT_THAT(detected({article("", "", kFrench)}, options), ElementsAre("none"));
}

}  // namespace
}  // namespace kindred
