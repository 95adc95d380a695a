#include "data/figures.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace kindred {
namespace {

constexpr const char* kMinus = "\xE2\x88\x92";  // U+2212
constexpr const char* kNone = "–";

bool rounds_to_nothing(const std::string& digits) {
  return digits.find_first_not_of("0.") == std::string::npos;
}

std::string digits_of(double value, int decimals) {
  std::array<char, 400> text{};  // the longest double has 309 digits
  const int size = std::snprintf(text.data(), text.size(), "%.*f", decimals, std::abs(value));
  return {text.data(), static_cast<std::size_t>(size)};
}

std::string with_sign(double value, int decimals, const char* plus) {
  if (!std::isfinite(value)) return kNone;
  std::string digits = digits_of(value, decimals);
  if (rounds_to_nothing(digits)) return digits;
  return (value < 0 ? kMinus : plus) + digits;
}

std::string range(double low, double high, int decimals, const char* plus) {
  if (!std::isfinite(low) || !std::isfinite(high)) return kNone;
  return with_sign(low, decimals, plus) + " to " + with_sign(high, decimals, plus);
}

}  // namespace

std::string figure(double value, int decimals) { return with_sign(value, decimals, ""); }

std::string signed_figure(double value, int decimals) { return with_sign(value, decimals, "+"); }

std::string interval_figure(double low, double high, int decimals) {
  return range(low, high, decimals, "");
}

std::string signed_interval_figure(double low, double high, int decimals) {
  return range(low, high, decimals, "+");
}

std::string p_figure(double p) { return p < 0.00005 ? "< 0.0001" : figure(p, 4); }

std::string count_figure(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, "\xE2\x80\xAF");  // U+202F
  }
  return digits;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return count_figure(count) + " " + (count == 1 ? one : many);
}

}  // namespace kindred
