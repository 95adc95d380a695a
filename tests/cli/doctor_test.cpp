// What doctor says of small sites, rule by rule; tests/doctor_test.py asks about a large one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "site/examination.hpp"
#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const char* const kText = "The harbour ferries of the town run on batteries from now on.";

Ran doctor(const TempSite& site, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"doctor", site.path(), "--no-config", "--now",
                                        "2026-01-01"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_kindred(arguments);
}

/// "rule path:line" of each finding.
std::vector<std::string> found(const TempSite& site, std::vector<std::string> more = {}) {
  more.insert(more.end(), {"--format", "json"});
  std::vector<std::string> out;
  const auto report = nlohmann::json::parse(doctor(site, more).out);
  for (const auto& finding : report["findings"]) {
    out.push_back(finding["rule"].get<std::string>() + " " + finding["path"].get<std::string>() +
                  ":" + std::to_string(finding["line"].get<int>()));
  }
  return out;
}

std::string post(const std::string& fields, const std::string& body = "") {
  return "---\n" + fields + "---\n" + body;
}

std::string text(int number) {
  std::string words;
  for (int i = 0; i < 12; ++i) words += "word" + std::to_string(12 * number + i) + " ";
  return words;
}

TEST(Doctor, HasNothingToSayOfASoundSite) {
  const TempSite site({{"a.md", post("title: A\nexcerpt: " + text(1) + "\n")},
                       {"b.md", post("title: B\nexcerpt: " + text(2) + "\n")}});
  const Ran ran = doctor(site);
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, site.path() + ": 2 articles: 0 errors, 0 warnings, 0 notes\n");
  EXPECT_EQ(ran.err, "");
}

struct Sick {
  std::string name;
  Tree files;
  std::vector<std::string> found;
};

class Doctors : public testing::TestWithParam<Sick> {};

TEST_P(Doctors, FindWhatIsWrong) {
  const TempSite site(GetParam().files);
  EXPECT_EQ(found(site), GetParam().found);
}

std::string block(const std::string& entries) {
  return "title: B\nexcerpt: " + text(2) + "\nrelated:\n" + entries;
}

const Tree::value_type kGoal = {"a.md", post("title: A\nexcerpt: " + text(1) + "\nurl: /a/\n")};

