// The terminal: where results and messages go, and how they look.
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/table_style.hpp"
#include "core/result.hpp"

namespace kindred::cli {

/// Results go to `out`; progress and messages to `err`.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool color = false;      // of messages
  bool progress = false;   // draw a progress bar on err
  TableStyle tables = {};  // on out
};

/// The console of this process, as the options ask and its terminals allow (NO_COLOR is honoured).
Console make_console(const Common& common);

/// `kindred: path:line: message`, for what ends a run.
void print_error(const Console& console, const Error& error);

/// One line per diagnostic, `site/path:line: severity: message` (without `site` where that is
/// empty: paths as they are). Errors always; warnings and notes
/// not in quiet runs, and of warnings at most a screenful unless verbose.
void print_diagnostics(const Console& console, const std::string& site,
                       std::span<const Diagnostic> diagnostics, const Common& common);

/// `text` in the colour of a severity, if colours are wanted.
std::string in_color(std::string_view text, Diagnostic::Severity severity, bool color);

/// The errors among them: what a lookup shows of a site's faults.
std::vector<Diagnostic> errors_of(std::span<const Diagnostic> diagnostics);

/// "4,958".
std::string with_thousands(std::size_t number);

/// "1 article", "1,234 articles".
std::string counted(std::size_t number, const std::string& one);

/// Text from a file made safe for a terminal: broken bytes and control characters as \xNN,
/// characters that end lines or turn the direction of text (turning_length()) as \uNNNN.
std::string printable(std::string_view bytes);

}  // namespace kindred::cli
