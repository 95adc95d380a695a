// write_emission_site FOLDER: articles whose related blocks hold 20,000 nasty texts, as kindred
// writes them, for the readers that emission_test.py has, and FOLDER/expected.json, which says what
// the texts are. libyaml's reading is checked here: a block is proved as every other one.
//
// Each text stands in an entry twice, as if its article had it in quotes ("title") and without
// ("plain"). What stays without quotes may be a number, a date or a truth value to a reader;
// `source` has the same texts in the same order, so that one can see that it is the same to it in
// both places.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"
#include "core/text.hpp"
#include "data/entry.hpp"
#include "data/metadata.hpp"
#include "data/proof.hpp"
#include "data/related_block.hpp"
#include "data/yaml_text.hpp"

namespace {

using namespace kindred;
using namespace std::string_literals;

constexpr std::size_t kArticles = 20;
constexpr std::size_t kTexts = 1000;  // per article
constexpr std::size_t kLong = 20'000;

/// Texts that mean something to a reader of YAML, or that one stumbles over.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> kPieces = {"---",
                                                   "...",
                                                   "--- ",
                                                   "- ",
                                                   "-",
                                                   "? ",
                                                   ": ",
                                                   ":",
                                                   " #",
                                                   "#",
                                                   "&a",
                                                   "*a",
                                                   "!",
                                                   "!!str",
                                                   "!!python/object:os.system",
                                                   "!!binary",
                                                   "|",
                                                   ">",
                                                   ">-",
                                                   "|2",
                                                   "%YAML 1.1",
                                                   "@",
                                                   "`",
                                                   "[",
                                                   "]",
                                                   "{",
                                                   "}",
                                                   ",",
                                                   "\"",
                                                   "'",
                                                   "''",
                                                   "\\",
                                                   "\\n",
                                                   "\\u0041",
                                                   "\\ud83d",
                                                   "\\ude00\\ud83d",
                                                   "\\x41",
                                                   "\\e",
                                                   "\n",
                                                   "\r",
                                                   "\r\n",
                                                   "\t",
                                                   "\n\n",
                                                   "\n---\n",
                                                   "\n...\n",
                                                   " ",
                                                   "  ",
                                                   "\n ",
                                                   "yes",
                                                   "no",
                                                   "on",
                                                   "Off",
                                                   "y",
                                                   "N",
                                                   "true",
                                                   "False",
                                                   "null",
                                                   "Null",
                                                   "NULL",
                                                   "~",
                                                   "=",
                                                   "<<",
                                                   "<<: *a",
                                                   "0",
                                                   "-1",
                                                   "+1",
                                                   "007",
                                                   "0x1F",
                                                   "0o17",
                                                   "0b101",
                                                   "1_000",
                                                   "1e3",
                                                   "1.",
                                                   ".5",
                                                   "-.inf",
                                                   ".NaN",
                                                   "190:20:30",
                                                   "2020-01-01",
                                                   "2020-01-01T00:00:00Z",
                                                   "2020-01-01 10:00:00 +1",
                                                   "12:30",
                                                   "a",
                                                   "B",
                                                   "word",
                                                   "key: value",
                                                   "related: # generated by kindred 00000000",
                                                   "</script>",
                                                   "{{ x }}",
                                                   "{% raw %}",
                                                   "{{< x >}}",
                                                   "<!--more-->",
                                                   "+++",
                                                   "\0"s,
                                                   "\x01",
                                                   "\x08",
                                                   "\x0b",
                                                   "\x0c",
                                                   "\x1b",
                                                   "\x7f",
                                                   "\u0080",
                                                   "\u0085",
                                                   "\u009b",
                                                   "\u00a0",
                                                   "\u00ad",
                                                   "\u200b",
                                                   "\u200d",
                                                   "\u200e",
                                                   "\u2028",
                                                   "\u2029",
                                                   "\u202e",
                                                   "\u2066",
                                                   "\u3000",
                                                   "\ufeff",
                                                   "\ufffd",
                                                   "\ufffe",
                                                   "\uffff",
                                                   "\U0001f600",
                                                   "\U0001f468\u200d\U0001f469",
                                                   "\U0001fffe",
                                                   "\U0010ffff",
                                                   "\ud7ff",
                                                   "\ue000",
                                                   "é",
                                                   "e\u0301",
                                                   "ß",
                                                   "İ",
                                                   "漢字",
                                                   "שלום",
                                                   "العربية",
                                                   "ไทย"};
  return kPieces;
}