INSTANTIATE_TEST_SUITE_P(
    Rules, Doctors,
    testing::Values(
        Sick{"Unreadable", {{"a.md", "---\ntitle: [\n---\n"}}, {"unreadable a.md:2"}},
        Sick{"Urls",
             {kGoal, {"b.md", post("title: B\nurl: /a/\nexcerpt: " + text(2) + "\n")}},
             {"duplicate-url a.md:4"}},
        Sick{"UrlsOfTranslations",
             {{"a.fr.md", post("title: A\nurl: /a/\nexcerpt: " + text(1) + "\n")},
              {"a.md", post("title: B\nurl: /a/\nlang: en\nexcerpt: " + text(2) + "\n")}},
             {}},
        Sick{"Self",
             {{"b.md", post("webUrl: \"https://x.example/b\"\n" +
                            block("  - title: B\n    webUrl: \"https://x.example/b\"\n"))}},
             {"self-relation b.md:7"}},
        Sick{"Dangling",
             {kGoal, {"b.md", post(block("  - path: a.md\n  - path: gone.md\n"))}},
             {"dangling-relation b.md:6", "orphan b.md:1"}},
        Sick{"DanglingBesideALongerNameThatIsBroken",
             {kGoal,
              {"b.md", post(block("  - path: a.md\n  - path: oken.md\n  - path: broken.md\n"))},
              {"broken.md", "---\ntitle: [\n---\n"}},
             {"unreadable broken.md:2", "dangling-relation b.md:6", "orphan b.md:1"}},
        Sick{"OutsideByHand",
             {kGoal, {"b.md", post(block("  - path: a.md\n  - webUrl: https://x.example/c\n"))}},
             {"outside-relation b.md:6", "orphan b.md:1"}},
        Sick{"Unpublished",
             {{"a.md", post("title: A\nexcerpt: " + text(1) + "\ndraft: true\n")},
              {"b.md", post(block("  - path: a.md\n"))}},
             {"unpublished-relation b.md:5", "excluded a.md:4", "orphan b.md:1"}},
        Sick{"Expired",
             {{"a.md", post("title: A\nexcerpt: " + text(1) + "\nexpiryDate: 2025-12-31\n")},
              {"b.md", post(block("  - path: a.md\n"))}},
             {"unpublished-relation b.md:5", "expired a.md:4", "orphan b.md:1"}},
        Sick{"ExactCopies",
             {{"a.md", post("title: A\nexcerpt: " + text(1) + "\n")},
              {"b.md", post("date: 2020-01-01\ntitle: A\nexcerpt: " + text(1) + "\n")}},
             {"exact-copy a.md:2"}},
        Sick{"FoldedCopies",
             {{"a.md", post("title: Some Title\nexcerpt: " + text(1) + "\n")},
              {"b.md", post("title: some  title\nexcerpt: " + text(1) + "\n")}},
             {"folded-copy a.md:2"}},
        Sick{"TranslationsAreNoCopies",
             {{"a.md", post("title: A\nexcerpt: " + text(1) + "\nlang: de\n")},
              {"b.md", post("title: A\nexcerpt: " + text(1) + "\nlang: fr\n")},
              {"c.md", post("title: C\nexcerpt: " + text(2) + "\ntranslationKey: c\n")},
              {"d.md", post("title: C\nexcerpt: " + text(2) + "\ntranslationKey: c\n")}},
             {}},
        Sick{"TitlesAloneAreNoCopies",
             {{"a.md", post("title: Open thread\n", text(1))},
              {"b.md", post("title: Open thread\n", text(2))}},
             {}},
        Sick{"NearCopies",
             {{"a.md", post("title: A\nexcerpt: " + text(1) + "\n")},
              {"b.md", post("title: B\nexcerpt: " + text(1) + "\n")}},
             {"near-copy a.md:2"}},
        Sick{"Dates",
             {{"a.md", post("title: A\nexcerpt: " + text(1) + "\ndate: 2024-02-31\n")},
              {"b.md", post("title: B\nexcerpt: " + text(2) + "\ndate: 0001-01-01T00:00:00Z\n")},
              {"c.md", post("title: C\nexcerpt: " + text(3) + "\ndate: 2027-01-01\n")},
              {"d.md", post("title: D\nexcerpt: " + text(4) +
                            "\ndate: 2027-05-01\nexpiryDate: 2027-04-01\n")}},
             {"impossible-date a.md:4", "impossible-date b.md:4", "impossible-date d.md:5",
              "future-date c.md:4", "future-date d.md:4"}},
        Sick{"Numbers",
             {{"a.md", post("title: A\nexcerpt: " + text(1) + "\nquality: high\n")}},
             {"no-number a.md:4"}},
        Sick{"Texts",
             {{"a.md", post("title: A\n")}, {"b.md", post("draft: false\n", text(1))}},
             {"no-text b.md:1", "empty-text a.md:1"}},
        Sick{"Encodings",
             {{"a.md", post("title: A\nexcerpt: \"itâ€™s\"\n", text(1))}},
             {"misencoded a.md:3"}},
        Sick{"StatedLanguage",
             {{"a.md", post("title: A\nlang: de\nexcerpt: This is what the people of the town have "
                            "to say about it and all that is in it.\n")}},
             {"wrong-language a.md:3"}},
        Sick{"Ids",
             {{"x/a.md", post("title: A\nexcerpt: " + text(1) + "\n")},
              {"x/index.md", post("title: C\nexcerpt: " + text(3) + "\n")},
              {"y/a.md", post("title: B\nexcerpt: " + text(2) + "\n")},
              {"y/index.md", post("title: D\nexcerpt: " + text(4) + "\n")}},
             {"duplicate-id x/a.md:1"}}),
    [](const auto& each) { return each.param.name; });

Tree many(int count) {
  Tree files;
  for (int i = 0; i < count; ++i) {
    files[std::to_string(100 + i) + ".md"] =
        post("title: Title " + std::to_string(i) + "\nquality: " + std::to_string(10 + i) +
             "\nexcerpt: " + text(i) + "\n");
  }
  return files;
}

TEST(Doctor, FindsNumbersOutOfTheCorpussRange) {
  TempSite site(many(20));
  EXPECT_THAT(found(site), IsEmpty());
  site.write("999.md", post("title: Far\nquality: 5000\nexcerpt: " + text(50) + "\n"));
  EXPECT_THAT(found(site), ElementsAre("out-of-range 999.md:3"));
}

TEST(Doctor, FindsHubs) {
  Tree files = many(40);
  int i = 0;
  for (auto& [path, bytes] : files) {
    const std::string second = std::to_string(100 + (++i % 40)) + ".md";
    bytes = bytes.substr(0, bytes.size() - 4) + "related:\n  - path: 139.md\n  - path: " + second +
            "\n---\n";
  }
  const TempSite site(files);
  EXPECT_THAT(found(site), Contains("hub 139.md:1"));
}

TEST(Doctor, MixedLanguagesAreNamed) {
  Tree files;
  for (int i = 0; i < 5; ++i) {
    files[std::to_string(i) + ".md"] =
        post("title: T\nexcerpt: This is what the people of town " + text(i) +
             " have to say about it and all that is in it.\n");
  }
  files["d.md"] = post(
      "title: D\nexcerpt: Das ist es, was die Leute in der Stadt zu allem sagen, und was es für "
      "sie "
      "ist.\n");
  EXPECT_THAT(found(TempSite(files)), ElementsAre("other-language d.md:2"));
}

