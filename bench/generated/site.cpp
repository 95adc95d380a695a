#include "bench/generated/site.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "bench/generated/text.hpp"
#include "bench/generated/timestamp.hpp"
#include "core/parallel.hpp"

namespace kindred::bench {
namespace {

// Kinds of streams.
enum : std::uint64_t { kSizes, kStories, kEvents, kTexts, kArticles };

// Shares and laws are fitted to azure (README.md).
constexpr ZipfMandelbrot kStorySize{2. / 3, 1};  // beyond the first article
constexpr std::uint64_t kLongestStory = 40;
constexpr double kTopicsPerRoot = 0.27;   // of the number of articles: 19 for 4,958
constexpr double kFirstTopic = 0.28;      // share of articles that state what they are about
constexpr double kFurtherTopic = 0.18;    // of these: one topic more, again and again
constexpr double kDaysPerRoot = 7.7;      // of the number of articles: 542 for 4,958
constexpr std::int64_t kLastDay = 20454;  // 2026-01-01, when the last stories begin
constexpr std::uint64_t kDaysPerEvent = 60;
constexpr double kAtEvents = 0.12;       // share of stories that begin on the day of an event
constexpr ZipfMandelbrot kDelay{2, 1};   // days
constexpr double kMovedToMonday = 0.85;  // share of what would come out on a weekend
constexpr double kCopies = 0.08;         // of articles beyond a story's first
constexpr double kExact = 0.5;           // of copies
constexpr double kMostEdited = 0.15;     // share of words that differ in other copies
constexpr double kMainProvider = 0.43;
constexpr ZipfMandelbrot kOtherProviders{22, 1};
constexpr std::array kQuality = {0., 16., 22., 34., 37., 52., 61., 69., 82., 91., 136.};
constexpr double kHeatIsQuality = 0.18;
constexpr double kHeatIsOther = 0.09;  // the rest was not measured
constexpr std::array kHeat = {0., 16., 22., 37., 52., 67., 82., 93., 117., 186., 3694.};

std::uint64_t per_root(double factor, std::size_t articles) {
  return static_cast<std::uint64_t>(std::max(2., factor * std::sqrt(articles)));
}

std::string capitalized(std::string word) {
  word[0] = static_cast<char>(word[0] >= 'a' ? word[0] - 'a' + 'A' : word[0]);
  return word;
}

/// Lower-case letters and digits, '-' for anything between them, as long as file names may be.
std::string slug(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  std::string slug;
  for (const char c : text.substr(0, kLongest)) {
    const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const bool kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (kept) {
      slug += lower;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  return slug;
}

std::vector<std::string> stated_topics(const Story& story, SplitMix64& random) {
  std::vector<std::string> topics = {spelling(site_word(0))};
  std::uint64_t topic = story.topic;
  for (double more = kFirstTopic; random.uniform() < more; more = kFurtherTopic) {
    std::string name = capitalized(spelling(topic_word(topic, story.topics, 0)));
    if (std::find(topics.begin(), topics.end(), name) == topics.end()) {
      topics.push_back(std::move(name));
    }
    topic = random.below(story.topics);
  }
  topics.emplace_back("news");  // the category, which is read as one of the topics
  return topics;
}

std::string provider(SplitMix64& random) {
  constexpr std::array kKinds = {"News", "Post", "Times", "Herald", "Journal", "Wire"};
  const std::uint64_t rank = random.uniform() < kMainProvider ? 0 : 1 + kOtherProviders(random);
  return spelling({Lexicon::publishers, rank}) + " " + kKinds[rank % kKinds.size()];
}

/// Days from 1970-01-01; most weekends are moved on to Monday.
std::int64_t working_day(std::int64_t day, SplitMix64& random) {
  const std::int64_t weekday = (day + 4) % 7;  // 0: Sunday
  const bool weekend = weekday == 0 || weekday == 6;
  if (!weekend || random.uniform() >= kMovedToMonday) return day;
  return day + (weekday == 0 ? 1 : 2);
}

/// Seconds within a day, most in its middle.
std::int64_t time_of_day(SplitMix64& random) {
  return static_cast<std::int64_t>((random.uniform() + random.uniform()) / 2 * 86400);
}

}  // namespace

GeneratedSite::GeneratedSite(const GeneratedSiteOptions& options)
    : options_(options),
      topics_(per_root(kTopicsPerRoot, options.articles)),
      days_(per_root(kDaysPerRoot, options.articles)) {
  SplitMix64 random = stream(options.seed, kSizes, 0);
  for (std::size_t begin = 0; begin < options.articles;) {
    story_begin_.push_back(begin);
    begin += 1 + std::min(kStorySize(random), kLongestStory - 1);
  }
  story_begin_.push_back(options.articles);
}

std::int64_t GeneratedSite::first_day(SplitMix64& story) const {
  std::uint64_t day = story.below(days_);
  if (story.uniform() < kAtEvents) {
    const std::uint64_t event = story.below(days_ / kDaysPerEvent + 1);
    day = stream(options_.seed, kEvents, event).below(days_);
  }
  return kLastDay - static_cast<std::int64_t>(day);
}

Article GeneratedSite::article(std::size_t i) const {
  const auto after = std::upper_bound(story_begin_.begin(), story_begin_.end(), i);
  const std::size_t first = *(after - 1);
  SplitMix64 of_story = stream(options_.seed, kStories, first);
  const std::int64_t first_day = this->first_day(of_story);
  const Story story = make_story(topics_, of_story);
  SplitMix64 random = stream(options_.seed, kArticles, i);

  const bool copy = i > first && random.uniform() < kCopies;
  const bool exact = random.uniform() < kExact;
  const double edited = copy && !exact ? kMostEdited * random.uniform() : 0;
  const std::size_t text = copy ? first + random.below(i - first) : i;
  TextWriter writer(story, stream(options_.seed, kTexts, text), SplitMix64(random.next()), edited);
  Article article;
  article.title = writer.title();
  article.excerpt = writer.excerpt();
  if (options_.body_words > 0) article.body = writer.body(options_.body_words);

  article.topics = stated_topics(story, random);
  article.provider = provider(random);
  const std::uint64_t delay = i == first ? 0 : std::min(kDelay(random), *after - first);
  const std::int64_t day = working_day(first_day + static_cast<std::int64_t>(delay), random);
  article.time = day * 86400 + time_of_day(random);
  article.quality = static_cast<float>(std::floor(draw(kQuality, random)));
  const double heat = random.uniform();
  article.heat = heat < kHeatIsQuality ? *article.quality
                 : heat < kHeatIsQuality + kHeatIsOther
                     ? static_cast<float>(std::floor(draw(kHeat, random)))
                     : -1;
  const std::string name = slug(article.title) + "-" + std::to_string(i);
  article.path = "_news/" + timestamp(*article.time).substr(0, 10) + "-" + name + ".md";
  article.url = "https://" + slug(article.provider) + ".example/news/" + name + "/";
  return article;
}

Corpus GeneratedSite::corpus(unsigned threads, Progress& progress) const {
  progress.begin("generate", size());
  Corpus corpus(size());
  parallel_for(size(), 1024, threads, progress, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) corpus[i] = article(i);
  });
  std::sort(corpus.begin(), corpus.end(),
            [](const Article& a, const Article& b) { return a.path < b.path; });
  return corpus;
}

}  // namespace kindred::bench
