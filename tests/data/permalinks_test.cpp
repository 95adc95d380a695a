// Urls by rules; tests/generators asks Jekyll and Hugo themselves.
#include "data/permalinks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "data/hugo.hpp"
#include "data/jekyll.hpp"
#include "data/permalink_pattern.hpp"
#include "data/toml.hpp"

namespace kindred {
namespace {

using testing::HasSubstr;

YamlNode parse(std::string_view text) { return *parse_yaml(text); }

/// The url of an article of 5 March 2024.
std::string url_of(const PermalinkRules& rules, const std::string& path,
                   const std::string& fields = "{title: A Title}", const std::string& stated = "") {
  Options options;
  options.permalinks = rules;
  Article article;
  article.path = path;
  article.title = "A Title";
  article.url = stated;
  article.time = 1'709'623'800;  // 2024-03-05T07:30:00Z
  apply_permalinks(options, parse(fields), article);
  return article.url;
}

PermalinkRules jekyll(const std::string& config) { return *jekyll_rules(parse(config)); }
PermalinkRules hugo(const std::string& config) { return *hugo_rules(parse(config)); }

TEST(Permalinks, OfJekyllFollowItsConfiguration) {
  const std::string path = "_posts/2024-03-05-some-Words.md";
  EXPECT_EQ(url_of(jekyll("{title: x}"), path), "/2024/03/05/some-Words.html");
  EXPECT_EQ(url_of(jekyll("{permalink: pretty, baseurl: /b}"), path), "/b/2024/03/05/some-Words/");
  EXPECT_EQ(url_of(jekyll("{permalink: weekdate}"), path), "/2024/W10/Tue/some-Words.html");
  EXPECT_EQ(url_of(jekyll("{permalink: '/:y_day/:slug'}"), path), "/065/some-words");
  EXPECT_EQ(url_of(jekyll("{title: x}"), "a/b.md"), "/a/b.html");
  EXPECT_EQ(url_of(jekyll("{collections: {g: {output: true}}}"), "_g/x/y.md"), "/g/x/y.html");
}

TEST(Permalinks, OfJekyllFollowScopesWithStars) {
  const auto rules = [](const std::string& scope) {
    return jekyll("{defaults: [{scope: {path: '" + scope +
                  "'}, values: {permalink: '/g/:title/'}}]}");
  };
  const std::string path = "_posts/sub/2024-03-05-a.md";
  for (const std::string scope : {"_posts/*", "_posts/*/*", "_posts/**", "_posts/sub", "_p*"}) {
    EXPECT_EQ(url_of(rules(scope), path), "/g/a/") << scope;
  }
  for (const std::string scope : {"_posts/s", "_drafts/*", "*.md", "_posts/*/b.md"}) {
    EXPECT_EQ(url_of(rules(scope), path), "/2024/03/05/a.html") << scope;
  }
}

TEST(Permalinks, AreNoneWithoutTheDateThatAPatternAsksFor) {
  Options options;
  Article article;
  article.title = "A";
  options.permalinks = hugo("{permalinks: {posts: '/:year/:slug/'}}");
  article.path = "content/posts/a.md";
  apply_permalinks(options, parse("{title: A}"), article);
  EXPECT_EQ(article.url, "");
  options.permalinks = jekyll("{permalink: '/:year/:title/'}");
  article.path = "_posts/a.md";
  apply_permalinks(options, parse("{title: A}"), article);
  EXPECT_EQ(article.url, "");
}

TEST(Permalinks, OfJekyllAreNoneWhereItMakesNoPage) {
  EXPECT_EQ(url_of(jekyll("{title: x}"), "_g/y.md"), "");
  EXPECT_EQ(url_of(jekyll("{collections: {g: {output: false}}}"), "_g/y.md"), "");
}

TEST(Permalinks, LeaveUrlsThatTheArticleStates) {
  const auto rules = jekyll("{baseurl: /b}");
  EXPECT_EQ(url_of(rules, "a.md", "{webUrl: 'https://x.example/a'}", "https://x.example/a"),
            "https://x.example/a");
  EXPECT_EQ(url_of(rules, "a.md", "{url: /x/}", "/x/"), "/x/");  // nothing that Jekyll reads
  EXPECT_EQ(url_of(rules, "a.md", "{permalink: /x/}", "/x/"), "/b/x/");
  EXPECT_EQ(url_of(hugo("{baseURL: 'https://h.example/s/'}"), "content/a.md", "{url: /x/}", "/x/"),
            "/s/x/");
  EXPECT_EQ(url_of({}, "_posts/2024-03-05-a.md"), "");  // no generator
}

TEST(Permalinks, OfHugoFollowItsConfiguration) {
  EXPECT_EQ(url_of(hugo("{}"), "content/posts/Some File.md"), "/posts/some-file/");
  EXPECT_EQ(url_of(hugo("{}"), "content/posts/x/index.md"), "/posts/x/");
  EXPECT_EQ(url_of(hugo("{}"), "content/posts/x.md", "{slug: Other}"), "/posts/other/");
  EXPECT_EQ(url_of(hugo("{uglyURLs: true}"), "content/posts/x.md"), "/posts/x.html");
  EXPECT_EQ(url_of(hugo("{}"), "elsewhere/x.md"), "");
  const auto dated = hugo("{permalinks: {posts: '/:year/:monthname/:title'}}");
  EXPECT_EQ(url_of(dated, "content/posts/x.md"), "/2024/march/a-title/");
  // The day as it is written, not as it is in UTC.
  EXPECT_EQ(url_of(hugo("{permalinks: {posts: '/:day/'}}"), "content/posts/x.md",
                   "{date: '2024-03-06T01:30:00+10:00'}"),
            "/06/");
}

TEST(Permalinks, OfHugoBeginWithTheLanguage) {
  const auto rules = hugo("{languages: {en: {weight: 1}, fr: {weight: 2}}}");
  EXPECT_EQ(url_of(rules, "content/a.fr.md"), "/fr/a/");
  EXPECT_EQ(url_of(rules, "content/a.md"), "/a/");
  EXPECT_EQ(hugo_language(rules, "content/a.fr.md"), "fr");
  EXPECT_EQ(hugo_language(hugo("{}"), "content/a.md"), "");
  const auto folders =
      hugo("{languages: {en: {contentDir: content/en}, fr: {contentDir: content/fr}}}");
  EXPECT_EQ(url_of(folders, "content/fr/a.md"), "/fr/a/");
  EXPECT_EQ(url_of(folders, "content/en/a.md"), "/a/");
}

TEST(Permalinks, RefuseWhatIsNoPlaceholder) {
  const auto bad = jekyll_rules(parse("title: x\npermalink: /:year/:tilte/\n"));
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().line, 2U);
  EXPECT_THAT(bad.error().message, HasSubstr("':tilte' is no placeholder"));
  EXPECT_THAT(bad.error().message, HasSubstr("did you mean 'title'?"));
  EXPECT_THAT(bad.error().message, HasSubstr(":categories"));
  const auto worse = hugo_rules(*parse_toml("title = 'x'\n[permalinks]\nposts = '/:years/'\n"));
  ASSERT_FALSE(worse);
  EXPECT_EQ(worse.error().line, 3U);
  EXPECT_THAT(worse.error().message, HasSubstr("':years' is no placeholder"));
}

TEST(Permalinks, TellOneRuleFromAnother) {
  EXPECT_EQ(to_text({}), "");
  EXPECT_NE(to_text(jekyll("{}")), to_text(jekyll("{baseurl: /b}")));
  EXPECT_NE(to_text(jekyll("{}")), to_text(jekyll("{permalink: pretty}")));
  EXPECT_NE(to_text(hugo("{}")), to_text(hugo("{permalinks: {a: '/:year/'}}")));
  EXPECT_NE(to_text(hugo("{}")), to_text(hugo("{languages: {fr: {}}}")));
}

TEST(Toml, IsReadAsTheTreeOfYaml) {
  const auto parsed = parse_toml("b = 1\na = 'x'\nd = 2024-03-05\n[t.u]\nk = [true, 2.5]\n");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->children[0].key, "b");
  EXPECT_EQ(parsed->find("a")->text, "x");
  EXPECT_EQ(parsed->find("a")->key_line, 2U);
  EXPECT_EQ(parsed->find("d")->text, "2024-03-05");
  const YamlNode* list = parsed->find("t")->find("u")->find("k");
  EXPECT_EQ(list->children[0].text, "true");
  EXPECT_EQ(list->children[1].text, "2.5");
  const auto bad = parse_toml("a = 1\nb = \n");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().line, 2U);
}

TEST(Patterns, BasesAreThePathOfAUrl) {
  EXPECT_EQ(base_path("https://x.example/a/b/"), "/a/b");
  EXPECT_EQ(base_path("https://x.example"), "");
  EXPECT_EQ(base_path("a/"), "/a");
  EXPECT_EQ(base_path("/"), "");
}

}  // namespace
}  // namespace kindred