std::string random_text(SplitMix64& random) {
  std::string text;
  for (auto left = 1 + random.below(6); left > 0; --left) {
    switch (random.below(4)) {
      case 0:
        text += static_cast<char>(random.below(0x80));
        break;
      case 1:
        text += static_cast<char>(' ' + static_cast<char>(random.below(0x5f)));
        break;
      default:
        text += pieces()[random.below(pieces().size())];
    }
  }
  return text;
}

/// All pieces alone, then some very long texts, then mixtures.
std::string nth_text(std::size_t n, SplitMix64& random) {
  if (n < pieces().size()) return pieces()[n];
  n -= pieces().size();
  if (n < pieces().size()) return pieces()[n] + " " + pieces()[n] + "x";
  n -= pieces().size();
  if (n == 0) return std::string(kLong, 'w');
  if (n == 1) return std::string(kLong, ' ') + "x";
  if (n < 10) {
    std::string text;
    while (text.size() < kLong / 10) text += random_text(random);
    return text;
  }
  return random_text(random);
}

YamlNode scalar(const char* key, const std::string& text, bool quoted) {
  return {.kind = YamlNode::Kind::scalar, .quoted = quoted, .key = key, .text = text};
}

/// Without quotes, nothing and null are no text: no article says them so.
std::string plain_of(const std::string& text) {
  const bool is_null = text.empty() || text == "~" || lower_ascii(text) == "null";
  return is_null ? "x" : text;
}

/// As an article may have it without quotes, where it may.
std::string in_article(const std::string& text) {
  if (is_safe_plain(text)) return text;
  std::string quoted;
  append_quoted(quoted, text);
  return quoted;
}

int fail(const std::string& what) {
  std::fprintf(stderr, "write_emission_site: %s\n", what.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return fail("name a folder");
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder / "content");
  SplitMix64 random(20'240'305);
  nlohmann::json expected = nlohmann::json::object();
  for (std::size_t article = 0; article < kArticles; ++article) {
    std::string before = "---\ntitle: \"Texts\"\nsource:\n";
    std::vector<std::string> entries;
    nlohmann::json texts = nlohmann::json::array();
    for (std::size_t i = 0; i < kTexts; ++i) {
      const std::string text = nth_text(article * kTexts + i, random);
      before += "  - plain: " + in_article(plain_of(text)) + "\n";
      YamlNode entry{.kind = YamlNode::Kind::map};
      entry.children = {scalar("title", text, true), scalar("plain", plain_of(text), false)};
      entries.push_back(render_entry(entry));
      texts.push_back(text);
    }
    before += "---\n";
    const auto scanned = scan_front_matter(before);
    if (!scanned) return fail(to_string(scanned.error()));
    const auto fields = parse_metadata(before, **scanned);
    if (!fields) return fail(to_string(fields.error()));
    const Splice splice = splice_block(before, **scanned, render_block(entries, (*scanned)->eol));
    if (const auto proved =
            prove_splice(before, **scanned, value_fingerprint(fields->values), splice, entries);
        !proved) {
      return fail(to_string(proved.error()));
    }
    const std::string name = std::to_string(100 + article) + ".md";
    std::ofstream(folder / "content" / name, std::ios::binary) << splice.applied_to(before);
    expected[name] = std::move(texts);
  }
  std::ofstream(folder / "expected.json") << expected.dump();
  return 0;
}
