// Any text as a date: nothing, or a moment in a year of four digits.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/text.hpp"
#include "data/dates.hpp"
#include "tests/fuzz/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kindred;
  constexpr std::int64_t kDay = 86400;
  constexpr std::int64_t kEarliest = -719528 * kDay - kDay;    // 0000-01-01, and a zone
  constexpr std::int64_t kLatest = 2932896 * kDay + 2 * kDay;  // 9999-12-31, a day and a zone
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto time = parse_date(text);
  if (time) {
    KINDRED_FUZZ_CHECK(*time >= kEarliest && *time <= kLatest, "dates have years of four digits");
    KINDRED_FUZZ_CHECK(parse_date(" " + std::string(text) + " ") == time, "spaces do not count");
    KINDRED_FUZZ_CHECK(text.find_first_of("0123456789") != std::string_view::npos,
                       "a date has digits");
  }
  if (const auto day = date_of_file_name(text)) {
    KINDRED_FUZZ_CHECK(*day % kDay == 0, "a file name says the day");
  }
  return 0;
}
