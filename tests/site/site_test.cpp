// A site as programs use it that embed kindred.
#include "site/site.hpp"

#include <gmock/gmock.h>

#include <future>
#include <numeric>
#include <thread>

#include "models/recommend.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Site example() {
  auto site = open_site(std::string(KINDRED_SOURCE_DIR) + "/examples/site");
  EXPECT_TRUE(site) << to_string(site.error());
  return std::move(*site);
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> kTexts = {"electrician", "a strike of the trams in winter",
                                                  "Der Vulkan ist ausgebrochen", "zzyzx",
                                                  "in the and of"};
  return kTexts;
}

/// The lists of all articles and of all texts, asked one after the other beginning with the
/// `first`.
RelatedLists ask_all(const Site& site, std::size_t first) {
  const std::size_t articles = site.catalog.size();
  RelatedLists lists(articles + texts().size());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const std::size_t asked = (first + i) % lists.size();
    lists[asked] = asked < articles ? similar(site, static_cast<DocId>(asked), 10)
                                    : similar(site, texts()[asked - articles], 10);
  }
  return lists;
}

TEST(Site, AnswersThreadsAsItAnswersOne) {
  const Site site = example();
  constexpr std::size_t kThreads = 6;
  std::vector<RelatedLists> answers(kThreads);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < kThreads; ++i) {
      threads.emplace_back([&, i] { answers[i] = ask_all(site, i * site.catalog.size() / 4); });
    }
  }
  const RelatedLists alone = ask_all(site, 0);
  EXPECT_THAT(alone[0], Not(IsEmpty()));
  for (const RelatedLists& lists : answers) EXPECT_EQ(lists, alone);
}

TEST(Site, RegeneratesItsListsInSeveralThreadsAtOnce) {
  const Site site = example();
  std::vector<DocId> all(site.catalog.size());
  std::iota(all.begin(), all.end(), DocId{0});
  const auto lists = [&] {
    Progress progress;
    return recommend(site.model, site.curated, site.options, all, 2, progress);
  };
  std::vector<std::future<RelatedLists>> answers;
  for (int i = 0; i < 4; ++i) answers.push_back(std::async(std::launch::async, lists));
  const RelatedLists alone = lists();
  for (auto& answer : answers) EXPECT_EQ(answer.get(), alone);
}

TEST(Site, IsConfiguredByTheFilesThatTheProgramReads) {
  const TempSite folder;
  folder.write("kindred.yml", "content: [site/news]\nrank: {min_score: 0}\ncurated: pins.yml\n");
  folder.write("pins.yml", "- article: a\n  pin: [b]\n");
  folder.write("site/news/a.md", article("Apples", ""));
  folder.write("site/news/b.md", article("Pears", ""));
  folder.write("site/pages/c.md", article("Apples and more", ""));
  const auto request = configured_site(folder.path() + "/site");
  ASSERT_TRUE(request) << to_string(request.error());
  EXPECT_EQ(request->options.rank.min_score, 0);
  const auto site = open_site(folder.path() + "/site");
  ASSERT_TRUE(site) << to_string(site.error());
  ASSERT_EQ(site->catalog.size(), 2U);
  const auto named = site->catalog.names().find("a");
  ASSERT_THAT(named, ElementsAre(0U));
  const auto matches = similar(*site, named.front(), 5);
  ASSERT_EQ(matches.size(), 1U) << "the pin";
  EXPECT_EQ(site->catalog.title(matches[0].doc), "Pears");
}

TEST(Site, TakesTheRelationsBesideTheArticlesWithoutConfiguration) {
  const TempSite folder;
  folder.write("relations.yml", "");
  const auto request = configured_site(folder.path());
  ASSERT_TRUE(request && request->curated);
  EXPECT_THAT(*request->curated, EndsWith("/relations.yml"));
}

TEST(Site, TellsWhyItCannotBeOpened) {
  const TempSite folder;
  const auto missing = open_site(folder.path() + "/nowhere");
  ASSERT_FALSE(missing);
  EXPECT_THAT(to_string(missing.error()), HasSubstr("nowhere"));
  folder.write("kindred.yml", "limt: 3\n");
  const auto faulty = open_site(folder.path());
  ASSERT_FALSE(faulty);
  EXPECT_THAT(to_string(faulty.error()), HasSubstr("kindred.yml:1"));
}

}  // namespace
}  // namespace kindred::test
