#include "models/language.hpp"

#include <gmock/gmock.h>

#include "tests/models/corpus.hpp"

namespace kindred {
namespace {

using testing::article;
using testing::corpus_of;
using testing::docs_of;
using ::testing::Each;
using ::testing::ElementsAre;
using testing::lists_of;
using testing::plain_options;
using ::testing::UnorderedElementsAre;

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

TEST(Language, GroupsAreWhatAReaderCanRead) {
  const auto groups = [](const std::vector<Article>& articles, const Options& options = {}) {
    const Corpus corpus = corpus_of(articles);
    Progress progress;
    return language_groups(corpus, options, languages(corpus, options, 1, progress));
  };
  const Article english = article(kEnglish);
  const Article german = article(kGerman);
  Article japanese = article("Tokyo");
  japanese.language = "ja";
  Article chinese = article("Beijing");
  chinese.language = "zh-Hans";
  EXPECT_THAT(groups({english, german, german, german, english, english}),
              ElementsAre(0, 1, 1, 1, 0, 0));
  EXPECT_THAT(groups({english, german, english, english}), Each(0)) << "one may be a mistake";
  EXPECT_THAT(groups({english, japanese, chinese, english, english}), ElementsAre(0, 1, 2, 0, 0));
  Options one;
  one.language = "english";
  EXPECT_THAT(groups({english, japanese, german, german, german}, one), Each(0));
}

TEST(Language, ListsDoNotMixThemUnlessAsked) {
  std::vector<Article> articles;
  for (const char* text : {kEnglish, kGerman}) {
    for (int i = 0; i < 3; ++i) {
      articles.push_back(article("PowerShell Azure Kubernetes", text));
    }
  }
  const Corpus corpus = corpus_of(articles);
  Options options = plain_options();
  options.language = "auto";
  EXPECT_THAT(docs_of(lists_of(corpus, options)[0]), UnorderedElementsAre(1, 2));
  options.rank.languages = Languages::mixed;
  EXPECT_THAT(docs_of(lists_of(corpus, options)[0]), UnorderedElementsAre(1, 2, 3, 4, 5));
}

TEST(Language, BodyDoesNotCountWhereItIsTurnedOff) {
  Options options;
  options.fields.body = 0;
  EXPECT_THAT(detected({article("", "", kFrench)}, options), ElementsAre("none"));
}

}  // namespace
}  // namespace kindred
