#include "data/dates.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "core/text.hpp"

namespace kindred {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads a text from left to right; every function leaves it alone where it does not match.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t n = 0;
    int value = 0;
    while (n < rest_.size() && n < most && is_digit(rest_[n]))
      value = value * 10 + (rest_[n++] - '0');
    if (n < least || (n < rest_.size() && is_digit(rest_[n]))) return std::nullopt;
    rest_.remove_prefix(n);
    return value;
  }
  /// Exactly two digits, also where more follow.
  std::optional<int> two_digits() {
    if (rest_.size() < 2 || !is_digit(rest_[0]) || !is_digit(rest_[1])) return std::nullopt;
    const int value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return value;
  }
  bool any_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool spaces() {
    const auto before = rest_.size();
    while (any_of(" \t")) {
    }
    return rest_.size() < before;
  }
  void digits() {
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  }
  std::string_view word() {
    std::size_t n = 0;
    while (n < rest_.size() && is_letter(rest_[n])) ++n;
    const auto found = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return found;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool at_digit() const { return !rest_.empty() && is_digit(rest_.front()); }

 private:
  std::string_view rest_;
};

std::optional<int> month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::string small = lower_ascii(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (small == kMonths[i] || (small.size() >= 3 && kMonths[i].starts_with(small))) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

std::optional<std::int64_t> days_since_epoch(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

// 2024-03-05, 2024/3/5
std::optional<std::int64_t> numeric_day(Reader& in) {
  const auto year = in.number(4, 4);
  if (!year || !in.any_of("-/")) return std::nullopt;
  const auto month = in.number(1, 2);
  if (!month || !in.any_of("-/")) return std::nullopt;
  const auto day = in.number(1, 2);
  return day ? days_since_epoch(*year, *month, *day) : std::nullopt;
}

// 5 March 2024, Mar 5, 2024, Tue, 5 Mar 2024
std::optional<std::int64_t> named_day(Reader& in) {
  std::optional<int> day;
  std::optional<int> month;
  for (int words = 0; words < 3 && !month; ++words) {
    if (in.at_digit()) {
      day = in.number(1, 2);
      if (!day) return std::nullopt;
      in.any_of(".");
    } else {
      const auto word = in.word();
      if (word.empty()) return std::nullopt;
      month = month_of(word);
      in.any_of(".,");
    }
    in.spaces();
  }
  if (!month) return std::nullopt;
  if (!day) {
    day = in.number(1, 2);
    in.any_of(",");
    in.spaces();
  }
  const auto year = in.number(4, 4);
  return day && year ? days_since_epoch(*year, *month, *day) : std::nullopt;
}

// Z, UTC, +01:00, +0100, -5
std::optional<std::int64_t> zone_seconds(Reader& in) {
  const int sign = in.any_of("+") ? 1 : in.any_of("-") ? -1 : 0;
  if (sign == 0) {
    const std::string name = lower_ascii(in.word());
    if (name.empty() || name == "z" || name == "utc" || name == "gmt") return 0;
    return std::nullopt;
  }
  auto hours = in.two_digits();
  if (!hours) hours = in.number(1, 1);
  if (!hours || *hours > 14) return std::nullopt;
  in.any_of(":");
  const int minutes = in.two_digits().value_or(0);
  if (minutes > 59) return std::nullopt;
  return sign * (*hours * 3600 + minutes * 60);
}

// 08:30, 8:30:15, 08:30:15.123 and a zone
std::optional<std::int64_t> time_and_zone(Reader& in) {
  const auto hours = in.number(1, 2);
  if (!hours || !in.any_of(":")) return std::nullopt;
  const auto minutes = in.two_digits();
  if (!minutes) return std::nullopt;
  int seconds = 0;
  if (in.any_of(":")) {
    const auto read = in.two_digits();
    if (!read) return std::nullopt;
    seconds = *read;
    if (in.any_of(".")) in.digits();
  }
  const bool end_of_day = *hours == 24 && *minutes == 0 && seconds == 0;
  if ((*hours > 23 && !end_of_day) || *minutes > 59 || seconds > 60) return std::nullopt;
  in.spaces();
  const auto zone = zone_seconds(in);
  if (!zone) return std::nullopt;
  return *hours * 3600 + *minutes * 60 + seconds - *zone;
}

}  // namespace

std::optional<std::int64_t> parse_date(std::string_view text) {
  text = trim(text);
  Reader in(text);
  const auto day = in.at_digit() && text.find_first_of("-/") != std::string_view::npos &&
                           text.find_first_of("-/") < 8
                       ? numeric_day(in)
                       : named_day(in);
  if (!day) return std::nullopt;
  std::int64_t seconds = *day * 86400;
  if (in.any_of("Tt") || in.spaces()) {
    if (!in.at_end()) {
      const auto time = time_and_zone(in);
      if (!time) return std::nullopt;
      seconds += *time;
    }
  }
  if (!in.at_end()) return std::nullopt;
  return seconds;
}

std::optional<std::int64_t> date_of_file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  const auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (name.size() < 11 || name[10] != '-') return std::nullopt;
  Reader in(name.substr(0, 10));
  const auto day = numeric_day(in);
  return day && in.at_end() ? std::optional<std::int64_t>(*day * 86400) : std::nullopt;
}

std::string format_date(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds(seconds)};
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  std::array<char, 64> text{};
  const int size = std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()));
  return {text.data(), static_cast<std::size_t>(size)};
}

std::string format_date(std::int64_t seconds, const char* format) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 64> text{};
  return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

}  // namespace kindred
