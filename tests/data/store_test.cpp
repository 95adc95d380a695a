#include "data/store.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "data/file_descriptor.hpp"
#include "data/temporary_file.hpp"
#include "tests/support/site.hpp"

namespace kindred {
namespace {

namespace fs = std::filesystem;
using test::TempSite;
using test::Tree;
using testing::ElementsAre;
using testing::IsEmpty;

std::unique_ptr<Store> open(const TempSite& site, std::vector<std::string> content = {}) {
  Options options;
  options.content = std::move(content);
  auto store = open_directory_store(site.path(), options);
  if (!store) {
    ADD_FAILURE() << to_string(store.error());
    return make_memory_store({});
  }
  return std::move(*store);
}

std::vector<std::string> listed(const Store& store) {
  const auto listing = store.list();
  return listing ? listing->paths
                 : std::vector<std::string>{"error: " + to_string(listing.error())};
}

// What any store promises.
enum class Kind { directory, memory };

class StoreContract : public testing::TestWithParam<Kind> {
 protected:
  StoreContract()
      : site_({{"b.md", "B\r\n"}, {"a.md", "A"}, {"a/c.md", ""}, {"a-b.md", "\xFF\n"}}) {
    if (GetParam() == Kind::directory) {
      store_ = open(site_);
      return;
    }
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& [path, bytes] : site_.tree()) files.emplace_back(path, bytes);
    std::reverse(files.begin(), files.end());
    store_ = make_memory_store(std::move(files));
  }

  TempSite site_;
  std::unique_ptr<Store> store_;
};

TEST_P(StoreContract, ListsSortedByBytes) {
  EXPECT_THAT(listed(*store_), ElementsAre("a-b.md", "a.md", "a/c.md", "b.md"));
}

TEST_P(StoreContract, ReadsBytesAsTheyAre) {
  EXPECT_EQ(*store_->read("b.md"), "B\r\n");
  EXPECT_EQ(*store_->read("a-b.md"), "\xFF\n");
  EXPECT_EQ(*store_->read("a/c.md"), "");
}

TEST_P(StoreContract, NamesAMissingFile) {
  const auto bytes = store_->read("none.md");
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, Errc::not_found);
  EXPECT_EQ(bytes.error().path, "none.md");
  const auto status = store_->replace("none.md", 0, "x");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, Errc::not_found);
  EXPECT_EQ(status.error().path, "none.md");
  EXPECT_FALSE(store_->read("none.md"));
}

TEST_P(StoreContract, ReplacesAFileThatIsAsExpected) {
  EXPECT_TRUE(store_->check_writable("a/c.md"));
  EXPECT_TRUE(store_->replace("a/c.md", fingerprint(""), "new\n"));
  EXPECT_EQ(*store_->read("a/c.md"), "new\n");
  EXPECT_TRUE(store_->replace("a/c.md", fingerprint("new\n"), ""));
  EXPECT_EQ(*store_->read("a/c.md"), "");
  EXPECT_THAT(listed(*store_), ElementsAre("a-b.md", "a.md", "a/c.md", "b.md"));
}

TEST_P(StoreContract, RefusesToReplaceAFileThatChanged) {
  ASSERT_TRUE(store_->replace("a.md", fingerprint("A"), "someone else's"));
  const auto status = store_->replace("a.md", fingerprint("A"), "ours");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, Errc::conflict);
  EXPECT_EQ(status.error().path, "a.md");
  EXPECT_EQ(*store_->read("a.md"), "someone else's");
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, testing::Values(Kind::directory, Kind::memory),
                         [](const auto& param) {
                           return param.param == Kind::directory ? "Directory" : "Memory";
                         });

TEST(DirectoryStore, PassesOverFoldersThatHoldNoArticles) {
  const TempSite site({{"_site/a.md", ""},
                       {"_layouts/a.md", ""},
                       {"_includes/a.md", ""},
                       {"_drafts/a.md", ""},
                       {"node_modules/x/a.md", ""},
                       {"vendor/a.md", ""},
                       {"public/a.md", ""},
                       {"resources/a.md", ""},
                       {".git/a.md", ""},
                       {"docs/public/a.md", ""},
                       {"_posts/a.md", ""},
                       {"_posts/b.markdown", ""},
                       {"_posts/c.html", ""},
                       {"_posts/d.txt", ""},
                       {"_posts/.hidden.md", ""},
                       {"_sites/a.md", ""}});
  EXPECT_THAT(listed(*open(site)),
              ElementsAre("_posts/.hidden.md", "_posts/a.md", "_posts/b.markdown", "_sites/a.md"));
}

