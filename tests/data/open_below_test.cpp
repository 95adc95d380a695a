#include "data/open_below.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "data/file_descriptor.hpp"
#include "tests/support/site.hpp"

namespace kindred {
namespace {

namespace fs = std::filesystem;

using Open = int (*)(int, const std::string&, int);

class OpenBelow : public testing::TestWithParam<Open> {
 protected:
  OpenBelow()
      : outside_(test::Tree{{"secret.md", "secret"}}),
        site_({{"a.md", "A"}, {"x/y/b.md", "B"}}),
        folder_(::open(site_.path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {}

  // The first byte, or what errno says.
  [[nodiscard]] std::string read(const std::string& path) const {
    const FileDescriptor file(GetParam()(folder_.get(), path, O_RDONLY));
    if (!file) return errno == ELOOP || errno == ENOTDIR ? "link" : std::to_string(errno);
    char byte = 0;
    return ::read(file.get(), &byte, 1) == 1 ? std::string(1, byte) : "nothing";
  }

  test::TempSite outside_;
  test::TempSite site_;
  FileDescriptor folder_;
};

TEST_P(OpenBelow, ReachesWhatIsThere) {
  EXPECT_EQ(read("a.md"), "A");
  EXPECT_EQ(read("x/y/b.md"), "B");
  EXPECT_EQ(read("x/none.md"), std::to_string(ENOENT));
  const FileDescriptor folder(GetParam()(folder_.get(), "x/y", O_RDONLY | O_DIRECTORY));
  EXPECT_TRUE(folder);
}

TEST_P(OpenBelow, FollowsNoLink) {
  fs::create_symlink("a.md", site_.path() + "/inside.md");
  fs::create_symlink(outside_.path() + "/secret.md", site_.path() + "/outside.md");
  fs::create_directory_symlink(outside_.path(), site_.path() + "/folder");
  fs::create_directory_symlink("x", site_.path() + "/own");
  fs::create_directory_symlink(".", site_.path() + "/loop");
  for (const char* path :
       {"inside.md", "outside.md", "folder/secret.md", "own/y/b.md", "loop/loop/a.md"}) {
    EXPECT_EQ(read(path), "link") << path;
  }
}

TEST_P(OpenBelow, LeadsNowhereElse) {
  const std::string up = fs::path(outside_.path()).filename().string();
  for (const std::string& path : {"../" + up + "/secret.md", "x/../../" + up + "/secret.md",
                                  outside_.path() + "/secret.md"}) {
    EXPECT_EQ(read(path), std::to_string(EXDEV)) << path;
  }
}

INSTANTIATE_TEST_SUITE_P(Ways, OpenBelow, testing::Values(open_below, open_step_by_step),
                         [](const auto& way) { return way.index == 0 ? "AtOnce" : "StepByStep"; });

TEST(OpenBelowFolder, ReachesPathsThatAreTooLongForOneCall) {
  const test::TempSite site;
  FileDescriptor folder(::open(site.path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  const FileDescriptor top(::open(site.path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  const std::string name(200, 'x');
  std::string path;
  for (int i = 0; i < 30; ++i) {
    ASSERT_EQ(::mkdirat(folder.get(), name.c_str(), 0700), 0);
    folder = FileDescriptor(open_below(folder.get(), name, O_PATH | O_DIRECTORY));
    path += (path.empty() ? "" : "/") + name;
  }
  EXPECT_TRUE(FileDescriptor(open_below(top.get(), path, O_RDONLY | O_DIRECTORY)));
}

}  // namespace
}  // namespace kindred
