// How relevant are the lists, and what is each signal worth? One default configuration on every set
// of judgements there is, printed as Markdown. bench/relevance runs it and keeps the result.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "core/article_index.hpp"
#include "core/parallel.hpp"
#include "core/version.hpp"
#include "data/config.hpp"
#include "data/corpus_loader.hpp"
#include "data/curated.hpp"
#include "data/relations.hpp"
#include "models/evaluate.hpp"
#include "models/judged.hpp"
#include "models/resampling.hpp"
#include "models/signals.hpp"
#include "models/significance.hpp"
#include "models/traits.hpp"

namespace {

using namespace kindred;

constexpr unsigned kDepth = 10;
constexpr std::uint64_t kSeed = 1;

/// A site with judgements, read in one way.
struct Set {
  std::string name;
  std::vector<std::string> settings;  // that make it another task: without bodies
  Corpus corpus;
  Judgements judgements;
  std::vector<std::uint32_t> groups;
  std::vector<double> base;  // nDCG@10 by judged article with the defaults
};

[[noreturn]] void fail(const Error& error) {
  std::cerr << "relevance: " << to_string(error) << "\n";
  std::exit(2);
}

Options options_of(const Set& set, const std::vector<std::string>& more) {
  Options options;
  std::vector<std::string> settings = set.settings;
  settings.insert(settings.end(), more.begin(), more.end());
  if (const auto status = apply_settings(settings, options); !status) fail(status.error());
  return options;
}

Set read_set(const std::string& name, const std::string& site, const std::string& relations,
             std::vector<std::string> settings) {
  Set set{name, std::move(settings), {}, {}, {}, {}};
  const Options options = options_of(set, {});
  Progress progress;
  const auto store = open_directory_store(site, options);
  if (!store) fail(store.error());
  auto loaded = load_corpus(**store, options, available_threads(), progress);
  if (!loaded) fail(loaded.error());
  std::ostringstream text;
  text << std::ifstream(relations).rdbuf();
  auto file = parse_relations(text.str(), relations, ArticleIndex(loaded->corpus), loaded->skipped);
  if (!file) fail(file.error());
  set.corpus = std::move(loaded->corpus);
  set.judgements = std::move(file->judgements);
  set.groups = resampling_groups(set.judgements).of;
  return set;
}

Rankings lists(const Set& set, const std::vector<std::string>& settings, bool as_published) {
  Progress progress;
  Options options = options_of(set, settings);
  options.limit = kDepth;
  const unsigned threads = available_threads();
  if (as_published) {
    return rank_judged(set.corpus, {}, set.judgements, options, threads, progress).lists;
  }
  return rank_judged(all_recommendable(set.corpus), {}, set.judgements, as_judged(options, kDepth),
                     threads, progress)
      .lists;
}

std::vector<double> ndcg(const Set& set, const Rankings& rankings) {
  const std::vector<MetricCall> metrics = {*parse_metric("nDCG@10")};
  return evaluate(set.judgements, rankings, metrics).values.front();
}

std::string number(double value, const char* format) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string with_interval(const Set& set, const std::vector<double>& values) {
  const Interval interval = bootstrap_interval({values, set.groups}, kSeed);
  return number(mean(values), "%.4f") + " (" + number(interval.low, "%.3f") + " to " +
         number(interval.high, "%.3f") + ")";
}

void print_figures(std::vector<Set>& sets) {
  std::cout << "## The default configuration, nDCG@10\n\n"
               "| set | articles | judged | raw (95 % interval) | as published |\n"
               "|---|---|---|---|---|\n";
  for (Set& set : sets) {
    set.base = ndcg(set, lists(set, {}, false));
    std::cout << "| " << set.name << " | " << set.corpus.size() << " | " << set.judgements.size()
              << " | " << with_interval(set, set.base) << " | "
              << number(mean(ndcg(set, lists(set, {}, true))), "%.4f") << " |\n";
  }
}

struct Change {
  std::string name;
  std::vector<std::string> settings;
};

/// Each signal off, and at a share of its own; then the other choices.
std::vector<Change> all_changes() {
  std::vector<Change> changes;
  for (const Signal& signal : signals()) {
    if (signal.option == nullptr) continue;
    const std::string key = "similarity." + std::string(signal.name);
    for (const char* share : {"0", "0.05", "0.1", "0.2"}) {
      changes.push_back({key + " " + share, {key + "=" + share}});
    }
  }
  for (const char* setting :
       {"fields.title=5", "fields.title=20", "fields.excerpt=2", "fields.excerpt=8",
        "fields.body=0.25", "fields.body=1", "fields.damping=0.35", "fields.damping=0.7",
        "fields.damping=1", "rank.proximity=0", "rank.proximity=0.3", "rank.proximity=0.65",
        "rank.quality=0", "rank.heat=0", "language=none"}) {
    const std::string text = setting;
    const std::size_t at = text.find('=');
    changes.push_back({text.substr(0, at) + " " + text.substr(at + 1), {text}});
  }
  return changes;
}

/// One row per change: what it does to the mean, in bold where the interval excludes zero.
void print_ablation(const std::vector<Set>& sets) {
  std::cout << "\n## What each choice is worth: change of nDCG@10 against the default\n\n"
               "Bold: the 95 % interval of the difference excludes zero.\n\n| change |";
  for (const Set& set : sets) std::cout << " " << set.name << " |";
  std::cout << "\n|---|";
  for (std::size_t i = 0; i < sets.size(); ++i) std::cout << "---|";
  std::cout << "\n";
  for (const Change& change : all_changes()) {
    std::cout << "| " << change.name << " |";
    for (const Set& set : sets) {
      std::vector<double> values = ndcg(set, lists(set, change.settings, false));
      for (std::size_t i = 0; i < values.size(); ++i) values[i] -= set.base[i];
      const Interval interval = bootstrap_interval({values, set.groups}, kSeed);
      const bool clear = interval.low > 0 || interval.high < 0;
      const std::string text = number(mean(values), "%+.4f");
      std::cout << " " << (clear ? "**" + text + "**" : text) << " |" << std::flush;
    }
    std::cout << "\n";
  }
}

double mean_quality_rank(const Set& set, const Rankings& rankings) {
  std::vector<std::optional<float>> quality;
  for (const Article& article : set.corpus) quality.push_back(article.quality);
  const std::vector<float> ranks = middle_ranks(quality);
  double sum = 0;
  std::size_t entries = 0;
  for (const auto& [source, list] : rankings) {
    for (std::size_t i = 0; i < std::min<std::size_t>(5, list.size()); ++i, ++entries) {
      sum += ranks[list[i]];
    }
  }
  return entries == 0 ? 0 : sum / static_cast<double>(entries);
}

/// Relevance against the quality of what is recommended, for the boosts' weights.
void print_trade_off(const Set& set) {
  std::cout
      << "\n## Boosts on " << set.name
      << ": relevance against the mean quality rank of the first five\n\n"
         "| rank.quality | rank.heat | nDCG@10 | against none | quality rank | against none |\n"
         "|---|---|---|---|---|---|\n";
  double first_ndcg = 0;
  double first_rank = 0;
  const std::vector<std::pair<const char*, const char*>> weights = {
      {"0", "0"},   {"0.1", "0"},   {"0.1", "0.1"}, {"0.2", "0"},   {"0.2", "0.1"}, {"0.25", "0"},
      {"0.3", "0"}, {"0.3", "0.1"}, {"0.4", "0"},   {"0.4", "0.2"}, {"0.6", "0.2"}, {"1", "0.5"}};
  for (const auto& [quality, heat] : weights) {
    const Rankings rankings = lists(
        set, {std::string("rank.quality=") + quality, std::string("rank.heat=") + heat}, false);
    const double relevance = mean(ndcg(set, rankings));
    const double rank = mean_quality_rank(set, rankings);
    if (first_ndcg == 0) first_ndcg = relevance;
    if (first_rank == 0) first_rank = rank;
    std::cout << "| " << quality << " | " << heat << " | " << number(relevance, "%.4f") << " | "
              << number(100 * (relevance / first_ndcg - 1), "%+.1f %%") << " | "
              << number(rank, "%.3f") << " | " << number(rank - first_rank, "%+.3f") << " |\n"
              << std::flush;
  }
}

std::vector<Set> all_sets(const std::string& corpora) {
  std::vector<Set> sets;
  const std::string example = std::string(KINDRED_SOURCE_DIR) + "/examples/site";
  sets.push_back(read_set("example", example, example + "/relations.yml", {}));
  for (const char* name : {"psdocs", "cppdocs-dev"}) {
    const std::string site = corpora + "/" + name;
    if (!std::filesystem::exists(site)) continue;
    sets.push_back(read_set(std::string(name) + " metadata", site, site + "/relations.qrels",
                            {"fields.body=0"}));
    sets.push_back(read_set(std::string(name) + " with body", site, site + "/relations.qrels", {}));
  }
  const std::string azure = corpora + "/azure";
  if (std::filesystem::exists(azure)) {
    sets.push_back(read_set("azure", azure, azure + "/relations.qrels", {}));
  } else {
    std::cerr << "relevance: no corpora in '" << corpora << "'; the example site alone\n";
  }
  return sets;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Set> sets = all_sets(argc > 1 ? argv[1] : "../shared/corpora");
  std::cout << "# Relevance\n\nkindred " << version() << ", revision " << revision() << "\n\n";
  print_figures(sets);
  print_trade_off(sets.back());
  if (argc <= 2 || std::string_view(argv[2]) != "--figures") print_ablation(sets);
  return 0;
}
