#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "bench/generated/markdown.hpp"
#include "bench/generated/site.hpp"
#include "bench/generated/statistics.hpp"
#include "core/text.hpp"
#include "data/corpus_loader.hpp"

namespace kindred::bench {
namespace {

using testing::AllOf;
using testing::Ge;
using testing::IsEmpty;
using testing::Le;

using Files = std::vector<std::pair<std::string, std::string>>;

Files files(const GeneratedSiteOptions& options, unsigned threads) {
  Progress progress;
  Files files;
  for (const Article& article : GeneratedSite(options).corpus(threads, progress)) {
    files.emplace_back(article.path, as_markdown(article));
  }
  return files;
}

TEST(GeneratedSite, IsTheSameForOneSeed) {
  EXPECT_EQ(files({500, 7, 0}, 1), files({500, 7, 0}, 4));
  EXPECT_NE(files({500, 7, 0}, 1), files({500, 8, 0}, 1));
}

TEST(GeneratedSite, StaysWhatWasMeasured) {
  constexpr std::uint64_t kBytes = 13686726188902895772U;
  std::string bytes;
  for (const auto& [path, text] : files({2000, 1, 50}, 1)) bytes += path + "\n" + text;
  EXPECT_EQ(fingerprint(bytes), kBytes) << "what was measured on generated sites is out of date";
}

TEST(GeneratedSite, ReadsAsItWasGenerated) {
  const GeneratedSiteOptions options{300, 1, 120};
  Progress progress;
  const Corpus corpus = GeneratedSite(options).corpus(1, progress);
  const auto loaded = load_corpus(*make_memory_store(files(options, 1)), Options{}, 1, progress);
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  EXPECT_THAT(loaded->diagnostics, IsEmpty());
  ASSERT_EQ(loaded->corpus.size(), corpus.size());
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    const Article& read = loaded->corpus[i];
    EXPECT_EQ(read.path, corpus[i].path);
    EXPECT_EQ(read.title, corpus[i].title);
    EXPECT_EQ(read.excerpt, corpus[i].excerpt);
    EXPECT_EQ(trim(read.body), trim(corpus[i].body));
    EXPECT_EQ(read.topics, corpus[i].topics);
    EXPECT_EQ(read.url, corpus[i].url);
    EXPECT_EQ(read.provider, corpus[i].provider);
    EXPECT_EQ(read.time, corpus[i].time);
    EXPECT_EQ(read.quality, corpus[i].quality);
    EXPECT_EQ(read.heat, corpus[i].heat);
  }
}

TEST(GeneratedSite, IsLikeARealSite) {
  Progress progress;
  const Corpus corpus = GeneratedSite({2000, 1, 0}).corpus(2, progress);
  const std::vector<Figure> figures = statistics(corpus, 2, progress);
  const struct {
    const char* name;
    double least, most;
  } ranges[] = {
      {"in English, %", 99.5, 100},
      {"distinct terms per article", 20, 23},
      {"Heaps exponent, second half", .4, .65},
      {"terms of one article, %", 40, 60},
      {"entries per row", 65, 80},
      {"likeness of the nearest, median", .4, .55},
      {"with a near copy (.85), %", 7, 15},
      {"articles of likeness .3 and more, median", 2, 6},
      {"topics per article", 2.25, 2.45},
      {"articles of the largest, %", 40, 46},
      {"quality, median", 47, 57},
      {"articles without heat, %", 70, 76},
  };
  for (const auto& [name, least, most] : ranges) {
    EXPECT_THAT(value_of(figures, name), AllOf(Ge(least), Le(most))) << name;
  }
}

}  // namespace
}  // namespace kindred::bench
