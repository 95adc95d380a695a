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
  return languages(corpus, options, 1, progress).names;
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
  // ISO 639-2, T and B, and what languages call themselves.
  const std::pair<const char*, const char*> cases[] = {
      {"eng", "english"},          {"deu", "german"},
      {"ger", "german"},           {"fre-CA", "french"},
      {"Deutsch", "german"},       {"FRANÇAIS", "french"},
      {"Русский", "russian"},      {"Ελληνικά", "greek"},
      {"हिन्दी", "hindi"},          {"தமிழ்", "tamil"},
      {"ייִדיש", "yiddish"},        {"Espan\u0303ol", "spanish"},
      {"العربية", "arabic"},       {"nno", "norwegian"},
      {"Türkçe", "turkish"},       {"Bahasa Indonesia", "indonesian"},
      {"português", "portuguese"}, {"Հայերեն", "armenian"},
      {"नेपाली", "nepali"}};
  for (const auto& [spelling, name] : cases) EXPECT_EQ(language_name(spelling), name) << spelling;
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

std::vector<std::uint32_t> groups(const std::vector<Article>& articles,
                                  const Options& options = {}) {
  Progress progress;
  return languages(corpus_of(articles), options, 1, progress).groups;
}

Article stated(Article article, const std::string& language) {
  article.language = language;
  return article;
}

TEST(Language, GroupsAreWhatAReaderCanRead) {
  const Article english = article(kEnglish);
  const Article german = article(kGerman);
  const Article japanese = stated(article("Tokyo"), "ja");
  const Article chinese = stated(article("Beijing"), "zh-Hans");
  EXPECT_THAT(groups({english, german, german, german, english, english}),
              ElementsAre(0, 1, 1, 1, 0, 0));
  EXPECT_THAT(groups({english, german, english, english}), Each(0)) << "one may be a mistake";
  EXPECT_THAT(groups({english, japanese, chinese, english, english}), ElementsAre(0, 1, 2, 0, 0));
  Options one;
  one.language = "english";
  EXPECT_THAT(groups({english, japanese, german, german, german}, one), Each(0));
}

TEST(Language, UnknownOnesJoinTheMostFrequentGroup) {
  const Article tokyo = article("東京");
  const Article marked = stated(tokyo, "ja");
  const Article english = article(kEnglish);
  EXPECT_THAT(groups({marked, tokyo, marked, tokyo, marked, tokyo}), Each(0));
  EXPECT_THAT(groups({marked, tokyo, marked, marked, english, english}), Each(0))
      << "two may be a mistake";
  EXPECT_THAT(groups({marked, tokyo, english, english, english}), ElementsAre(0, 1, 1, 1, 1));
  EXPECT_THAT(groups({tokyo, tokyo}), Each(0));
  EXPECT_THAT(detected({marked, tokyo, marked, tokyo}), Each("none"));
}

TEST(Language, GroupsDoNotDependOnTheSpelling) {
  const Article english = article(kEnglish);
  EXPECT_THAT(groups({english, stated(english, "eng"), stated(english, "EN-gb"), english,
                      stated(english, "English"), english}),
              Each(0));
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
