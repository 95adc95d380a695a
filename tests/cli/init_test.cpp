// kindred init, and what site.kind makes of a generator's configuration.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/config.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string post(const std::string& title, const std::string& more = "") {
  const bool chargers = title == "Electric ferries need chargers";
  return "---\ntitle: " + title + "\ndescription: " +
         (chargers ? "Chargers for the harbour ferries."
                   : "The harbour ferries run on batteries.") +
         "\ntags: [ferries]\n" + more + "---\n";
}

const char* const kOne = "Ferries go electric";
const char* const kTwo = "Electric ferries need chargers";

const Tree kJekyll = {{"_config.yml", "permalink: pretty\nbaseurl: /b\n"},
                      {"_posts/2024-03-05-one.md", post(kOne)},
                      {"_posts/2024-03-06-two.md", post(kTwo)}};
const Tree kHugo = {
    {"hugo.toml", "baseURL = 'https://x.example/'\n[permalinks]\nposts = '/:year/:slug/'\n"},
    {"content/posts/one.md", post(kOne, "date: 2024-03-05\n")},
    {"content/posts/two.mdx", post(kTwo, "date: 2024-03-06\n")}};

TEST(Init, WritesAConfigurationThatIsRead) {
  for (const Tree& files : {kJekyll, kHugo}) {
    const TempSite site(files);
    const Ran ran = run_kindred({"init", site.path()});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("2 articles, a site for "));
    EXPECT_THAT(ran.out, HasSubstr("written to " + site.path() + "/kindred.yml"));
    EXPECT_THAT(ran.out, HasSubstr("kindred regenerate " + site.path()));
    Options options;
    const auto status = apply_config(site.read("kindred.yml"), "kindred.yml", options);
    ASSERT_TRUE(status) << to_string(status.error());
    EXPECT_NE(options.kind, SiteKind::automatic);
    EXPECT_EQ(
        run_kindred({"regenerate", site.path(), "--config", site.path() + "/kindred.yml"}).code, 0);
  }
}

TEST(Init, NamesTheGenerator) {
  EXPECT_THAT(run_kindred({"init", TempSite(kJekyll).path()}).out,
              HasSubstr("a site for Jekyll (_config.yml)"));
  EXPECT_THAT(run_kindred({"init", TempSite(kHugo).path()}).out,
              HasSubstr("a site for Hugo (hugo.toml)"));
  EXPECT_THAT(
      run_kindred({"init", TempSite({{".eleventy.js", ""}, {"a.md", post("A")}}).path()}).out,
      HasSubstr("a site for Eleventy (.eleventy.js)"));
  const TempSite astro({{"astro.config.mjs", ""}, {"src/content/blog/a.mdx", post("A")}});
  EXPECT_THAT(run_kindred({"init", astro.path()}).out,
              HasSubstr("a site for Astro (astro.config.mjs)"));
  const Ran plain = run_kindred({"init", TempSite(Tree{{"a.md", post("A")}}).path()});
  EXPECT_THAT(plain.out, HasSubstr(": 1 article\n"));
  EXPECT_THAT(plain.out, Not(HasSubstr("a site for")));
}

TEST(Init, SaysWhatItFound) {
  Tree files = kJekyll;
  files["_posts/2024-03-07-three.md"] = "---\ntitle: Three\nrelated:\n  - title: x\n---\n";
  files["_posts/2024-03-08-bad.md"] = "---\ntitle: [\n---\n";
  const TempSite site(files);
  const Ran ran = run_kindred({"init", site.path()});
  EXPECT_THAT(ran.out, HasSubstr("folders     _posts (3)\n"));
  EXPECT_THAT(ran.out, HasSubstr("excerpts    2 of 3\n"));
  EXPECT_THAT(ran.out, HasSubstr("urls        all, by _config.yml\n"));
  EXPECT_THAT(ran.out, HasSubstr("lists       0 that kindred wrote, 1 others, which it keeps\n"));
  EXPECT_THAT(ran.out, HasSubstr("skipped     1, see kindred doctor\n"));
  EXPECT_THAT(site.read("kindred.yml"), HasSubstr("# There are 1.\nexisting: keep\n"));
}

TEST(Init, NeverOverwrites) {
  Tree files = kJekyll;
  files["kindred.yml"] = "limit: 3\n";
  const TempSite site(files);
  const Ran ran = run_kindred({"init", site.path()});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr(site.path() + "/kindred.yml: is there already"));
  EXPECT_EQ(site.tree(), files);
}

