#include "bench/generated/text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace kindred::bench {
namespace {

// Shares, ranks and lengths are fitted to azure (bench/README.md).

constexpr std::array<std::string_view, 64> kFunctionWords = {  // by frequency
    "the",   "to",   "and",   "in",    "for",   "of",     "a",     "with",  "on",    "is",
    "now",   "that", "its",   "as",    "it",    "has",    "by",    "are",   "will",  "your",
    "this",  "from", "an",    "at",    "you",   "can",    "we",    "more",  "their", "be",
    "using", "use",  "have",  "up",    "how",   "or",     "all",   "which", "our",   "over",
    "into",  "us",   "been",  "one",   "was",   "across", "about", "also",  "but",   "through",
    "than",  "when", "out",   "other", "these", "like",   "they",  "most",  "may",   "make",
    "some",  "such", "while", "not"};
constexpr ZipfMandelbrot kFunctionLaw{8, 1};
constexpr Mixture kTitle = {
    .function = .23, .number = .03, .site = .16, .story = .46, .topic = .15};
constexpr Mixture kExcerpt = {
    .function = .34, .number = .03, .site = .16, .story = .46, .topic = .15};
constexpr Mixture kBody = {.function = .40, .number = .03, .site = .08, .story = .16, .topic = .20};

constexpr std::uint64_t kSiteWords = 3;
constexpr std::uint64_t kWordsOfNoTopic = 20;
constexpr std::size_t kStoryNames = 4;  // the first of its words
constexpr ZipfMandelbrot kSiteLaw{2, 1};
constexpr ZipfMandelbrot kNumberLaw{30, 1};
constexpr ZipfMandelbrot kTopicLaw{12, 1};
constexpr ZipfMandelbrot kCommonLaw{150, 1};
constexpr ZipfMandelbrot kNameLaw{150, 2};

constexpr std::array kTitleWords = {3., 7., 8., 9., 10., 10., 11., 12., 13., 15., 24.};
constexpr std::array kExcerptWords = {7.,  10., 14., 16., 18., 20., 22., 23., 24., 26., 28.,
                                      29., 31., 32., 34., 36., 38., 41., 44., 48., 76.};
constexpr std::array kSentenceWords = {4., 12., 17., 22., 36.};
constexpr std::array kBodyWords = {.2, .4, .6, .9, 1.1, 1.5, 2.8};  // of their mean
constexpr double kNoExcerpt = 0.04;

constexpr std::array<std::string_view, 10> kEndings = {"", "",  "",  "",   "",
                                                       "", "s", "s", "ed", "ing"};

std::size_t length(std::span<const double> quantiles, SplitMix64& random) {
  return static_cast<std::size_t>(std::lround(draw(quantiles, random)));
}

void capitalize(std::string& word) {
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
}

Word content_word(const Story& story, const Mixture& mixture, double kind, SplitMix64& random) {
  if ((kind -= mixture.site) < 0) return site_word(kSiteLaw(random) % kSiteWords);
  if ((kind -= mixture.story) < 0) {
    const double u = random.uniform();
    return story.words[static_cast<std::size_t>(u * u * static_cast<double>(story.words.size()))];
  }
  if ((kind -= mixture.topic) < 0) return topic_word(story.topic, story.topics, kTopicLaw(random));
  return {Lexicon::common, kCommonLaw(random)};
}

}  // namespace

Word topic_word(std::uint64_t topic, std::uint64_t topics, std::uint64_t rank) {
  return {Lexicon::common, kWordsOfNoTopic + topic + rank * topics};
}

Word site_word(std::uint64_t rank) { return {Lexicon::names, rank}; }

Story make_story(std::uint64_t topics, SplitMix64 random) {
  constexpr ZipfMandelbrot kTopicsLaw{15, 1};
  Story story{kTopicsLaw(random) % topics, topics};
  for (std::size_t i = 0; i < story.words.size(); ++i) {
    if (i < kStoryNames) {
      story.words[i] = {Lexicon::names, kSiteWords + kNameLaw(random)};
    } else if (i % 2 == 0) {
      story.words[i] = topic_word(story.topic, topics, kTopicLaw(random));
    } else {
      story.words[i] = {Lexicon::common, kCommonLaw(random)};
    }
  }
  return story;
}

Word TextWriter::unsaid(const Mixture& mixture, double kind, SplitMix64& random) {
  constexpr int kTries = 4;
  Word word;
  for (int i = 0; i < kTries; ++i) {
    word = content_word(story_, mixture, kind, random);
    if (std::find(said_.begin(), said_.end(), word) == said_.end()) break;
  }
  said_.push_back(word);
  return word;
}

std::string TextWriter::word(const Mixture& mixture) {
  const std::uint64_t as_in_text = text_.next();
  SplitMix64 random(edits_.uniform() < edited_ ? edits_.next() : as_in_text);
  if (random.uniform() < mixture.function) {
    return std::string(kFunctionWords[kFunctionLaw(random) % kFunctionWords.size()]);
  }
  const double kind = random.uniform() - mixture.number;
  if (kind < 0) return std::to_string(2 + kNumberLaw(random));
  const Word word = unsaid(mixture, kind, random);
  std::string text = spelling(word);
  if (word.lexicon == Lexicon::common) text += kEndings[random.below(kEndings.size())];
  if (random.below(40) == 0) text += "-" + spelling({Lexicon::common, word.rank * 31 % 1000});
  if (word.lexicon == Lexicon::names && random.below(20) == 0) text += "'s";
  return text;
}

std::string TextWriter::title() {
  const std::size_t words = length(kTitleWords, text_);
  const bool capitals = text_.below(2) == 0;
  said_.clear();
  const std::size_t colon_after = text_.below(40);  // most titles have none
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    std::string next = word(kTitle);
    if (capitals || i == 0) capitalize(next);
    if (i > 0) text += i == colon_after ? ": " : " ";
    text += next;
  }
  return text;
}

std::string TextWriter::sentences(const Mixture& mixture, std::size_t words) {
  std::string text;
  std::size_t left = 0;  // of the sentence
  for (std::size_t i = 0; i < words; ++i) {
    const bool first = left == 0;
    if (first) {
      left = length(kSentenceWords, text_);
      said_.clear();
    }
    std::string next = word(mixture);
    if (first) capitalize(next);
    if (i > 0) text += ' ';
    text += next;
    --left;
    if (left == 0 || i + 1 == words) {
      text += '.';
    } else if (text_.below(16) == 0) {
      text += ',';
    }
  }
  return text;
}

std::string TextWriter::excerpt() {
  return text_.uniform() < kNoExcerpt ? "" : sentences(kExcerpt, length(kExcerptWords, text_));
}

std::string TextWriter::body(unsigned mean_words) {
  constexpr std::size_t kParagraph = 60;
  auto left = static_cast<std::size_t>(mean_words * draw(kBodyWords, text_));
  std::string text;
  while (left > 0) {
    const std::size_t words = std::min(left, kParagraph);
    text += sentences(kBody, words) + "\n";
    left -= words;
  }
  return text;
}

}  // namespace kindred::bench
