#include "cli/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <iterator>

#include "core/text.hpp"
#include "data/report.hpp"
#include "data/utf8.hpp"

namespace kindred::cli {
namespace {

constexpr std::size_t kMostShown = 10;  // of warnings

bool enabled(When when, bool automatic) {
  return when == When::always || (when == When::automatic && automatic);
}

std::string_view color_of(Diagnostic::Severity severity) {
  switch (severity) {
    case Diagnostic::Severity::error:
      return "\033[31m";
    case Diagnostic::Severity::warning:
      return "\033[33m";
    default:
      return "\033[36m";
  }
}

/// The width that the terminal says it has, or that COLUMNS says where that is set.
std::size_t columns_of(int terminal) {
  const char* stated = std::getenv("COLUMNS");
  const long columns = stated == nullptr ? 0 : std::strtol(stated, nullptr, 10);
  if (columns > 0) return static_cast<std::size_t>(columns);
  struct winsize size {};
  const bool known = ::ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

Console make_console(const Common& common) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool tty = ::isatty(STDERR_FILENO) != 0;
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  const bool plain = no_color != nullptr && *no_color != '\0';
  const bool out_tty = ::isatty(STDOUT_FILENO) != 0;
  const bool out_color = enabled(common.color, out_tty && !dumb && !plain);
  return {std::cout,
          std::cerr,
          enabled(common.color, tty && !dumb && !plain),
          enabled(common.progress, tty && !dumb && !common.quiet),
          {out_tty ? columns_of(STDOUT_FILENO) : 0, out_color, out_color}};
}

void print_error(const Console& console, const Error& error) {
  console.err << "kindred: " << printable(to_string(error)) << "\n";
}

void print_diagnostics(const Console& console, const std::string& site,
                       std::span<const Diagnostic> diagnostics, const Common& common) {
  std::array<std::size_t, 3> counts{};
  for (const Diagnostic& diagnostic : diagnostics) {
    const bool error = diagnostic.severity == Diagnostic::Severity::error;
    if (common.quiet && !error) continue;
    const auto shown = ++counts.at(static_cast<std::size_t>(diagnostic.severity));
    if (diagnostic.severity == Diagnostic::Severity::warning && !common.verbose &&
        shown > kMostShown) {
      continue;
    }
    const bool below_site = !site.empty() && !diagnostic.path.starts_with('/');
    std::string place = below_site ? site + "/" + diagnostic.path : diagnostic.path;
    if (place.empty()) place = "kindred";
    if (diagnostic.line > 0) place += ":" + std::to_string(diagnostic.line);
    const auto name = severity_name(diagnostic.severity);
    console.err << printable(place) << ": ";
    console.err << in_color(name, diagnostic.severity, console.color) << ": "
                << printable(diagnostic.message) << "\n";
  }
  if (common.quiet || common.verbose) return;
  const auto warnings = counts.at(static_cast<std::size_t>(Diagnostic::Severity::warning));
  if (warnings > kMostShown) {
    console.err << "… and " << with_thousands(warnings - kMostShown)
                << " more warnings (-v shows all)\n";
  }
}

std::string in_color(std::string_view text, Diagnostic::Severity severity, bool color) {
  if (!color) return std::string(text);
  return std::string(color_of(severity)) + std::string(text) + "\033[0m";
}

std::vector<Diagnostic> errors_of(std::span<const Diagnostic> diagnostics) {
  std::vector<Diagnostic> errors;
  std::copy_if(diagnostics.begin(), diagnostics.end(), std::back_inserter(errors),
               [](const Diagnostic& diagnostic) {
                 return diagnostic.severity == Diagnostic::Severity::error;
               });
  return errors;
}

std::string with_thousands(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string counted(std::size_t number, const std::string& one) {
  return with_thousands(number) + " " + one + (number == 1 ? "" : "s");
}

std::string printable(std::string_view bytes) {
  const std::string valid = printable_utf8(bytes);
  std::string_view text = valid;
  std::string out;
  while (!text.empty()) {
    const std::size_t control = control_length(text);
    const std::size_t turning = turning_length(text);
    if (control + turning == 0) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    const std::uint32_t code = first_character(text).code;
    out += control > 0 ? "\\x" + hexadecimal(code, 2) : "\\u" + hexadecimal(code, 4);
    text.remove_prefix(control + turning);
  }
  return out;
}

}  // namespace kindred::cli
