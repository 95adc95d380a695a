// What was typed, as values. Reading arguments does no work; run() does it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/options.hpp"

namespace kindred::cli {

enum class When { automatic, always, never };
enum class Format { text, json };

/// Options of every command.
struct Common {
  std::optional<std::string> config;
  bool no_config = false;
  std::vector<std::string> settings;  // key=value
  std::optional<unsigned> jobs;
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
  Format format = Format::text;

  [[nodiscard]] bool writes() const { return !dry_run && !check && !diff; }
};

struct ShowVersion {};

using Command = std::variant<Regenerate, ShowVersion>;

/// Exit codes (DESIGN.md "Errors").
enum ExitCode { kClean = 0, kTrouble = 1, kCouldNotRun = 2, kInterrupted = 130 };

}  // namespace kindred::cli
