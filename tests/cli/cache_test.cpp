// The cache, as its users notice it: only by the time that it saves.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "site/site.hpp"
#include "site/site_cache.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A copy of the example site and a cache beside it.
class Cached : public testing::Test {
 protected:
  Cached() {
    fs::copy(std::string(KINDRED_SOURCE_DIR) + "/examples/site", site_.path(),
             fs::copy_options::recursive);
    for (const auto& entry : fs::directory_iterator(site_.path() + "/_news")) {
      articles_.push_back("_news/" + entry.path().filename().string());
    }
    std::sort(articles_.begin(), articles_.end());
  }

  [[nodiscard]] std::string cache() const { return cache_.path() + "/kindred"; }

  [[nodiscard]] std::vector<fs::path> cache_files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(cache())) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
  }

  /// What an article and a text find, with reasons: all that a model knows goes into it.
  [[nodiscard]] Ran ask(std::vector<std::string> more) const {
    std::vector<std::string> arguments = {
        "similar", articles_[7],          "--site", site_.path(), "--format", "json", "--explain",
        "--set",   "rank.min_score=0.01", "-n",     "30"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_kindred(arguments);
  }
  [[nodiscard]] Ran cached(std::vector<std::string> more = {}) const {
    more.insert(more.end(), {"--cache", cache()});
    return ask(std::move(more));
  }
  [[nodiscard]] Ran uncached(std::vector<std::string> more = {}) const {
    more.emplace_back("--no-cache");
    return ask(std::move(more));
  }

  void expect_same_answer(const std::string& after) const {
    const Ran expected = uncached();
    const Ran got = cached();
    EXPECT_EQ(got.out, expected.out) << after;
    EXPECT_EQ(got.err, expected.err) << after;
    EXPECT_EQ(got.code, expected.code) << after;
  }

  void retitle(const std::string& path, const std::string& word) const {
    std::string text = site_.read(path);
    const auto at = text.find("title: \"") + 8;
    site_.write(path, text.insert(at, word + " "));
  }

  TempSite site_;
  TempSite cache_;
  std::vector<std::string> articles_;
};

TEST_F(Cached, SavesNoAnswerAndChangesNone) {
  const Tree before = site_.tree();
  expect_same_answer("the first run");
  EXPECT_EQ(cache_files().size(), 4U);
  expect_same_answer("the second run");
  EXPECT_EQ(
      run_kindred({"similar", "--text", "ferry", "--site", site_.path(), "--cache", cache()}).out,
      run_kindred({"similar", "--text", "ferry", "--site", site_.path(), "--no-cache"}).out);
  EXPECT_EQ(site_.tree(), before);
}

TEST_F(Cached, NoticesWhateverHappensToTheSite) {
  expect_same_answer("nothing");
  retitle(articles_[3], "Changed");
  expect_same_answer("a title changed");
  site_.write("_news/2025-01-01-new.md", article("A new one about football", "Goals and saves"));
  expect_same_answer("a file came");
  fs::remove(site_.path() + "/" + articles_[20]);
  expect_same_answer("a file went");
  fs::rename(site_.path() + "/" + articles_[30], site_.path() + "/_news/zzz.md");
  expect_same_answer("a file was renamed");
  site_.write(articles_[40], "---\ntitle: [broken\n---\n");
  expect_same_answer("a file broke");
  expect_same_answer("it is still broken");
  site_.write(articles_[40], "no front matter");
  expect_same_answer("it is no article any more");
  fs::create_directory(site_.path() + "/more");
  fs::rename(site_.path() + "/" + articles_[50], site_.path() + "/more/a.md");
  expect_same_answer("a file moved to a new folder");
}

TEST_F(Cached, NoticesOtherBytesUnderTheSameSizeAndTime) {
  expect_same_answer("the first run");
  const std::string path = site_.path() + "/" + articles_[3];
  const auto time = fs::last_write_time(path);
  std::string text = site_.read(articles_[3]);
  const auto at = text.find("title: \"") + 8;
  for (const char letter : {'Q', 'X', 'Z', 'J'}) {
    text[at] = letter;
    site_.write(articles_[3], text);
    fs::last_write_time(path, time);
    expect_same_answer(std::string("the title begins with ") + letter);
  }
}

