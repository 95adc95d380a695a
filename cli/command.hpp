// What was typed, as values. Reading arguments does no work; run() does it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/options.hpp"

namespace kindred::cli {

enum class When { automatic, always, never };
enum class Format { text, json, github };

/// Options of every command.
struct Common {
  std::optional<std::string> config;
  bool no_config = false;
  std::vector<std::string> settings;  // key=value
  std::optional<unsigned> jobs;
  std::optional<std::string> cache;  // folder of caches
  bool no_cache = false;
  bool quiet = false;
  bool verbose = false;
  When progress = When::automatic;
  When color = When::automatic;
};

struct Regenerate {
  Common common;
  std::string site;
  std::vector<std::string> paths;
  std::optional<unsigned> limit;
  std::optional<Existing> existing;
  bool remove = false;
  bool dry_run = false;
  bool check = false;
  bool diff = false;
  bool verify = false;
  bool no_sync = false;
  Format format = Format::text;

  [[nodiscard]] bool writes() const { return !dry_run && !check && !diff; }
};

enum class FigureFormat { table, json, tsv };

struct Evaluate {
  Common common;
  std::string site;
  std::string relations;
  std::string metrics = "nDCG@10,AP@10,P@5,R@10,RR,Success@5,Judged@10";
  std::optional<unsigned> depth;
  std::optional<std::string> run;
  std::vector<std::string> compare;  // configuration files
  bool baselines = false;
  bool as_published = false;
  bool per_article = false;
  std::optional<std::string> report;
  std::optional<std::string> run_out;
  std::optional<std::string> qrels_out;
  std::uint64_t seed = 1;
  FigureFormat format = FigureFormat::table;
};

struct Tune {
  Common common;
  std::string site;
  std::string relations;
  std::string output;
  std::string metric = "nDCG@10";
  unsigned budget = 100;
  std::uint64_t seed = 1;
};

enum class ListFormat { table, json, ndjson, tsv };

struct Similar {
  Common common;
  std::string query;
  std::string site;
  std::optional<std::string> text;
  std::optional<unsigned> limit;
  bool explain = false;
  std::optional<std::string> why_not;
  ListFormat format = ListFormat::table;
};

enum class FindingsFormat { text, json, sarif, github };

struct Doctor {
  Common common;
  std::string site;
  std::vector<std::string> ignored;  // ids of rules
  std::optional<std::string> now;    // a date
  FindingsFormat format = FindingsFormat::text;
};

struct Init {
  Common common;
  std::string site;
};

enum class Shell { bash, zsh, fish };

struct Complete {
  Shell shell = Shell::bash;
};

/// What a script of Complete asks while somebody types.
struct CompleteArticles {
  std::string site = ".";
  std::string prefix;
};

enum class Notation { roff, markdown };

struct Manual {
  std::string command;  // empty: of the program
  Notation notation = Notation::roff;
};

struct ShowVersion {};

using Command = std::variant<Regenerate, Similar, Evaluate, Tune, Doctor, Init, Complete,
                             CompleteArticles, Manual, ShowVersion>;

/// Exit codes (DESIGN.md "Errors").
enum ExitCode { kClean = 0, kTrouble = 1, kCouldNotRun = 2, kInterrupted = 130 };

}  // namespace kindred::cli