TEST(Init, CannotRunWithoutArticles) {
  const TempSite site(Tree{{"a.txt", "text"}});
  const Ran ran = run_kindred({"init", site.path()});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("holds no articles"));
  EXPECT_EQ(site.tree().count("kindred.yml"), 0U);
  EXPECT_EQ(run_kindred({"init", site.path() + "/none"}).code, 2);
  EXPECT_EQ(run_kindred({"init", site.path() + "/a.txt"}).code, 2);
}

std::string list_of(const Tree& files, const std::string& path,
                    std::vector<std::string> more = {}) {
  const TempSite site(files);
  more.insert(more.begin(), {"regenerate", site.path(), "--no-config"});
  const Ran ran = run_kindred(more);
  EXPECT_EQ(ran.code, 0) << ran.err;
  return site.read(path);
}

TEST(SiteKind, GivesEntriesTheUrlsOfTheGenerator) {
  const std::string jekyll = list_of(kJekyll, "_posts/2024-03-05-one.md");
  EXPECT_THAT(jekyll, HasSubstr("    path: _posts/2024-03-06-two.md\n"
                                "    webUrl: \"/b/2024/03/06/two/\"\n"));
  const std::string hugo = list_of(kHugo, "content/posts/one.md", {"--set", "entry=[title,url]"});
  EXPECT_THAT(
      hugo,
      HasSubstr("    path: posts/two.mdx\n    url: \"/2024/electric-ferries-need-chargers/\"\n"));
}

TEST(SiteKind, NoneLeavesUrlsOut) {
  EXPECT_THAT(list_of(kJekyll, "_posts/2024-03-05-one.md", {"--set", "site.kind=none"}),
              Not(HasSubstr("webUrl")));
  EXPECT_THAT(list_of(kJekyll, "_posts/2024-03-05-one.md", {"--set", "entry=[title]"}),
              Not(HasSubstr("/b/2024")));
  Tree hexo = kJekyll;
  hexo["source/_posts/a.md"] = post("A");
  hexo.erase("_posts/2024-03-05-one.md");
  hexo["source/_posts/b.md"] = hexo["_posts/2024-03-06-two.md"];
  hexo.erase("_posts/2024-03-06-two.md");
  EXPECT_THAT(list_of(hexo, "source/_posts/a.md"), Not(HasSubstr("webUrl")));
}

TEST(SiteKind, ChangesOfTheGeneratorsConfigurationCount) {
  const TempSite site(kJekyll);
  const TempSite cache;
  const std::vector<std::string> arguments = {"regenerate", site.path(), "--no-config", "--cache",
                                              cache.path()};
  run_kindred(arguments);
  site.write("_config.yml", "permalink: none\n");
  run_kindred(arguments);
  EXPECT_THAT(site.read("_posts/2024-03-05-one.md"), HasSubstr("webUrl: \"/two.html\"\n"));
}

TEST(SiteKind, RefusesAnUnknownPlaceholder) {
  Tree files = kJekyll;
  files["_config.yml"] = "title: x\npermalink: /:years/\n";
  const TempSite site(files);
  const Ran ran = run_kindred({"regenerate", site.path(), "--no-config"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err,
              HasSubstr(site.path() + "/_config.yml:2: ':years' is no placeholder of a "
                                      "permalink: did you mean 'year'? (there are :year, "));
  EXPECT_EQ(site.tree(), files);
}

TEST(SiteKind, NamesTheFileThatAPatternStandsIn) {
  const TempSite site(Tree{{"config/_default/hugo.toml", "title = \"x\"\n"},
                           {"config/_default/permalinks.toml", "\nposts = \"/:foo/:slug/\"\n"},
                           {"content/posts/a.md", post("A")}});
  const Ran ran = run_kindred({"regenerate", site.path(), "--no-config"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("/config/_default/permalinks.toml:2: ':foo' is no placeholder"));
}

TEST(SiteKind, HasToBeThere) {
  const TempSite site(Tree{{"a.md", post("A")}});
  const Ran ran =
      run_kindred({"regenerate", site.path(), "--no-config", "--set", "site.kind=hugo"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("holds no configuration of Hugo (hugo.toml)"));
}

}  // namespace
}  // namespace kindred::test