TEST_F(Cached, NoticesTheConfiguration) {
  expect_same_answer("the first run");
  for (const char* setting :
       {"fields.title=2", "fields.body=0", "similarity.topics=0.4", "similarity.dense=0.3",
        "rank.quality=0", "rank.proximity=0", "rank.near_copy=0.5", "rank.duplicates=keep",
        "language=none", "schema.title=[excerpt]", "exclude={type: article}", "content=[none]",
        "candidates.sources=faiss", "candidates.depth=2", "limit=3"}) {
    const Ran expected = uncached({"--set", setting});
    EXPECT_EQ(cached({"--set", setting}).out, expected.out) << setting;
    EXPECT_EQ(cached({"--set", setting}).out, expected.out) << setting << ", again";
  }
  site_.write("kindred.yml", "fields: {title: 1}\nrank: {heat: 0.9}\n");
  expect_same_answer("kindred.yml changed");
  site_.write("relations.yml", "- article: " + articles_[7] + "\n  pin: [" + articles_[60] + "]\n");
  expect_same_answer("relations.yml changed");
  EXPECT_THAT(cached().out, HasSubstr(articles_[60]));
}

TEST_F(Cached, KeepsFewConfigurationsOfASite) {
  for (int title = 1; title <= 7; ++title) {
    ASSERT_EQ(cached({"--set", "fields.title=" + std::to_string(title)}).code, 0);
  }
  EXPECT_LE(cache_files().size(), 16U);
}

