// Any text as qrels, as a run, as a list of metrics and as a file name that becomes an id: values
// or an error with its place, and what was written reads the same. The first byte chooses.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/article_index.hpp"
#include "data/article_names.hpp"
#include "data/relations.hpp"
#include "data/trec.hpp"
#include "models/metrics.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;

Corpus corpus_of(std::initializer_list<std::string> paths) {
  Corpus corpus;
  for (const std::string& path : paths) corpus.emplace_back().path = path;
  return corpus;
}

void check_error(const Error& error) {
  KINDRED_FUZZ_CHECK(error.path == "x", "an error names the file");
  KINDRED_FUZZ_CHECK(!error.message.empty(), "an error says what is wrong");
}

template <class Line>
bool same(const Line& a, const Line& b) {
  return a.article == b.article && a.related == b.related;
}

void qrels(std::string_view text) {
  const auto lines = parse_qrels(text, "x");
  if (!lines) return check_error(lines.error());
  const auto again = parse_qrels(render_qrels(*lines), "x");
  KINDRED_FUZZ_CHECK(again && again->size() == lines->size(), "what was written can be read");
  for (std::size_t i = 0; i < lines->size(); ++i) {
    KINDRED_FUZZ_CHECK(same((*lines)[i], (*again)[i]), "ids come back");
    KINDRED_FUZZ_CHECK((*lines)[i].grade >= 0, "grades are not negative");
    KINDRED_FUZZ_CHECK((*lines)[i].grade == (*again)[i].grade, "grades come back");
  }
}

void run(std::string_view text) {
  const auto lines = parse_run(text, "x");
  if (!lines) return check_error(lines.error());
  const auto again = parse_run(render_run(*lines, "name"), "x");
  KINDRED_FUZZ_CHECK(again && again->size() == lines->size(), "what was written can be read");
  for (std::size_t i = 0; i < lines->size(); ++i) {
    KINDRED_FUZZ_CHECK(same((*lines)[i], (*again)[i]), "ids come back in their order");
    KINDRED_FUZZ_CHECK(std::isfinite((*lines)[i].score), "scores are finite");
    KINDRED_FUZZ_CHECK((*lines)[i].score == (*again)[i].score, "scores come back");
  }
}

void site(std::string_view text) {
  static const ArticleIndex index(corpus_of({"a b.md", "a.md", "b.md", "s/b.md"}));
  const std::string skipped[] = {"broken.md"};
  const auto file = parse_relations(text, "x", index, skipped);
  if (!file) return check_error(file.error());
  for (const auto& [article, judged] : file->judgements) {
    KINDRED_FUZZ_CHECK(article < 4 && !judged.contains(article), "pairs are of two articles");
    KINDRED_FUZZ_CHECK(judged.empty() || judged.rbegin()->first < 4, "related articles exist");
  }
  if (const auto lists = parse_rankings(text, "x", index, skipped); !lists) {
    check_error(lists.error());
  }
}

void metric_names(std::string_view text) {
  const auto calls = parse_metrics(text);
  if (!calls) {
    KINDRED_FUZZ_CHECK(calls.error().code == Errc::invalid, "a faulty list is invalid");
    KINDRED_FUZZ_CHECK(!calls.error().message.empty(), "an error says what is wrong");
    return;
  }
  KINDRED_FUZZ_CHECK(!calls->empty(), "a list names something");
  const GradedList list = {{2, kUnjudged, 0, 1}, {2, 1, 1, 0}};
  for (const MetricCall& call : *calls) {
    const auto again = parse_metric(call.name());
    KINDRED_FUZZ_CHECK(again && *again == call, "a name reads as its metric");
    KINDRED_FUZZ_CHECK(call(list) >= 0 && call(list) <= 1, "values are from 0 to 1");
    KINDRED_FUZZ_CHECK(std::count(calls->begin(), calls->end(), call) == 1, "each comes once");
  }
}

// Two names in two folders, of which one is the text.
void file_name(const std::string& name) {
  KINDRED_FUZZ_CHECK(decode_id(encode_id(name)) == name, "a name comes back");
  if (name.find('/') != std::string::npos) return;
  auto corpus = corpus_of({"a.md", "s/a.md", "s/" + name + ".md", name + ".markdown"});
  std::sort(corpus.begin(), corpus.end(),
            [](const Article& a, const Article& b) { return a.path < b.path; });
  for (DocId doc = 0; doc + 1 < corpus.size(); ++doc) {
    if (corpus[doc].path == corpus[doc + 1].path) return;
  }
  const auto ids = document_ids(corpus);
  const ArticleIndex index(corpus);
  const std::string path = "x";
  ArticleNames names(path, index, {});
  for (DocId doc = 0; doc < corpus.size(); ++doc) {
    KINDRED_FUZZ_CHECK(ids[doc].find_first_of(" \t\r\n\v\f") == std::string::npos,
                       "an id is one column");
    const auto found = names.resolve_id(ids[doc], 1);
    KINDRED_FUZZ_CHECK(found && *found == doc, "an id leads to its article");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'q':
      qrels(text);
      site(text);
      break;
    case 'r':
      run(text);
      site(text);
      break;
    case '@':
      metric_names(text);
      break;
    default:
      file_name(std::string(text));
  }
  return 0;
}
