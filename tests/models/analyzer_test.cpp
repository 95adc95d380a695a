#include "models/analyzer.hpp"

#include <gmock/gmock.h>

#include "models/stop_words.hpp"
#include "models/words.hpp"

namespace kindred {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Terms = std::vector<std::string>;

Terms english(std::string_view text) { return Analyzer("english").analyze(text); }
Terms plain(std::string_view text) { return Analyzer("none").analyze(text); }

TEST(Analyzer, FoldsStemsAndDropsStopWords) {
  EXPECT_THAT(english("The Cats are RUNNING"), ElementsAre("cat", "run"));
}

TEST(Analyzer, KeepsIdentifiersWholeAndSplitsThem) {
  EXPECT_THAT(plain("New-CimInstance"), ElementsAre("new-ciminstance", "new", "cim", "instance"));
  EXPECT_THAT(plain("CRichEditView"), ElementsAre("cricheditview", "c", "rich", "edit", "view"));
  EXPECT_THAT(plain("std::basic_string"),
              ElementsAre("std::basic_string", "std", "basic", "string"));
  EXPECT_THAT(plain("__m256i flex-basis"), ElementsAre("m256i", "flex-basis", "flex", "basis"));
}

TEST(Analyzer, KeepsNamesOfLanguagesApart) {
  EXPECT_THAT(plain("C# C++ C."), ElementsAre("c#", "c", "c++", "c", "c"));
}

TEST(Analyzer, DropsSingleDigitsOfCompounds) {
  EXPECT_THAT(plain("7.5 2021-06"), ElementsAre("7.5", "2021-06", "2021", "06"));
}

TEST(Analyzer, SplitsAtApostrophes) {
  EXPECT_THAT(english("Microsoft's plan isn't"), ElementsAre("microsoft", "plan"));
  EXPECT_THAT(Analyzer("french").analyze("l’eau"), ElementsAre("eau"));
}

TEST(Analyzer, FoldsBeyondAscii) {
  EXPECT_THAT(plain("ÉTÉ Straße ΣΟΦΙΑ"), ElementsAre("été", "strasse", "σοφια"));
  EXPECT_THAT(plain("e\xCC\x81t\xC3\xA9"), ElementsAre("été"));  // a combining accent
  EXPECT_THAT(Analyzer("german").analyze("Häuser Haus"), ElementsAre("haus", "haus"));
  EXPECT_THAT(Analyzer("russian").analyze("и новости"), ElementsAre("новост"));
}

TEST(Analyzer, PairsCharactersOfScriptsWithoutSpaces) {
  EXPECT_THAT(plain("東京都 Tokyo"), ElementsAre("東京", "京都", "tokyo"));
  EXPECT_THAT(plain("水"), ElementsAre("水"));
}

TEST(Analyzer, GramsMarkTheEndsOfWords) {
  Analyzer analyzer("english");
  EXPECT_THAT(analyzer.grams_of("New-Été"),
              ElementsAre("~_ne", "~new", "~ew_", "~_ét", "~été", "~té_"));
  EXPECT_THAT(analyzer.grams_of("the"), IsEmpty());
}

TEST(Analyzer, SurvivesAnyBytes) {
  EXPECT_THAT(plain("\xff\xfe a \xc3"), ElementsAre("a"));
  EXPECT_THAT(plain(""), IsEmpty());
  EXPECT_THAT(plain("--- ... :: ++ #"), IsEmpty());
  EXPECT_THAT(plain(std::string(100'000, 'x')), IsEmpty());  // data, no word
}

TEST(StopWords, AreFoldedInEveryLanguage) {
  for (const std::string_view language : stop_word_languages()) {
    EXPECT_GT(stop_words(language).size(), 50U) << language;
    for (const std::string_view word : stop_words(language)) {
      EXPECT_EQ(fold_word(word), word) << language;
    }
  }
  EXPECT_THAT(stop_words("klingon"), IsEmpty());
}

}  // namespace
}  // namespace kindred
