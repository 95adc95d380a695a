#include "data/cache_file.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "data/cache_mark.hpp"
#include "data/file_table.hpp"
#include "tests/support/site.hpp"

namespace kindred {
namespace {

Sections some_sections() {
  Sections sections;
  sections.add("numbers", std::vector<std::uint64_t>{1, 2, 3});
  sections.add("nothing", std::vector<float>{});
  Strings({"one", "", "three"}).save("strings", sections);
  return sections;
}

class CacheFileTest : public testing::Test {
 protected:
  [[nodiscard]] std::string path() const { return folder_.path() + "/cache"; }
  void put(const std::string& bytes) const { folder_.write("cache", bytes); }

  test::TempSite folder_;
};

TEST_F(CacheFileTest, GivesBackWhatWasWritten) {
  ASSERT_TRUE(write_cache_file(path(), 7, some_sections()));
  const auto file = CacheFile::open(path(), 7, 2);
  ASSERT_TRUE(file) << to_string(file.error());
  const auto numbers = (*file)->get<std::uint64_t>("numbers");
  ASSERT_TRUE(numbers);
  EXPECT_EQ(*numbers, Array<std::uint64_t>(std::vector<std::uint64_t>{1, 2, 3}));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers->data()) % 64, 0U);
  EXPECT_TRUE((*file)->get<float>("nothing")->empty());
  EXPECT_EQ((*Strings::load("strings", **file))[2], "three");
  EXPECT_FALSE((*file)->bytes("no such piece"));
}

TEST_F(CacheFileTest, OutlivesItsName) {
  ASSERT_TRUE(write_cache_file(path(), 7, some_sections()));
  Array<std::uint64_t> numbers;
  {
    const auto file = CacheFile::open(path(), 7, 1);
    numbers = *(*file)->get<std::uint64_t>("numbers");
  }
  ASSERT_TRUE(write_cache_file(path(), 8, {}));
  EXPECT_EQ(numbers[2], 3U);
}

TEST_F(CacheFileTest, IsGoodForOneKeyOnly) {
  ASSERT_TRUE(write_cache_file(path(), 7, some_sections()));
  EXPECT_EQ(CacheFile::open(path(), 8, 1).error().code, Errc::conflict);
  EXPECT_EQ(CacheFile::open(path() + "x", 7, 1).error().code, Errc::not_found);
  EXPECT_EQ(CacheFile::open(folder_.path(), 7, 1).error().code, Errc::malformed);
}

TEST_F(CacheFileTest, EveryTruncationIsFound) {
  ASSERT_TRUE(write_cache_file(path(), 7, some_sections()));
  const std::string sound = folder_.read("cache");
  for (std::size_t size = 0; size < sound.size(); ++size) {
    put(sound.substr(0, size));
    const auto file = CacheFile::open(path(), 7, 1);
    ASSERT_FALSE(file) << size;
    EXPECT_EQ(file.error().code, Errc::malformed) << size;
  }
  put(sound + "x");
  EXPECT_FALSE(CacheFile::open(path(), 7, 1));
}

TEST_F(CacheFileTest, AFlippedBitOfEveryByteIsFoundOrHarmless) {
  ASSERT_TRUE(write_cache_file(path(), 7, some_sections()));
  const std::string sound = folder_.read("cache");
  std::size_t harmless = 0;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string bytes = sound;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << 5 * at % 8));
    put(bytes);
    const auto file = CacheFile::open(path(), 7, 1);
    if (!file) continue;
    ++harmless;  // between two pieces
    ASSERT_EQ((*(*file)->get<std::uint64_t>("numbers"))[0], 1U);
    ASSERT_EQ((*Strings::load("strings", **file))[0], "one");
  }
  EXPECT_LT(harmless, sound.size() / 2);
}

TEST_F(CacheFileTest, DamageOfALargeOneIsFoundThoughItWasSoundBefore) {
  Sections large;
  large.add("numbers", std::vector<std::uint64_t>(5U << 20, 1));
  ASSERT_TRUE(write_cache_file(path(), 7, large));
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // until its stamp is trusted
  ASSERT_TRUE(CacheFile::open(path(), 7, 2));
  EXPECT_TRUE(std::filesystem::exists(mark_path(path())));
  ASSERT_TRUE(CacheFile::open(path(), 7, 2));
  const auto time = std::filesystem::last_write_time(path());
  std::fstream(path(), std::ios::in | std::ios::out | std::ios::binary).seekp(9'999'999).put('x');
  std::filesystem::last_write_time(path(), time);
  const auto damaged = CacheFile::open(path(), 7, 2);
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().code, Errc::malformed);
  remove_cache_file(path());
  EXPECT_FALSE(std::filesystem::exists(mark_path(path())));
}

TEST_F(CacheFileTest, CannotBeWrittenWhereThereIsNoFolder) {
  const auto status = write_cache_file(folder_.path() + "/none/cache", 7, {});
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find("cannot be written"), std::string::npos);
}

TEST(ReadingTime, TrustsNoStampOfTheLastMoments) {
  const ReadingTime now;
  EXPECT_FALSE(now.trusted({1, INT64_MAX, 1, 1, 1}).known());
  EXPECT_FALSE(now.trusted({1, 1, INT64_MAX, 1, 1}).known());
  EXPECT_TRUE(now.trusted({1, 1, 1, 1, 1}).known());
}

}  // namespace
}  // namespace kindred