TEST(DirectoryStore, ListsWhatContentNames) {
  const TempSite site({{"_drafts/a.md", ""},
                       {"_drafts/x/b.md", ""},
                       {"_posts/a.md", ""},
                       {"_posts/old/b.md", ""},
                       {"pages/a.html", ""},
                       {"pages/b.md", ""},
                       {"public/news/a.md", ""},
                       {"public/a.md", ""},
                       {"root.md", ""}});
  EXPECT_THAT(listed(*open(site, {"_posts"})), ElementsAre("_posts/a.md", "_posts/old/b.md"));
  EXPECT_THAT(listed(*open(site, {"./_posts/"})), ElementsAre("_posts/a.md", "_posts/old/b.md"));
  EXPECT_THAT(listed(*open(site, {"_drafts"})), ElementsAre("_drafts/a.md", "_drafts/x/b.md"));
  EXPECT_THAT(listed(*open(site, {"_posts/*.md", "root.md"})),
              ElementsAre("_posts/a.md", "_posts/old/b.md", "root.md"));
  EXPECT_THAT(listed(*open(site, {"pages"})), ElementsAre("pages/b.md"));
  EXPECT_THAT(listed(*open(site, {"pages/*.html"})), ElementsAre("pages/a.html"));
  EXPECT_THAT(listed(*open(site, {"public/news"})), ElementsAre("public/news/a.md"));
  EXPECT_THAT(listed(*open(site, {"_draft*"})), ElementsAre("_drafts/a.md", "_drafts/x/b.md"));
  EXPECT_THAT(listed(*open(site, {"?oot.md"})), ElementsAre("root.md"));
  EXPECT_THAT(listed(*open(site, {"_post"})), IsEmpty());
}

TEST(DirectoryStore, StartsPatternsAtItsContentBase) {
  const TempSite site({{"a.md", ""}, {"x/b.md", ""}});
  Options options;
  options.content = {"blog/x"};
  options.content_base = "blog/";
  const auto store = open_directory_store(site.path(), options);
  ASSERT_TRUE(store);
  EXPECT_THAT(listed(**store), ElementsAre("x/b.md"));
}

TEST(DirectoryStore, DoesNotFollowLinks) {
  const TempSite elsewhere(Tree{{"x.md", "X"}});
  const TempSite site(Tree{{"a.md", "A"}});
  fs::create_directory_symlink(elsewhere.path(), site.path() + "/folder");
  fs::create_directory_symlink("..", site.path() + "/loop");
  fs::create_symlink(elsewhere.path() + "/x.md", site.path() + "/link.md");
  fs::create_symlink("nowhere", site.path() + "/dangling.md");
  const auto store = open(site);
  EXPECT_THAT(listed(*store), ElementsAre("a.md"));
  EXPECT_FALSE(store->read("link.md"));
  EXPECT_FALSE(store->replace("link.md", fingerprint("X"), "Y"));
  EXPECT_EQ(elsewhere.read("x.md"), "X");
  EXPECT_TRUE(fs::is_symlink(site.path() + "/link.md"));
}

TEST(DirectoryStore, PassesOverWhatIsNoFile) {
  const TempSite site({{"a.md", ""}, {"folder.md/b.md", ""}});
  ASSERT_EQ(::mkfifo((site.path() + "/x.md").c_str(), 0600), 0);
  const auto store = open(site);
  EXPECT_THAT(listed(*store), ElementsAre("a.md", "folder.md/b.md"));
  const auto bytes = store->read("x.md");  // must not wait for a writer
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, Errc::io);
  EXPECT_FALSE(store->read("folder.md"));
}

