#include "data/temporary_file.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/store.hpp"
#include "tests/support/site.hpp"

namespace kindred {
namespace {

using test::Tree;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class TemporaryFileTest : public testing::Test {
 protected:
  // What a run that is killed at once leaves behind: its name.
  template <class Work>
  std::string left_by(Work work) const {
    const pid_t child = ::fork();
    if (child == 0) {
      TemporaryFile file(folder_.get());
      work(file);
      ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    for (const auto& [path, bytes] : site_.tree()) {
      if (is_temporary_name(path)) return path;
    }
    return "";
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& [path, bytes] : site_.tree()) names.push_back(path);
    return names;
  }

  test::TempSite site_;
  FileDescriptor folder_{::open(site_.path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
};

TEST_F(TemporaryFileTest, IsGoneAtTheEndUnlessItBecameSomething) {
  {
    TemporaryFile file(folder_.get());
    ASSERT_TRUE(file);
    EXPECT_THAT(names(), ElementsAre(file.name()));
    ASSERT_TRUE(file.seal(1, 2));
    EXPECT_THAT(names(), ElementsAre(file.name()));
  }
  EXPECT_THAT(names(), IsEmpty());
  {
    TemporaryFile file(folder_.get());
    ASSERT_TRUE(write_all(file.fd(), "text") && file.close() && file.become("a.md"));
  }
  EXPECT_EQ(site_.tree(), (Tree{{"a.md", "text"}}));
}

TEST_F(TemporaryFileTest, HasNamesOfItsOwn) {
  TemporaryFile file(folder_.get());
  TemporaryFile other(folder_.get());
  EXPECT_NE(file.name(), other.name());
  EXPECT_TRUE(is_temporary_name(file.name()));
  ASSERT_TRUE(other.seal(3, 4));
  EXPECT_TRUE(is_temporary_name(other.name()));
  for (std::string name : {file.name(), other.name()}) {
    char& digit = name[name.size() - 20];
    digit = digit == '0' ? '1' : '0';
    EXPECT_FALSE(is_temporary_name(name));
    EXPECT_FALSE(is_temporary_name(name.substr(1)));
  }
  for (const char* name : {".kindred-config", ".kindred-Ab12Cd", ".kindred", "", ".kindred-",
                           ".kindred-0000000000000000-0000000000000000"}) {
    EXPECT_FALSE(is_temporary_name(name)) << name;
  }
}

TEST_F(TemporaryFileTest, OfADeadRunIsRemovedAndOfALivingOneNot) {
  site_.write(".kindred-config", "a user's");
  TemporaryFile living(folder_.get());
  const std::string dead =
      left_by([](const TemporaryFile& file) { (void)write_all(file.fd(), "half"); });
  ASSERT_FALSE(dead.empty());
  remove_left_overs(folder_.get());
  EXPECT_THAT(names(), UnorderedElementsAre(".kindred-config", living.name()));
  EXPECT_TRUE(remove_left_over(folder_.get(), living.name()));
  EXPECT_TRUE(living.become("a.md"));  // nobody has taken it away
}

TEST_F(TemporaryFileTest, ThatChangedPlacesGoesOnlyWithBytesThatAreKnown) {
  const auto leave = [&](const std::string& bytes) {
    return left_by([&](TemporaryFile& file) {
      (void)(write_all(file.fd(), bytes) && file.seal(fingerprint("old"), fingerprint("new")));
    });
  };
  for (const char* known : {"old", "new"}) {
    ASSERT_TRUE(remove_left_over(folder_.get(), leave(known)));
    EXPECT_THAT(names(), IsEmpty()) << known;
  }
  const std::string name = leave("saved by somebody");
  const auto status = remove_left_over(folder_.get(), name);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, Errc::conflict);
  EXPECT_EQ(site_.read(name), "saved by somebody");
}

}  // namespace
}  // namespace kindred
