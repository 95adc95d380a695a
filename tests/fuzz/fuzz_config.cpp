// Any text as kindred.yml, as --set and as relations.yml: values or an error with its place. The
// first byte chooses.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/article_index.hpp"
#include "data/config.hpp"
#include "data/curated.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;

Corpus small_corpus() {
  Corpus corpus;
  for (const char* path : {"a.md", "b.md", "c/b.md", "c/d.md", "e.md"}) {
    Article article;
    article.path = path;
    article.url = "https://site.example/" + std::string(path);
    corpus.push_back(article);
  }
  return corpus;
}

void config(std::string_view text) {
  Options options;
  if (const auto status = apply_config(text, "kindred.yml", options); !status) {
    KINDRED_FUZZ_CHECK(status.error().path == "kindred.yml", "an error names the file");
    KINDRED_FUZZ_CHECK(!status.error().message.empty(), "an error says what is wrong");
    return;
  }
  KINDRED_FUZZ_CHECK(validate(options), "what was read is valid");
  Options again = options;
  KINDRED_FUZZ_CHECK(apply_config(text, "kindred.yml", again), "reading twice changes nothing");
  KINDRED_FUZZ_CHECK(again.entry == options.entry && again.content == options.content,
                     "reading twice changes nothing");
  if (text.size() > 1000) return;  // longer keys need another notation
  Options written;
  KINDRED_FUZZ_CHECK(apply_config(render_config(options), "kindred.yml", written) &&
                         config_values(written) == config_values(options),
                     "what is written is read back as the same");
}

void setting(std::string_view text) {
  Options options;
  if (const auto status = apply_settings(std::vector<std::string>{std::string(text)}, options)) {
    KINDRED_FUZZ_CHECK(validate(options), "what was set is valid");
  }
}

void curated(std::string_view text) {
  static const Corpus corpus = small_corpus();
  static const ArticleIndex index(corpus);
  const std::string skipped[] = {"broken.md"};
  const auto file = parse_curated(text, "relations.yml", index, skipped);
  if (!file) {
    KINDRED_FUZZ_CHECK(file.error().path == "relations.yml" && file.error().line > 0,
                       "an error names file and line");
    return;
  }
  for (const auto& [source, entry] : file->relations) {
    KINDRED_FUZZ_CHECK(source < corpus.size(), "sources exist");
    for (const auto& [target, grade] : entry.judgements) {
      KINDRED_FUZZ_CHECK(target < corpus.size() && target != source, "targets are other articles");
      KINDRED_FUZZ_CHECK(grade >= 0 && grade <= 127, "grades are in their range");
    }
    for (const DocId pin : entry.pins) {
      KINDRED_FUZZ_CHECK(pin < corpus.size() && pin != source, "pins are other articles");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case '=':
      setting(text);
      break;
    case '-':
      curated(std::string_view(reinterpret_cast<const char*>(data), size));
      break;
    default:
      config(std::string_view(reinterpret_cast<const char*>(data), size));
  }
  return 0;
}
