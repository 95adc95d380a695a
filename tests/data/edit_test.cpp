#include "data/edit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "data/corpus_loader.hpp"
#include "data/store.hpp"

namespace kindred {
namespace {

using testing::HasSubstr;

using Entries = std::vector<std::string>;

const Entries kOne = {"title: \"B\"\nwebUrl: \"https://x.example/b\"\n"};
const Entries kTwo = {kOne[0], "title: \"C\"\nwebUrl: \"https://x.example/c\"\n"};
const Entries kOther = {"title: \"D\"\nwebUrl: \"https://x.example/d\"\n", kOne[0]};

const std::string kPlain = "---\ntitle: a\nsecured: s\n---\nbody\n";
const std::string kForeign =
    "---\ntitle: a\nrelated:\n  - title: B\n    webUrl: \"https://x.example/b\"\nsecured: s\n---\n";

std::string with_block(const Entries& entries) {
  return "---\ntitle: a\n" + render_block(entries, Eol::lf) + "secured: s\n---\nbody\n";
}

class EditTest : public testing::Test {
 protected:
  // Puts one file into a store and loads it.
  void load(const std::string& bytes) {
    store_ = make_memory_store({{"a.md", bytes}});
    Progress progress;
    auto loaded = load_corpus(*store_, {}, 1, progress);
    ASSERT_TRUE(loaded);
    ASSERT_EQ(loaded->files.size(), 1U);
    file_ = loaded->files.front();
  }

  // The edit, which must be possible and needed.
  Edit plan(const Entries& entries) {
    auto edit = plan_edit(*store_, "a.md", file_, entries, Detail::bytes);
    if (!edit || !*edit) {
      ADD_FAILURE() << (edit ? "nothing to do" : to_string(edit.error()));
      return {};
    }
    return std::move(**edit);
  }

  bool nothing_to_do(const Entries& entries) {
    const auto edit = plan_edit(*store_, "a.md", file_, entries, Detail::bytes);
    return edit && !*edit;
  }

