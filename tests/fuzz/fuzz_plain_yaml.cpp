// Any text: what is read without the parser is what the parser reads, on the same lines.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "data/plain_yaml.hpp"
#include "data/utf8.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;

bool same_places(const YamlNode& a, const YamlNode& b) {
  return a.line == b.line && a.key_line == b.key_line &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    same_places);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (first_bad_byte(text) != std::string_view::npos) return 0;  // as the scanner refuses it
  const auto plain = parse_plain_yaml(text, 2);
  if (!plain) return 0;
  const auto parsed = parse_yaml(text, 2);
  KINDRED_FUZZ_CHECK(parsed, "plain text is sound for the parser");
  KINDRED_FUZZ_CHECK(same_value(*plain, *parsed), "both read the same values");
  KINDRED_FUZZ_CHECK(same_places(*plain, *parsed), "on the same lines");
  return 0;
}