TEST(DirectoryStore, KeepsTheModeOfAFile) {
  const TempSite site(Tree{{"a.md", "A"}});
  const std::string path = site.path() + "/a.md";
  for (const mode_t mode : {0640U, 0604U, 0755U}) {
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    ASSERT_TRUE(open(site)->replace("a.md", fingerprint(site.read("a.md")), "B"));
    struct stat info {};
    ASSERT_EQ(::stat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 07777U, mode);
  }
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(DirectoryStore, LeavesNoTemporaryFileBehind) {
  const TempSite site({{"a.md", "A"}, {"b.md", "B"}});
  const auto store = open(site);
  EXPECT_TRUE(store->replace("a.md", fingerprint("A"), "new"));
  EXPECT_FALSE(store->replace("b.md", fingerprint("other"), "new"));
  EXPECT_FALSE(store->replace("none.md", 0, "new"));
  fs::remove(site.path() + "/b.md");
  fs::create_directory(site.path() + "/b.md");
  EXPECT_FALSE(store->replace("b.md", fingerprint("B"), "new"));
  EXPECT_THAT(names_in(site.path()), ElementsAre("a.md", "b.md"));
}

TEST(DirectoryStore, RemovesTemporaryFilesOfABrokenRunAndOnlyThose) {
  const TempSite site({{"a.md", "A"}, {"x/.kindred-Ab12Cd", "a user's"}, {".kindred-x.md", "B"}});
  if (const pid_t child = ::fork(); child == 0) {
    const FileDescriptor folder(::open((site.path() + "/x").c_str(), O_PATH | O_CLOEXEC));
    const TemporaryFile file(folder.get());
    ::_exit(file ? 0 : 1);
  } else {
    ::waitpid(child, nullptr, 0);
  }
  EXPECT_THAT(names_in(site.path() + "/x"), testing::SizeIs(2));
  const auto store = open(site);
  const auto listing = store->list();
  ASSERT_TRUE(listing);
  EXPECT_THAT(listing->paths, ElementsAre(".kindred-x.md", "a.md"));
  EXPECT_TRUE(listing->stamps[0].known());
  EXPECT_FALSE(listing->stamps[1].known());  // is looked into again until it is clean
  EXPECT_THAT(store->remove_left_overs(), IsEmpty());
  EXPECT_THAT(names_in(site.path() + "/x"), ElementsAre(".kindred-Ab12Cd"));
}

TEST(DirectoryStore, StaysInTheFolderThatItOpened) {
  const TempSite elsewhere(Tree{{"x/a.md", "A"}});
  const TempSite site(Tree{{"x/a.md", "A"}});
  const auto store = open(site);
  fs::rename(site.path() + "/x", site.path() + "/y");
  fs::create_directory_symlink(elsewhere.path() + "/x", site.path() + "/x");
  EXPECT_FALSE(store->read("x/a.md"));
  EXPECT_FALSE(store->check_writable("x/a.md"));
  EXPECT_FALSE(store->replace("x/a.md", fingerprint("A"), "B"));
  EXPECT_FALSE(store->read("../" + fs::path(elsewhere.path()).filename().string() + "/x/a.md"));
  EXPECT_EQ(elsewhere.tree(), (Tree{{"x/a.md", "A"}}));
  EXPECT_THAT(listed(*store), ElementsAre("y/a.md"));
}

TEST(DirectoryStore, RefusesFoldersThatMayNotBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const TempSite site(Tree{{"x/a.md", "A"}});
  const std::string folder = site.path() + "/x";
  ASSERT_EQ(::chmod(folder.c_str(), 0555), 0);
  const auto store = open(site);
  EXPECT_FALSE(store->check_writable("x/a.md"));
  EXPECT_FALSE(store->replace("x/a.md", fingerprint("A"), "B"));
  EXPECT_EQ(site.read("x/a.md"), "A");
  ::chmod(folder.c_str(), 0755);
}

TEST(OpenDirectoryStore, RefusesWhatIsNoFolder) {
  const TempSite site(Tree{{"a.md", ""}});
  const auto none = open_directory_store(site.path() + "/none", {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, Errc::not_found);
  const auto file = open_directory_store(site.path() + "/a.md", {});
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, Errc::invalid);
  EXPECT_TRUE(open_directory_store(site.path() + "///", {}));
}

TEST(Fingerprint, DependsOnEveryByte) {
  EXPECT_EQ(fingerprint("ab"), fingerprint("ab"));
  EXPECT_NE(fingerprint("ab"), fingerprint("ba"));
  EXPECT_NE(fingerprint(""), fingerprint(std::string(1, '\0')));
}

}  // namespace
}  // namespace kindred