class CachedRegeneration : public Cached {
 protected:
  [[nodiscard]] Ran run(const std::string& site, std::vector<std::string> more) const {
    std::vector<std::string> arguments = {"regenerate", site, "--existing", "replace"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_kindred(arguments);
  }

  /// Regenerates with the cache, and a copy of the site without: the same bytes?
  void expect_same_bytes(const std::string& after) const {
    const TempSite copy(site_.tree());
    const Ran with = run(site_.path(), {"--cache", cache(), "--format", "json"});
    const Ran without = run(copy.path(), {"--no-cache", "--format", "json"});
    EXPECT_EQ(with.code, without.code) << after << with.err;
    EXPECT_EQ(site_.tree(), copy.tree()) << after;
    EXPECT_EQ(run(site_.path(), {"--cache", cache(), "--verify"}).code, with.code) << after;
  }
};

TEST_F(CachedRegeneration, WritesTheBytesOfARebuild) {
  expect_same_bytes("the first run");
  expect_same_bytes("nothing");
  site_.write(articles_[5], site_.read(articles_[5]));
  expect_same_bytes("a file was touched");
  retitle(articles_[5], "Sodium");
  expect_same_bytes("a title changed");
  fs::remove(site_.path() + "/" + articles_[5]);
  expect_same_bytes("a file went");
  std::string edited = site_.read(articles_[6]);
  edited.insert(edited.find("  - title"), "  # mine\n");
  site_.write(articles_[6], edited);
  expect_same_bytes("a block was edited");
  site_.write(articles_[8], "---\ntitle: Late\nheat: none\nsecured: x\n---\n");
  expect_same_bytes("a file with a warning");
  expect_same_bytes("and again");
  site_.write("relations.yml",
              "- article: " + articles_[9] + "\n  block: [" + articles_[10] + "]\n");
  expect_same_bytes("relations changed");
}

TEST_F(CachedRegeneration, OfSomePathsKeepsTheRestOfTheSite) {
  ASSERT_EQ(run(site_.path(), {articles_[3], "--cache", cache()}).code, 0);
  expect_same_bytes("some paths");
  ASSERT_EQ(run(site_.path(), {articles_[3], "-n", "2", "--cache", cache()}).code, 0);
  expect_same_bytes("some paths, another limit");
}

TEST_F(CachedRegeneration, TakesWhatStandsFromTheSite) {
  site_.write("kindred.yml", site_.read("kindred.yml") + "keep_margin: 0.3\nmax_inlinks: 7\n");
  for (const char* change : {"nothing", "Sodium", "Ferry", "nothing more"}) {
    retitle(articles_[5], change);
    expect_same_bytes(change);
    const Ran check = run(site_.path(), {"--check", "--cache", cache()});
    EXPECT_EQ(check.code, 0) << change << check.out;
  }
}

TEST_F(CachedRegeneration, ReadsAgainUnderOtherLimits) {
  site_.write(articles_[5], article("Long", std::string(2000, 'x')));
  for (const char* limit : {"limits.text=65536", "limits.text=1000", "limits.text=2000"}) {
    const std::vector<std::string> words = {"--dry-run", "--set", limit, "--cache", cache()};
    const bool skips = limit == std::string("limits.text=1000");
    EXPECT_EQ(run(site_.path(), words).code, skips ? 1 : 0) << limit;
  }
}

TEST_F(CachedRegeneration, KeepsWhatIsNotAllThatIsAskedFor) {
  Progress progress;
  const Options options;
  SiteCache cache(this->cache(), site_.path(), options, 1);
  const auto store = open_directory_store(site_.path(), options);
  const auto loaded = cache.read_and_keep(**store, progress);
  ASSERT_TRUE(loaded);
  cache.index(loaded->corpus, progress);
  const std::vector<std::uint64_t> numbers(loaded->corpus.size());
  cache.keep_lists({}, {{0, numbers, numbers}, {0, 2}, {{{1, 0.5F, 0.5F}}, {}}, {0, 0}});
  EXPECT_EQ(cache.lists({}, std::vector<DocId>{0, 1, 2}), std::nullopt);
  EXPECT_TRUE(cache.earlier_lists());
  EXPECT_EQ(cache.lists({}, std::vector<DocId>{0, 2}), (RelatedLists{{{1, 0.5F, 0.5F}}, {}}));
  EXPECT_FALSE(cache.earlier_lists());
}

TEST_F(CachedRegeneration, VerifyFindsWrongLists) {
  Options options;
  options.existing = Existing::replace;
  Progress progress;
  SiteCache cache(this->cache(), site_.path(), options, 1);
  const auto store = open_directory_store(site_.path(), options);
  const auto loaded = cache.read_and_keep(**store, progress);
  ASSERT_TRUE(loaded);
  cache.index(loaded->corpus, progress);
  std::vector<DocId> all;
  for (DocId doc = 0; doc < loaded->corpus.size(); ++doc) all.push_back(doc);
  const std::vector<std::uint64_t> numbers(all.size());
  cache.keep_lists(
      {}, {{0, numbers, numbers}, all, RelatedLists(all.size(), {{0, 0.5F, 0.5F}}), numbers});
  fs::remove(site_.path() + "/kindred.yml");
  fs::remove(site_.path() + "/relations.yml");
  const Tree before = site_.tree();
  const Ran ran = run(site_.path(), {"--cache", this->cache(), "--verify"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("does not give what a full rebuild gives"));
  EXPECT_EQ(site_.tree(), before);
  EXPECT_EQ(run(site_.path(), {"--cache", this->cache(), "--verify"}).code, 0);
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// Cuts a file of the cache or flips a bit of it, again and again.
class Damage {
 public:
  explicit Damage(const std::vector<fs::path>& files) {
    for (const fs::path& path : files) sound_.emplace_back(path, bytes_of(path));
  }
  ~Damage() {
    for (const auto& [path, whole] : sound_) put(path, whole);
  }
  Damage(const Damage&) = delete;
  Damage& operator=(const Damage&) = delete;

  std::string next() {
    for (const auto& [path, whole] : sound_) put(path, whole);
    const auto& [path, bytes] = sound_[random_() % sound_.size()];
    std::string damaged = bytes;
    const std::size_t at = random_() % bytes.size();
    const bool cut = random_() % 4 == 0;
    if (cut) {
      damaged.resize(at);
    } else {
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random_() % 8));
    }
    put(path, damaged);
    return path.string() + (cut ? " cut at " : " flipped at ") + std::to_string(at);
  }

 private:
  std::vector<std::pair<fs::path, std::string>> sound_;
  std::mt19937 random_{1};
};

TEST_F(Cached, IsMadeAnewWhereItIsDamaged) {
  const Ran expected = uncached();
  ASSERT_EQ(cached().out, expected.out);
  Damage damage(cache_files());
  std::size_t noticed = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string what = damage.next();
    const Ran ran = cached();
    EXPECT_EQ(ran.out, expected.out) << what;
    EXPECT_EQ(ran.code, 0) << what;
    const auto warned = ran.err.find("damaged");
    if (warned == std::string::npos) continue;
    ++noticed;
    EXPECT_EQ(ran.err.find("damaged", warned + 1), std::string::npos) << ran.err;
  }
  EXPECT_GT(noticed, 80U);  // the rest hit parts that a lookup does not read, or padding
}

