#include "tests/hostile/kinds.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>

namespace kindred::test {
namespace {

using namespace std::string_literals;

constexpr std::size_t kMiB = 1U << 20U;

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// A sound article with more fields, from line 4 on, and a body.
std::string with(const std::string& fields, const std::string& body = "Ferries.\n") {
  return "---\ntitle: Ferries in the harbour\nexcerpt: Batteries for ferries.\n" + fields +
         "---\n" + body;
}

/// Texts as UTF-16; `first` is the place of the low byte.
std::string utf16(std::string_view text, std::size_t low) {
  std::string out;
  for (const char c : text) {
    std::string unit(2, '\0');
    unit[low] = c;
    out += unit;
  }
  return out;
}

/// Nine values, each of nine copies of the one before.
std::string bomb() {
  std::string out = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'j'; ++name) {
    const std::string alias = "*"s + static_cast<char>(name - 1);
    out += name + ": &"s + name + " [" + alias + repeated(", " + alias, 8) + "]\n";
  }
  return out;
}

std::string nested_blocks(std::size_t levels) {
  std::string out;
  for (std::size_t i = 0; i < levels; ++i) out += std::string(i, ' ') + "a:\n";
  return out;
}

std::string numbered_keys(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "k" + std::to_string(i) + ": 1\n";
  return out;
}

std::string images(std::size_t count, std::size_t size) {
  return "webUrl: https://a.example/b\nimages:\n" +
         repeated("  - url: https://a.example/" + std::string(size, 'i') + "\n", count);
}

void add_bytes_and_lines(std::vector<Kind>& kinds) {
  const auto bad = [&](std::string name, std::string bytes, std::uint32_t line,
                       std::string message) {
    kinds.push_back({std::move(name), Fate::skipped, std::move(bytes), line, std::move(message)});
  };
  bad("latin-1", "---\ntitle: \"caf\xe9\"\n---\n", 2, "not valid UTF-8");
  bad("broken-utf8-in-body", "---\ntitle: a\n---\nx\n\xff\n", 5, "not valid UTF-8");
  bad("overlong-utf8", "---\ntitle: a\xc0\xaf\n---\n", 2, "not valid UTF-8");
  bad("surrogate-utf8", "---\ntitle: \xed\xa0\x80\n---\n", 2, "not valid UTF-8");
  bad("beyond-unicode", "---\ntitle: \xf4\x90\x80\x80\n---\n", 2, "not valid UTF-8");
  bad("cut-utf8", "---\ntitle: a\n---\n\xf0\x9f\x98", 4, "not valid UTF-8");
  bad("utf16-le", "\xff\xfe" + utf16("---\ntitle: a\n---\n", 0), 1, "UTF-16");
  bad("utf16-be", "\xfe\xff" + utf16("---\ntitle: a\n---\n", 1), 1, "UTF-16");
  bad("utf16-without-bom", utf16("---\ntitle: a\n---\n", 0), 1, "UTF-16");
  bad("nul-in-title", "---\ntitle: a\0b\n---\n"s, 2, "NUL");
  bad("nul-in-body", "---\ntitle: a\n---\n\0"s, 4, "NUL");
  bad("zeros-behind", "---\ntitle: a\n---\n" + std::string(100'000, '\0'), 4, "NUL");
  bad("carriage-returns", "---\rtitle: a\r---\rtext\r", 1, "carriage return");
  bad("lone-carriage-return", "---\ntitle: a\rb\n---\n", 2, "carriage return");
  bad("unclosed", "---\ntitle: a\n", 1, "never closes");
  bad("unclosed-and-long", "---\ntitle: a\n" + repeated("text of the body\n\n", 50'000), 3,
      "expected 'key: value'");
  bad("unclosed-quote", "---\ntitle: \"a\nexcerpt: b\n---\n", 2, "a quote that never closes");
  bad("unclosed-bracket", "---\ntitle: a\ntopics: [a,\n  b\n---\n", 3, "a bracket that never");
  bad("toml", "+++\ntitle = \"a\"\n+++\n", 1, "TOML");
  bad("json", "{\"title\": \"a\"}\n\ntext\n", 1, "JSON");
}

void add_layouts(std::vector<Kind>& kinds) {
  const auto bad = [&](std::string name, std::string bytes, std::uint32_t line,
                       std::string message) {
    kinds.push_back({std::move(name), Fate::skipped, std::move(bytes), line, std::move(message)});
  };
  bad("yaml-error", "---\ntitle: \"a\" b\n---\n", 2, "YAML error");
  bad("tabs", "---\ntitle: a\nprovider:\n\tname: b\n---\n", 4, "");
  bad("list-for-fields", "---\n- title: a\n- b\n---\n", 2, "is a list");
  bad("words-for-fields", "---\njust words\n---\n", 2, "key: value");
  bad("braces-for-fields", "---\n{title: a}\n---\n", 2, "key: value");
  bad("comma", "---\n,\n---\n", 2, "key: value");
  bad("explicit-key", "---\n? title\n: a\n---\n", 2, "key: value");
  bad("anchored-key", "---\n&a title: b\n---\n", 2, "key: value");
  bad("tagged-key", "---\n!!str title: b\n---\n", 2, "key: value");
  bad("directive", "---\n%YAML 1.1\ntitle: a\n---\n", 2, "key: value");
  bad("escaped-key", "---\n\"ti\\u0074le\": b\n---\n", 2, "key: value");
  bad("indented-fields", "---\n  title: a\n  excerpt: b\n---\n", 2, "indented");
  bad("second-document", "---\ntitle: a\n--- # b\ntitle: b\n---\n", 3, "second YAML document");
  bad("key-twice", "---\ntitle: a\nexcerpt: b\ntitle: c\n---\n", 4, "second time");
  bad("nested-key-twice", with("provider:\n  name: a\n  name: b\n"), 6, "second time");
  bad("list-as-key", with("x:\n  ? [a, b]\n  : c\n"), 5, "a key that is no plain text");
  bad("key-in-a-value", with("x:\n  \"a\nz: b\"\n"), 6, "told apart");
  bad("surrogates", "---\ntitle: \"Ferries \\ud83d\\ude00\"\n---\n", 2, "invalid Unicode");
  bad("raw-escapes-in-title", "---\ntitle: \"Ferries \x1b[2J\x1b]0;owned\x07 harbour\"\n---\n", 2,
      "control characters");
  bad("unknown-alias", with("x: *nowhere\n"), 4, "the alias");
  bad("alias-of-itself", with("x: &x [*x]\n"), 4, "");
  bad("related-in-brackets", with("related: [a, b]\n"), 4, "brackets");
  bad("related-in-braces", with("related: {}\n"), 4, "brackets");
  bad("related-quoted", with("\"related\":\n  - title: a\n"), 4, "quote");
  bad("related-anchored", with("related: &r\n  - title: a\n"), 4, "anchor");
  bad("related-alias", with("x: &r [a]\nrelated: *r\n"), 5, "alias");
  bad("related-tagged", with("related: !!python/object:os.system\n  - rm\n"), 4, "tag");
  bad("related-twice", with("related:\n  - title: a\nrelated:\n  - title: b\n"), 6, "second time");
  bad("related-scalar", with("related: other-article\n"), 4, "single value");
}

void add_sizes(std::vector<Kind>& kinds) {
  const auto bad = [&](std::string name, std::string bytes, std::uint32_t line, std::string message,
                       std::size_t more = 0) {
    kinds.push_back(
        {std::move(name), Fate::skipped, std::move(bytes), line, std::move(message), more});
  };
  bad("deep-brackets", with("x: " + std::string(200'000, '[') + "\n"), 4, "");
  bad("deep-and-closed", with("x: " + std::string(200'000, '[') + std::string(200'000, ']') + "\n"),
      4, "nested");
  bad("deep-braces", with("x: " + repeated("{a: ", 200'000) + "\n"), 4, "");
  bad("deep-dashes", with("x:\n  " + repeated("- ", 200'000) + "a\n"), 5, "nested");
  bad("deep-blocks", with(nested_blocks(1000)), 36, "nested");
  bad("deep-keys", with("x:\n  " + repeated("? ", 200'000) + "a\n"), 5, "");
  bad("bomb", with(bomb()), 9, "more than");
  bad("long-text-in-aliases",
      with("x: &x " + std::string(10'000, 'x') + "\ny: [" + repeated("*x, ", 5'000) + "]\n"), 5,
      "aliases");
  bad("scalar-of-100-mb", "---\ntitle: ", 0, "MiB", 100 * kMiB);
  bad("zeros-of-5-gb", "---\ntitle: a\n---\n", 0, "MiB");
  kinds.back().zeros = 5'000'000'000;
  bad("scalar-of-15-mb", "---\ntitle: ", 1, "never closes", 15 * kMiB);
  bad("scalar-of-2-mb", with("x: " + std::string(2 * kMiB, 'x') + "\n"), 2, "more than");
  bad("file-of-20-mb", with("", "x\n"), 0, "larger than", 20 * kMiB);
  bad("million-topics", with("topics: [" + repeated("t,", 1'000'000) + "]\n"), 2, "more than");
  bad("many-topics", with("topics:\n" + repeated("  - a\n", 1001)), 4, "topics");
  bad("many-values", with("x: [" + repeated("t,", 100'001) + "]\n"), 4, "more than");
  bad("many-keys", with(numbered_keys(1000)), 1002, "more than");
  bad("long-title", "---\ntitle: " + std::string(70'000, 't') + "\n---\n", 2, "'title' of 70000");
  bad("long-excerpt", "---\ntitle: a\nexcerpt: " + std::string(70'000, 'e') + "\n---\n", 3,
      "'excerpt' of 70000");
  bad("long-url", with("url: /" + std::string(70'000, 'u') + "\n"), 4, "'url' of 70001");
  bad("long-topic", with("topics:\n  - a\n  - " + std::string(70'000, 't') + "\n"), 6,
      "a topic of 70000");
  bad("long-entry", with(images(5, 50'000)), 1, "an entry that leads here");
}

void add_types(std::vector<Kind>& kinds) {
  const auto bad = [&](std::string name, std::string bytes, std::uint32_t line,
                       std::string message) {
    kinds.push_back({std::move(name), Fate::skipped, std::move(bytes), line, std::move(message)});
  };
  bad("title-list", "---\ntitle: [a, b]\n---\n", 2, "'title' is a list");
  bad("title-map", "---\ntitle: {en: a}\n---\n", 2, "'title' is a map");
  bad("excerpt-list", "---\ntitle: a\nexcerpt:\n  - b\n---\n", 3, "'excerpt' is a list");
  bad("excerpt-map", "---\ntitle: a\nexcerpt: {a: b}\n---\n", 3, "'excerpt' is a map");
  bad("topics-map", "---\ntitle: a\ntopics:\n  x: y\n---\n", 3, "'topics' is a map");
  bad("topics-of-maps", "---\ntitle: a\ntopics:\n  - x: y\n---\n", 4, "topics");
  bad("topics-of-lists", "---\ntitle: a\ntopics: [[a], [b]]\n---\n", 3, "topics");
  bad("url-list", with("webUrl: [a, b]\n"), 4, "'webUrl' is a list");

  const auto odd = [&](std::string name, const std::string& field, std::string message) {
    kinds.push_back({std::move(name), Fate::warned, with(field), 4, std::move(message)});
  };
  odd("quality-word", "quality: high\n", "not a number");
  odd("quality-list", "quality: [1]\n", "not a number");
  odd("quality-infinite", "quality: .inf\n", "not a number");
  odd("quality-huge", "quality: 1e999\n", "not a number");
  odd("heat-empty", "heat:\n", "not a number");
  odd("heat-map", "heat: {a: 1}\n", "not a number");
  odd("date-word", "date: soon\n", "not a date");
  odd("date-impossible", "date: 2023-02-30\n", "not a date");
  odd("date-list", "date: [2024, 3, 5]\n", "not a date");
  odd("date-year-12345", "date: 12345-01-01\n", "not a date");
  odd("date-long", "date: " + std::string(10'000, '1') + "\n", "not a date");
  odd("merge-key", "base: &base {excerpt: b}\n<<: *base\n", "'<<'");
  kinds.back().line = 5;
  kinds.push_back({"body-of-6-mb", Fate::warned, with("", repeated("harbour ferries\n", 400'000)),
                   0, "limits.body"});

  kinds.push_back({"no-fields", Fate::bare, "---\n---\n", 1, "no title"});
  kinds.push_back({"only-comments", Fate::bare, "---\n# title: a\n---\n", 1, "no title"});
  kinds.push_back({"nulls", Fate::bare, "---\ntitle:\nexcerpt: ~\n---\n", 1, "no title"});
  kinds.push_back({"blank-title", Fate::bare, "---\ntitle: \" \\t\"\n---\n", 1, "no title"});

  kinds.push_back({"forged-marker", Fate::kept,
                   with("related: # generated by kindred 00000000\n  - title: mine\n"), 4,
                   "edited"});
  kinds.push_back({"marker-in-text", Fate::kept,
                   with("related: # generated by kindred\n  - title: mine\n"), 4, "did not write"});
}

/// None of these may cost more than its bytes do.
void add_sound(std::vector<Kind>& kinds) {
  const auto good = [&](std::string name, std::string bytes) {
    kinds.push_back({std::move(name), Fate::sound, std::move(bytes), 0, ""});
  };
  const auto body = [&](const std::string& name, const std::string& text) {
    good("body-" + name, with("", text + "\n"));
  };
  // Text that means something elsewhere.
  good("python-object", with("x: !!python/object/apply:os.system [\"true\"]\n"));
  good("python-title", "---\ntitle: !!python/object:os.system Ferries\n---\n");
  good("binary", with("x: !!binary aGFsbG8=\n"));
  good("escapes-in-title", "---\ntitle: \"Ferries \\e[2J\\a\\x9b1m\\0 in the harbour\"\n---\n");
  good("turned-title", "---\ntitle: \"Ferries \u202egpj.exe\u2066 in the harbour\"\n---\n");
  good("invisible-title", "---\ntitle: \"\u200b\u200d\ufeff Ferries\u00ad\"\n---\n");
  good("lines-in-title", "---\ntitle: \"Ferries\\n---\\nrelated: x\\r\\n\\u2028y\"\n---\n");
  good("quote-over-lines", with("x: \"a\nrelated: b\"\n"));
  good("quotes-in-title", "---\ntitle: 'Ferries \"it''s\" \\ %} </script>'\n---\n");
  good("formula-title", "---\ntitle: \"=HYPERLINK(\\\"https://a.example\\\")\"\n---\nFerries.\n");
  good("marker-as-title", "---\ntitle: \"related: # generated by kindred\"\n---\nFerries.\n");
  good("yes-as-title", "---\ntitle: yes\ntopics: [no, 1e3, 0x1F, 2020-01-01, ~]\n---\nFerries.\n");
  good("block-scalars", with("x: |\n  ---\n  related: a\ny: >-\n  b\n\n  c\n"));
  good("dots-end", "---\ntitle: Ferries in the harbour\n...\nFerries.\n");
  good("fence-with-spaces", "---  \ntitle: Ferries in the harbour\n--- \t\nFerries.\n");
  good("two-marks-at-start", "\xef\xbb\xbf---\ntitle: \"\xef\xbb\xbf Ferries\"\n---\n");
  good("mixed-line-ends", "---\r\ntitle: Ferries in the harbour\nexcerpt: b\r\n---\nFerries\r\n");
  good("provider-list", with("provider: [a, b]\n"));
  good("provider-name-map", with("provider: {name: {a: b}}\n"));
  good("lang-list", with("lang: [en, de]\n"));
  good("draft-list", with("draft: [true]\n"));
  // File names.
  good("name with spaces", with(""));
  good("-rf", with(""));
  good("=cmd|' C calc'!A0", with(""));
  good("name\x1b[31m\x07", with(""));
  good("name\nof two lines", with(""));
  good("name\u202egpj", with(""));
  good("$(touch owned);`id`", with(""));
  good(std::string(200, 'n'), with(""));
  // Bodies.
  body("tags-that-never-close", repeated("<a ", 500'000));
  body("comments-that-never-close", repeated("<!--", 300'000));
  body("scripts-that-never-close", repeated("<script></", 200'000));
  body("brackets", repeated("[", 300'000));
  body("images", repeated("![", 200'000));
  body("links", repeated("[a](b) ", 20'000));
  body("quotes", repeated("> ", 50'000) + "a");
  body("lists", repeated("- ", 50'000) + "a");
  body("stars", repeated("*a_ ", 200'000));
  body("ticks", repeated("` `` ", 100'000));
  body("statements", repeated("{% ", 500'000));
  body("values", repeated("{{ ", 500'000));
  body("entities", repeated("&amp;&#0;&#x10FFFF;&nothing;", 50'000));
  body("table", repeated("|a", 500) + "\n" + repeated("|-", 500) + "\n" + repeated("|b\n", 2'000));
  body("word", std::string(2 * kMiB, 'w'));
  body("marks", repeated("e\u0301\u0302", 200'000));
  body("different-words", [] {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "w" + std::to_string(i) + "x ";
    return text;
  }());
}

}  // namespace

const std::vector<Kind>& hostile_kinds() {
  static const std::vector<Kind> kKinds = [] {
    std::vector<Kind> kinds;
    add_bytes_and_lines(kinds);
    add_layouts(kinds);
    add_sizes(kinds);
    add_types(kinds);
    add_sound(kinds);
    kinds.push_back({"name\xff", Fate::skipped, with(""), 0, "not UTF-8"});
    return kinds;
  }();
  return kKinds;
}

std::vector<std::pair<std::string, std::string>> sound_articles() {
  std::vector<std::pair<std::string, std::string>> articles;
  constexpr std::string_view kWords[] = {"batteries", "chargers", "crews", "fares", "storms"};
  for (std::size_t i = 0; i < 20; ++i) {
    articles.emplace_back("sound-" + std::to_string(i) + ".md",
                          "---\ntitle: Harbour ferries and " + std::string(kWords[i % 5]) +
                              "\nexcerpt: On " + std::string(kWords[(i + i / 5) % 5]) +
                              " of ferries, part " + std::to_string(i) + "\n---\nFerries.\n");
  }
  return articles;
}

void write_hostile_site(const std::string& folder) {
  const std::string rest(kMiB, 'x');
  for (const Kind& kind : hostile_kinds()) {
    const std::string path = folder + "/" + kind.name + ".md";
    std::ofstream file(path, std::ios::binary);
    file << kind.bytes;
    for (std::size_t more = 0; more < kind.filler; more += rest.size()) file << rest;
    file.close();
    if (kind.zeros > 0) std::filesystem::resize_file(path, kind.bytes.size() + kind.zeros);
  }
  ::mkfifo((folder + "/pipe.md").c_str(), 0600);
  for (const auto& [name, bytes] : sound_articles()) {
    std::ofstream(folder + "/" + name, std::ios::binary) << bytes;
  }
}

}  // namespace kindred::test