TEST(Doctor, ErrorsMakeTheExitCodeUnlessTheyAreIgnored) {
  const TempSite site({kGoal, {"b.md", post("title: B\nurl: /a/\nexcerpt: " + text(2) + "\n")}});
  const Ran ran = doctor(site);
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr(site.path() +
                                 "/a.md:4: error: has the url \"/a/\", as has b.md:3; give each a "
                                 "url of its own, or take the spare ones out\n"));
  EXPECT_THAT(ran.out, HasSubstr("2 articles: 1 error, 0 warnings, 0 notes\n"));
  EXPECT_EQ(doctor(site, {"--ignore", "duplicate-url"}).code, 0);
  const Ran quiet = doctor(site, {"-q"});
  EXPECT_THAT(quiet.out, testing::EndsWith("ones out\n"));
}

TEST(Doctor, ShowsAScreenfulOfWarningsAndNotesOnlyIfAsked) {
  Tree files;
  for (int i = 0; i < 30; ++i) {
    files[std::to_string(100 + i) + ".md"] = post("title: " + text(i) + "\ndate: 2027-01-01\n");
  }
  const TempSite site(files);
  const Ran few = doctor(site);
  EXPECT_THAT(few.out, HasSubstr("… and 20 more"));
  EXPECT_THAT(few.out, HasSubstr("-v shows all"));
  EXPECT_THAT(few.out, Not(HasSubstr("note: is dated")));
  EXPECT_THAT(few.out, HasSubstr("30 warnings, 30 notes"));
  const Ran all = doctor(site, {"-v"});
  EXPECT_THAT(all.out, HasSubstr("129.md:1: warning"));
  EXPECT_THAT(all.out, HasSubstr("129.md:3: note: is dated 2027-01-01T00:00:00Z"));
}

TEST(Doctor, ChangesNothingAndIsTheSameForAnyNumberOfThreads) {
  Tree files = many(60);
  files["x.md"] = files["y.md"] = files["100.md"];
  const TempSite site(files);
  const Ran one = doctor(site, {"-v", "-j", "1"});
  EXPECT_EQ(one.out, doctor(site, {"-v", "-j", "5"}).out);
  EXPECT_EQ(site.tree(), files);
}

TEST(Doctor, CannotRunWithoutArticles) {
  const TempSite empty;
  EXPECT_EQ(doctor(empty).code, 2);
  EXPECT_THAT(doctor(empty).err, HasSubstr("holds no articles"));
  EXPECT_EQ(run_kindred({"doctor", empty.path() + "/none"}).code, 2);
  EXPECT_EQ(run_kindred({"doctor", ""}).code, 2);
  const TempSite site(Tree{kGoal});
  const Ran date = run_kindred({"doctor", site.path(), "--now", "soon"});
  EXPECT_EQ(date.code, 2);
  EXPECT_THAT(date.err, HasSubstr("--now soon: is no date such as 2024-03-05"));
  const Ran rule = doctor(site, {"--ignore", "duplicate-urls"});
  EXPECT_EQ(rule.code, 2);
  EXPECT_THAT(rule.err, HasSubstr("did you mean 'duplicate-url'?"));
}

TEST(Doctor, CannotRunOnAnUnreadableFolder) {
  const TempSite site(Tree{kGoal});
  ASSERT_EQ(::chmod(site.path().c_str(), 0), 0);
  const Ran ran = run_kindred_unprivileged({"doctor", site.path()});
  ::chmod(site.path().c_str(), 0700);
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("cannot be"));
}

TEST(Doctor, AnnotatesForGitHubAsManyAsAreShown) {
  Tree files = many(60);
  files["x.md"] = files["100.md"];
  files["z.md"] = "---\ntitle: Not yet\nexcerpt: To be written.\ndraft: true\n---\n";
  const TempSite site(files);
  const Ran ran = doctor(site, {"--format", "github"});
  EXPECT_THAT(ran.out, HasSubstr("::warning file=" + site.path() + "/100.md,line="));
  EXPECT_THAT(ran.out, HasSubstr(",title=exact-copy::"));
  EXPECT_THAT(ran.out, Not(HasSubstr("::notice ")));
  EXPECT_THAT(doctor(site, {"--format", "github", "-v"}).out, HasSubstr("::notice "));
  EXPECT_THAT(doctor(site, {"--format", "github", "-q"}).out, Not(HasSubstr("::warning ")));
}

TEST(Doctor, RulesHaveIdsOfTheirOwn) {
  auto ids = rule_ids();
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

}  // namespace
}  // namespace kindred::test
