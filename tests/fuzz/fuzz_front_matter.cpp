// Any file: its fences and keys lie where the scanner says, whatever its line ends and its body.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "data/front_matter.hpp"
#include "data/utf8.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

bool begins_line(std::string_view bytes, std::size_t at) {
  return at == 0 || bytes[at - 1] == '\n';
}

void check_places(std::string_view bytes, const FrontMatter& front_matter) {
  const ByteSpan yaml = front_matter.yaml;
  KINDRED_FUZZ_CHECK(
      yaml.begin <= yaml.end && yaml.end <= front_matter.body && front_matter.body <= bytes.size(),
      "front matter comes before the body");
  KINDRED_FUZZ_CHECK(begins_line(bytes, yaml.begin) && begins_line(bytes, yaml.end),
                     "fences are lines");
  std::size_t end = yaml.begin;
  for (const TopLevelKey& key : front_matter.keys) {
    KINDRED_FUZZ_CHECK(key.span.begin >= end && key.span.end <= yaml.end,
                       "keys follow each other between the fences");
    KINDRED_FUZZ_CHECK(begins_line(bytes, key.span.begin), "a key begins a line");
    KINDRED_FUZZ_CHECK(key.line == 1 + lines_in(bytes.substr(0, key.span.begin)),
                       "a key's line is counted");
    KINDRED_FUZZ_CHECK(key.lines == lines_in(key.span.of(bytes)), "its lines are counted");
    KINDRED_FUZZ_CHECK(front_matter.find(key.name) == &key, "no key stands twice");
    end = key.span.end;
  }
}

bool same_keys(const FrontMatter& a, const FrontMatter& b) {
  return std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                    [](const TopLevelKey& x, const TopLevelKey& y) {
                      return x.name == y.name && x.line == y.line && x.lines == y.lines;
                    });
}

std::string with_crlf(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto scanned = scan_front_matter(bytes);
  if (!scanned) {
    const Error& error = scanned.error();
    KINDRED_FUZZ_CHECK(error.line > 0 && error.line <= lines_in(bytes) + 1,
                       "an error is in a line of the file");
    KINDRED_FUZZ_CHECK(
        !error.message.empty() && first_invalid_utf8(error.message) == std::string_view::npos,
        "an error says what is wrong");
  } else if (*scanned) {
    check_places(bytes, **scanned);
    const auto longer = scan_front_matter(std::string(bytes) + "\n---\nrelated: x\n");
    KINDRED_FUZZ_CHECK(
        longer && *longer && same_keys(**scanned, **longer) && (*longer)->yaml == (*scanned)->yaml,
        "the body has no say");
  }
  if (bytes.find('\r') == std::string_view::npos) {
    const auto crlf = scan_front_matter(with_crlf(bytes));
    KINDRED_FUZZ_CHECK(static_cast<bool>(crlf) == static_cast<bool>(scanned),
                       "line ends have no say");
    if (scanned) {
      KINDRED_FUZZ_CHECK(crlf->has_value() == scanned->has_value(), "line ends have no say");
      KINDRED_FUZZ_CHECK(!*scanned || same_keys(**scanned, **crlf), "line ends have no say");
    }
  }
  return 0;
}
