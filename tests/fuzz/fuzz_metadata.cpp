// Any file: its fields are read or refused, and an entry made of them reads back as it was.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/entry.hpp"
#include "data/front_matter.hpp"
#include "data/metadata.hpp"
#include "data/utf8.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;

bool is_utf8(std::string_view text) {
  while (true) {  // NUL is text here: YAML can write it as an escape
    const auto bad = first_bad_byte(text);
    if (bad == std::string_view::npos) return true;
    if (text[bad] != '\0') return false;
    text.remove_prefix(bad + 1);
  }
}

// Plain text may have to be quoted, where it stood in a list in brackets, say; never the reverse.
bool reads_back(const YamlNode& read, const YamlNode& meant) {
  return read.kind == meant.kind && read.key == meant.key && read.text == meant.text &&
         (read.quoted || !meant.quoted) &&
         std::equal(read.children.begin(), read.children.end(), meant.children.begin(),
                    meant.children.end(), reads_back);
}

void check_entry(const YamlNode& entry) {
  if (entry.children.empty()) return;
  const std::string text = render_entry(entry);
  const auto read = parse_yaml(text);
  KINDRED_FUZZ_CHECK(read, "an entry can be parsed");
  KINDRED_FUZZ_CHECK(reads_back(*read, entry), "an entry reads back as it was");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto scanned = scan_front_matter(bytes);
  if (!scanned || !*scanned) return 0;
  const auto fields = parse_metadata(bytes, **scanned);
  if (!fields) {
    KINDRED_FUZZ_CHECK(fields.error().line > 0, "an error has a line");
    return 0;
  }
  const Options options;
  auto metadata = read_metadata("_posts/2024-03-05-a.md", fields->values, options);
  if (!metadata) {
    KINDRED_FUZZ_CHECK(metadata.error().line > 0, "an error has a line");
    return 0;
  }
  const Article& article = metadata->article;
  KINDRED_FUZZ_CHECK(is_utf8(article.title) && is_utf8(article.excerpt) && is_utf8(article.url),
                     "texts are UTF-8");
  for (const std::string& topic : article.topics) {
    KINDRED_FUZZ_CHECK(is_utf8(topic), "topics are UTF-8");
  }
  for (const Diagnostic& warning : metadata->warnings) {
    KINDRED_FUZZ_CHECK(warning.line > 0, "a warning has a line");
    KINDRED_FUZZ_CHECK(is_utf8(warning.message), "a warning is UTF-8");
  }
  std::vector<EntryKey> keys;
  for (const std::string& text : options.entry) {
    if (auto key = parse_entry_key(text)) keys.push_back(std::move(*key));
  }
  for (const std::string& url : {article.url, std::string()}) {
    Article target = article;
    target.url = url;
    check_entry(make_entry(target, fields->values, keys, options.schema));
  }
  return 0;
}