TEST_F(CachedRegeneration, IsTheSameFromADamagedCache) {
  ASSERT_EQ(run(site_.path(), {"--cache", cache()}).code, 0);
  ASSERT_EQ(run(site_.path(), {"--cache", cache()}).code, 0);
  const Tree before = site_.tree();
  Damage damage(cache_files());
  for (int i = 0; i < 60; ++i) {
    const std::string what = damage.next();
    const Ran ran = run(site_.path(), {"--cache", cache()});
    EXPECT_EQ(ran.code, 0) << what << ran.err;
    EXPECT_EQ(site_.tree(), before) << what;
  }
}

TEST_F(Cached, WorksWithoutWhereItCannotBeWritten) {
  const Ran expected = uncached();
  const Ran ran = ask({"--cache", "/proc/kindred"});
  EXPECT_EQ(ran.out, expected.out);
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("/proc/kindred"), HasSubstr("cannot be written"),
                             HasSubstr("working without it")));
  EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
  EXPECT_THAT(ask({"--cache", "/proc/kindred", "-q"}).err, IsEmpty());
}

TEST_F(Cached, IsAFolderNotAFile) {
  put(cache(), "a file");
  const Ran ran = cached();
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("working without it"));
}

TEST_F(Cached, ServesSeveralAtOnce) {
  const auto expected = [&](const std::string& setting) {
    return uncached({"--set", setting}).out;
  };
  const std::string one = expected("fields.title=1");
  const std::string two = expected("fields.title=2");
  const Options defaults;
  std::vector<std::jthread> threads;
  std::atomic<int> wrong{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 5; ++round) {
        Progress progress;
        Options options;
        options.fields.title = i % 2 == 0 ? 3.0F : 4.0F;
        const auto site = open_site({site_.path(), options, {}, 1, cache()}, progress);
        if (!site || site->cache_warning || site->model.size() != articles_.size()) ++wrong;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(cached({"--set", "fields.title=1"}).out, one);
  EXPECT_EQ(cached({"--set", "fields.title=2"}).out, two);
}

TEST_F(Cached, ServesEvaluation) {
  std::vector<std::string> arguments = {
      "evaluate", "--site", site_.path(), "--relations", site_.path() + "/relations.yml",
      "--format", "json"};
  auto with = arguments;
  with.insert(with.end(), {"--cache", cache()});
  auto without = arguments;
  without.emplace_back("--no-cache");
  const Ran expected = run_kindred(without);
  EXPECT_EQ(run_kindred(with).out, expected.out);
  EXPECT_EQ(run_kindred(with).out, expected.out);
}

TEST(CacheOptions, ExcludeEachOther) {
  const Ran ran = run_kindred({"similar", "x", "--site", ".", "--cache", "x", "--no-cache"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("exclude each other"));
  const Ran verify = run_kindred({"regenerate", ".", "--verify", "--no-cache"});
  EXPECT_EQ(verify.code, 2);
  EXPECT_THAT(verify.err, HasSubstr("--verify excludes --no-cache"));
}

}  // namespace
}  // namespace kindred::test
