// Any text as Markdown and HTML: valid UTF-8 comes out of valid UTF-8.
#include <cstdint>
#include <string_view>

#include "core/text.hpp"
#include "data/html.hpp"
#include "data/markdown.hpp"
#include "data/utf8.hpp"
#include "tests/fuzz/check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kindred;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto good = [](std::string_view text) {
    return first_bad_byte(text) == std::string_view::npos;
  };
  KINDRED_FUZZ_CHECK(good(printable_utf8(bytes)) || bytes.find('\0') != std::string_view::npos,
                     "printable text is UTF-8");
  if (!good(bytes)) {
    (void)fold(bytes);
    return 0;
  }
  const PlainText plain = markdown_to_text(bytes);
  KINDRED_FUZZ_CHECK(good(plain.text), "Markdown gives UTF-8");
  for (const auto& link : plain.links) KINDRED_FUZZ_CHECK(good(link), "links are UTF-8");
  const std::string text = html_to_text(bytes);
  KINDRED_FUZZ_CHECK(good(text), "HTML gives UTF-8");
  KINDRED_FUZZ_CHECK(good(decode_entities(bytes)), "entities give UTF-8");
  const std::string folded = fold(bytes);
  KINDRED_FUZZ_CHECK(good(folded), "folding gives UTF-8");
  return 0;
}