  std::unique_ptr<Store> store_;
  ArticleFile file_;
};

TEST_F(EditTest, PutsABlockInAndCountsItsLinks) {
  load(kPlain);
  const Edit edit = plan(kTwo);
  EXPECT_EQ(edit.path, "a.md");
  EXPECT_EQ(edit.before, kPlain);
  EXPECT_EQ(edit.after, with_block(kTwo));
  EXPECT_EQ(edit.expected, fingerprint(kPlain));
  EXPECT_EQ(edit.links_added, 2U);
  EXPECT_EQ(edit.links_removed, 0U);
}

TEST_F(EditTest, HasNothingToDoWhereTheBlockIsThereAlready) {
  load(with_block(kTwo));
  EXPECT_TRUE(nothing_to_do(kTwo));
  load(kPlain);
  EXPECT_TRUE(nothing_to_do({}));
}

TEST_F(EditTest, CountsAreThoseOfTheWholeEdit) {
  const std::string quoted =
      "---\ntitle: \"a \\\"b\\\"\"\nrelated:\n- title: \"x: \\\"y\\\"\"\n  webUrl: "
      "\"https://x.example/b\"\n---\n";
  for (const std::string& bytes :
       {kPlain, kForeign, quoted, with_block(kTwo), with_block(kOther)}) {
    load(bytes);
    ASSERT_TRUE(file_.open) << bytes;
    for (const Entries& entries : {Entries{}, kOne, kTwo, kOther}) {
      const auto edit = plan_edit(*store_, "a.md", file_, entries, Detail::bytes);
      ASSERT_TRUE(edit) << to_string(edit.error());
      const auto counted = plan_edit(*store_, "a.md", file_, entries, Detail::counts);
      ASSERT_TRUE(counted);
      ASSERT_EQ(counted->has_value(), edit->has_value());
      if (!*counted) continue;
      EXPECT_EQ((*counted)->path, (*edit)->path);
      EXPECT_EQ((*counted)->expected, (*edit)->expected);
      EXPECT_EQ((*counted)->links_added, (*edit)->links_added);
      EXPECT_EQ((*counted)->links_removed, (*edit)->links_removed);
      EXPECT_TRUE((*counted)->after.empty());  // the file was not read
    }
  }
}

TEST_F(EditTest, ABlockBeyondTheParsersLimitsIsRefusedAlsoWhereOnlyCountsAreAsked) {
  load(kPlain);
  const Entries large(5, "title: \"" + std::string(300'000, 'x') + "\"\n");
  for (const Detail detail : {Detail::counts, Detail::bytes}) {
    const auto edit = plan_edit(*store_, "a.md", file_, large, detail);
    ASSERT_FALSE(edit);
    EXPECT_THAT(edit.error().message, HasSubstr("set a lower limit"));
  }
}

TEST_F(EditTest, AFileIsNotOpenWhereOnlyTheParserCanTell) {
  for (const std::string fields :
       {"title: >\n  a\n", "tags: [a]\n", "title: &x a\n", "title: \"\\u0041\"\n",
        "title: a\nrelated:\n  - title: \"two\n      lines\"\n",
        "title: a\nrelated:\n  - title: {b: c}\n", "title: a\nrelated:\n  - |\n    b\n"}) {
    load("---\nexcerpt: text\n" + fields + "---\n");
    EXPECT_FALSE(file_.open) << fields;
  }
}

TEST_F(EditTest, CountsLinksThatComeAndGo) {
  load(with_block(kTwo));
  const Edit edit = plan(kOther);
  EXPECT_EQ(edit.after, with_block(kOther));
  EXPECT_EQ(edit.links_added, 1U);
  EXPECT_EQ(edit.links_removed, 1U);
}

TEST_F(EditTest, TakesTheBlockOutForNoEntries) {
  load(with_block(kTwo));
  const Edit edit = plan({});
  EXPECT_EQ(edit.after, kPlain);
  EXPECT_EQ(edit.links_added, 0U);
  EXPECT_EQ(edit.links_removed, 2U);
}

TEST_F(EditTest, TakesOverAForeignBlock) {
  load(kForeign);
  const Edit edit = plan(kTwo);
  EXPECT_EQ(edit.after, "---\ntitle: a\n" + render_block(kTwo, Eol::lf) + "secured: s\n---\n");
  EXPECT_EQ(edit.links_added, 1U);
  EXPECT_EQ(edit.links_removed, 0U);
}

TEST_F(EditTest, CarriesOutWhatItPlanned) {
  load(kPlain);
  const Edit edit = plan(kOne);
  ASSERT_TRUE(store_->replace(edit.path, edit.expected, edit.after));
  load(*store_->read("a.md"));
  EXPECT_EQ(file_.owner, BlockOwner::kindred);
  EXPECT_TRUE(nothing_to_do(kOne));
}

TEST_F(EditTest, RefusesAFileThatChangedSinceItWasLoaded) {
  load(kPlain);
  ASSERT_TRUE(store_->replace("a.md", fingerprint(kPlain), kPlain + "more\n"));
  const auto edit = plan_edit(*store_, "a.md", file_, kOne, Detail::bytes);
  ASSERT_FALSE(edit);
  EXPECT_EQ(edit.error().code, Errc::conflict);
  EXPECT_EQ(edit.error().path, "a.md");
  EXPECT_EQ(*store_->read("a.md"), kPlain + "more\n");
}

TEST_F(EditTest, RefusesAFileThatIsGone) {
  load(kPlain);
  const auto empty = make_memory_store({});
  const auto edit = plan_edit(*empty, "a.md", file_, kOne, Detail::bytes);
  ASSERT_FALSE(edit);
  EXPECT_EQ(edit.error().code, Errc::not_found);
}

TEST_F(EditTest, RefusesWhatCannotBeProved) {
  load("---\ntitle: a\nrelated:\n  - title: \"B\nsecured: s\"\n---\n");
  const auto edit = plan_edit(*store_, "a.md", file_, kOne, Detail::bytes);
  ASSERT_FALSE(edit);
  EXPECT_EQ(edit.error().code, Errc::unsupported);
  EXPECT_EQ(edit.error().line, 3U);
}

TEST_F(EditTest, WritesTheLineEndsOfTheFile) {
  load("---\r\ntitle: a\r\n---\r\n");
  EXPECT_EQ(plan(kOne).after, "---\r\ntitle: a\r\n" + render_block(kOne, Eol::crlf) + "---\r\n");
}

TEST(PlanRemoval, TakesOutKindredsOwnBlock) {
  const auto store = make_memory_store({{"a.md", with_block(kTwo)}});
  const auto removal = plan_removal(*store, "a.md");
  ASSERT_TRUE(removal) << to_string(removal.error());
  EXPECT_TRUE(removal->is_article);
  EXPECT_EQ(removal->owner, BlockOwner::kindred);
  EXPECT_EQ(removal->related_line, 3U);
  ASSERT_TRUE(removal->edit);
  EXPECT_EQ(removal->edit->after, kPlain);
  EXPECT_EQ(removal->edit->links_removed, 2U);
}

TEST(PlanRemoval, LeavesOtherBlocksAlone) {
  std::string edited = with_block(kTwo);
  edited.replace(edited.find("\"C\""), 3, "\"E\"");
  const auto store = make_memory_store(
      {{"plain.md", kPlain}, {"foreign.md", kForeign}, {"edited.md", edited}, {"text.md", "text"}});
  const auto owner = [&](const char* path) {
    const auto removal = plan_removal(*store, path);
    EXPECT_TRUE(removal) << path;
    EXPECT_FALSE(removal->edit) << path;
    return removal->owner;
  };
  EXPECT_EQ(owner("plain.md"), BlockOwner::none);
  EXPECT_EQ(owner("foreign.md"), BlockOwner::foreign);
  EXPECT_EQ(owner("edited.md"), BlockOwner::edited);
  EXPECT_EQ(owner("text.md"), BlockOwner::none);
  EXPECT_FALSE(plan_removal(*store, "text.md")->is_article);
}

TEST(PlanRemoval, ReportsBrokenFiles) {
  const auto store = make_memory_store({{"a.md", "---\ntitle: a\ntitle: b\n---\n"}});
  const auto removal = plan_removal(*store, "a.md");
  ASSERT_FALSE(removal);
  EXPECT_EQ(removal.error().line, 3U);
  EXPECT_THAT(removal.error().message, HasSubstr("second time"));
  EXPECT_FALSE(plan_removal(*store, "none.md"));
}

}  // namespace
}  // namespace kindred
