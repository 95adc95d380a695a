#include "data/replace_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <filesystem>

#include "data/file_descriptor.hpp"
#include "data/store.hpp"
#include "tests/support/site.hpp"

namespace kindred {
namespace {

namespace fs = std::filesystem;
using test::Tree;

class ReplaceFile : public testing::TestWithParam<Sync> {
 protected:
  ReplaceFile() : site_(Tree{{"a.md", "old"}}) {}

  Status replace(const std::string& expected = "old") {
    return replace_file(folder_.get(), "a.md", "x/a.md", fingerprint(expected), "new", GetParam());
  }
  [[nodiscard]] std::string path() const { return site_.path() + "/a.md"; }

  test::TempSite site_;
  FileDescriptor folder_{::open(site_.path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
};

TEST_P(ReplaceFile, LeavesTheNewFileAndNothingElse) {
  EXPECT_TRUE(replace());
  EXPECT_EQ(site_.tree(), (Tree{{"a.md", "new"}}));
}

TEST_P(ReplaceFile, KeepsModeAndAttributes) {
  ASSERT_EQ(::chmod(path().c_str(), 0604), 0);
  const bool attributes = ::setxattr(path().c_str(), "user.checked", "yes", 3, 0) == 0;
  ASSERT_TRUE(replace());
  struct stat info {};
  ASSERT_EQ(::stat(path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777U, 0604U);
  char value[8] = {};
  if (attributes) {
    EXPECT_EQ(::getxattr(path().c_str(), "user.checked", value, sizeof value), 3);
    EXPECT_STREQ(value, "yes");
  }
}

TEST_P(ReplaceFile, LeavesOtherNamesOfTheFileTheirWords) {
  fs::create_hard_link(path(), site_.path() + "/backup");
  EXPECT_TRUE(replace());
  EXPECT_EQ(site_.tree(), (Tree{{"a.md", "new"}, {"backup", "old"}}));
}

TEST_P(ReplaceFile, LeavesAFileAloneThatSomebodyHasOpenForWriting) {
  const FileDescriptor writer(::open(path().c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  const auto status = replace();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, Errc::conflict);
  ASSERT_TRUE(write_all(writer.get(), ", and more"));
  EXPECT_EQ(site_.tree(), (Tree{{"a.md", "old, and more"}}));
}

TEST_P(ReplaceFile, BringsNothingBackThatIsGone) {
  fs::remove(path());
  const auto status = replace();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, Errc::not_found);
  EXPECT_EQ(status.error().path, "x/a.md");
  EXPECT_EQ(site_.tree(), Tree{});
}

TEST_P(ReplaceFile, RefusesWhatChangedOrIsNoFile) {
  EXPECT_EQ(replace("other").error().code, Errc::conflict);
  EXPECT_EQ(site_.tree(), (Tree{{"a.md", "old"}}));
  fs::rename(path(), site_.path() + "/b.md");
  fs::create_symlink("b.md", path());
  EXPECT_FALSE(replace());
  EXPECT_TRUE(fs::is_symlink(path()));
  EXPECT_EQ(site_.read("b.md"), "old");
}

INSTANTIATE_TEST_SUITE_P(Waits, ReplaceFile, testing::Values(Sync::disk, Sync::kernel),
                         [](const auto& sync) {
                           return sync.param == Sync::disk ? "ForTheDisk" : "ForTheKernel";
                         });

}  // namespace
}  // namespace kindred
