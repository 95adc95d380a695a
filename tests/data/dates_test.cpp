#include "data/dates.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace kindred {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t k20011214 = 1008288000;  // 2001-12-14T00:00:00Z
constexpr std::int64_t k20240305 = 1709596800;  // 2024-03-05T00:00:00Z

struct Date {
  std::string text;
  std::int64_t seconds;

  friend void PrintTo(const Date& date, std::ostream* out) {
    *out << testing::PrintToString(date.text);
  }
};

class ReadableDate : public testing::TestWithParam<Date> {};

TEST_P(ReadableDate, IsRead) {
  const auto time = parse_date(GetParam().text);
  ASSERT_TRUE(time) << GetParam().text;
  EXPECT_EQ(*time, GetParam().seconds) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, ReadableDate,
    testing::Values(Date{"2001-12-14t21:59:43.10-05:00",
                         k20011214 + kDay + 2 * kHour + 59 * 60 + 43},
                    Date{"2001-12-14 21:59:43.10 -5", k20011214 + kDay + 2 * kHour + 59 * 60 + 43},
                    Date{"2001-12-15 2:59:43.10", k20011214 + kDay + 2 * kHour + 59 * 60 + 43},
                    Date{"2001-12-15T02:59:43.1Z", k20011214 + kDay + 2 * kHour + 59 * 60 + 43},
                    Date{"2001-12-14", k20011214}, Date{" 2001-12-14\t", k20011214},
                    Date{"      2001-12-14", k20011214}, Date{"1970-01-01", 0},
                    Date{"1969-12-31T23:59:59Z", -1}, Date{"2000-02-29", 951782400},
                    Date{"9999-12-31", 253402214400}));

INSTANTIATE_TEST_SUITE_P(
    JekyllAndHugo, ReadableDate,
    testing::Values(Date{"2024-03-05 08:30 +0100", k20240305 + 7 * kHour + 1800},
                    Date{"2024-03-05 08:30:00 -0800", k20240305 + 16 * kHour + 1800},
                    Date{"2024-03-05T08:30:00+05:30", k20240305 + 3 * kHour},
                    Date{"2024-03-05T08:30:00.123456789Z", k20240305 + 8 * kHour + 1800},
                    Date{"2024-03-05T08:30", k20240305 + 8 * kHour + 1800},
                    Date{"2024-03-05 08:30:00 UTC", k20240305 + 8 * kHour + 1800},
                    Date{"2024-03-05 08:30:00 gmt", k20240305 + 8 * kHour + 1800},
                    Date{"2024-03-05 08:30:00 Z", k20240305 + 8 * kHour + 1800},
                    Date{"2024/3/5", k20240305}, Date{"2024-3-5", k20240305},
                    Date{"2024/03/05 08:30", k20240305 + 8 * kHour + 1800},
                    Date{"2024-02-29", k20240305 - 5 * kDay},
                    Date{"2024-03-04T24:00:00Z", k20240305},
                    Date{"2024-03-04T23:59:60Z", k20240305},
                    Date{"2024-03-05 00:00:00 +14:00", k20240305 - 14 * kHour}));

INSTANTIATE_TEST_SUITE_P(
    Named, ReadableDate,
    testing::Values(Date{"5 March 2024", k20240305}, Date{"Mar 5, 2024", k20240305},
                    Date{"march 5 2024", k20240305}, Date{"05 Mar 2024", k20240305},
                    Date{"5. March 2024", k20240305},
                    Date{"Tue, 05 Mar 2024 08:30:00 GMT", k20240305 + 8 * kHour + 1800},
                    Date{"Tuesday, March 5, 2024", k20240305}, Date{"Mar. 5, 2024", k20240305},
                    Date{"5 March 2024 08:30 -0100", k20240305 + 9 * kHour + 1800}));

class UnreadableDate : public testing::TestWithParam<std::string> {};

TEST_P(UnreadableDate, IsNothing) { EXPECT_FALSE(parse_date(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    Texts, UnreadableDate,
    testing::Values("", " ", "soon", "today", "true", "0", "-1", "2024", "20240305", "1709596800",
                    "2024-03", "2024-13-01", "2024-00-10", "2024-02-30", "2023-02-29", "1900-02-29",
                    "2024-04-31", "2024-03-00", "24-03-05", "12024-03-05", "2024-003-05",
                    "2024-03-05x", "2024-03-05T25:00:00Z", "2024-03-05T24:30:00Z",
                    "2024-03-05T08:60:00Z", "2024-03-05T08:30:61Z", "2024-03-05T08",
                    "2024-03-05T08:3", "2024-03-05T08:30:00+15:00", "2024-03-05T08:30:00+01:60",
                    "2024-03-05 08:30:00 EST", "2024-03-05 08:30:00 +", "2024-03-05 8.30",
                    "2024-03-05 08:30 PM", "March 2024", "5 2024", "32 March 2024", "5 Smarch 2024",
                    "30 February 2024", "Mar 5", "March 5, 24", "--", "//", "2024-", "2024-03-",
                    "2024-03-05 2024-03-06", "99999999999999999999-01-01"));

TEST(DateOfFileName, ReadsJekyllsNames) {
  EXPECT_EQ(date_of_file_name("2024-03-05-title.md"), k20240305);
  EXPECT_EQ(date_of_file_name("_posts/a/2024-03-05-2-titles.markdown"), k20240305);
}

TEST(DateOfFileName, FindsNoneInOtherNames) {
  for (const char* path :
       {"", "a.md", "2024-03-05.md", "2024-02-30-title.md", "2024-03-05title.md",
        "2024-03-05-folder/title.md", "x2024-03-05-title.md", "2024-3-5-title.md"}) {
    EXPECT_FALSE(date_of_file_name(path)) << path;
  }
}

TEST(FormatDate, IsReadBackAsItWas) {
  for (const char* date : {"1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "1969-12-31T23:59:59Z",
                           "0001-01-01T00:00:00Z", "9999-12-31T12:00:01Z"}) {
    EXPECT_EQ(format_date(*parse_date(date)), date);
  }
}

}  // namespace
}  // namespace kindred
