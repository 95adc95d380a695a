// Any text as a query of a site: sound lists of articles that are there, the same each time.
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "data/corpus_loader.hpp"
#include "models/explain.hpp"
#include "models/recommend.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;

struct Asked {
  Options options;
  Model model;
};

Asked make_site() {
  Asked out;
  out.options.limit = 3;
  out.options.similarity = {0.2F, 0.2F, 0.1F, 0.1F, 0.1F};
  const std::pair<const char*, const char*> texts[] = {
      {"Ferries go electric", "The harbour ferries run on batteries."},
      {"Electric ferries need chargers", "Chargers for the harbour ferries."},
      {"Straßenbahn streikt", "Die Fahrer der Bahnen streiken in der Stadt."},
      {"A strike of tram drivers", "The trams stand still."},
      {"電動フェリー", "港のフェリーは電池で走る。"},
      {"C++20 std::vector", "vector<int> & friends"}};
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [title, excerpt] : texts) {
    files.emplace_back("_news/" + std::to_string(files.size()) + ".md",
                       "---\ntitle: '" + std::string(title) + "'\nexcerpt: '" + excerpt +
                           "'\ntopics: [harbour, trams]\n---\n");
  }
  const auto store = make_memory_store(std::move(files));
  Progress progress;
  const auto loaded = load_corpus(*store, out.options, 1, progress);
  out.model = build_model(loaded->corpus, out.options, 1, progress);
  return out;
}

void check_list(const Asked& site, const Query& query, const std::vector<Match>& list) {
  KINDRED_FUZZ_CHECK(list.size() <= site.options.limit, "a list ends at its limit");
  std::set<DocId> seen;
  float before = std::numeric_limits<float>::infinity();
  for (const Match& match : list) {
    KINDRED_FUZZ_CHECK(match.doc < site.model.size() && seen.insert(match.doc).second,
                       "lists hold articles, each once");
    KINDRED_FUZZ_CHECK(std::isfinite(match.score) && match.score >= 0 && match.score <= before,
                       "scores are numbers and fall");
    KINDRED_FUZZ_CHECK(match.similarity >= 0 && match.similarity <= 1.0001F,
                       "similarities are from 0 to 1");
    before = match.score;
    const Explanation told = explain(site.model, site.options, query, match.doc);
    KINDRED_FUZZ_CHECK(std::abs(told.score - match.score) < 1e-3F, "scores can be explained");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Asked kSite = make_site();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const TextQuery asked(kSite.model, kSite.options, text);
  const std::vector<Query> queries{asked.query(), asked.query()};
  Progress progress;
  const RelatedLists lists = recommend(kSite.model, {}, kSite.options, queries, 1, progress);
  KINDRED_FUZZ_CHECK(lists.size() == 2 && lists[0] == lists[1], "the same list each time");
  check_list(kSite, queries[0], lists[0]);
  for (DocId doc = 0; doc < kSite.model.size(); ++doc) {
    (void)why_not(kSite.model, {}, kSite.options, queries[0], doc);
  }
  return 0;
}
