#include "data/report.hpp"

#include <nlohmann/json.hpp>

#include "data/json.hpp"

namespace kindred {

std::string_view severity_name(Diagnostic::Severity severity) {
  switch (severity) {
    case Diagnostic::Severity::note:
      return "note";
    case Diagnostic::Severity::warning:
      return "warning";
    default:
      return "error";
  }
}

std::string to_json(const Summary& summary) {
  nlohmann::ordered_json json = {
      {"version", 1},
      {"articles", summary.articles},
      {"skipped", summary.skipped},
      {"kept", summary.kept},
      {"written", summary.written},
      {"unchanged", summary.unchanged},
      {"refused", summary.refused},
      {"links_added", summary.links_added},
      {"links_removed", summary.links_removed},
      {"links_kept", summary.links_kept},
      {"seconds", nlohmann::ordered_json::object()},
      {"peak_memory_bytes", summary.peak_memory_bytes},
      {"diagnostics", nlohmann::ordered_json::array()},
  };
  for (const auto& stage : summary.stages) json["seconds"][stage.name] = stage.seconds;
  for (const Diagnostic& diagnostic : summary.diagnostics) {
    json["diagnostics"].push_back({{"path", diagnostic.path},
                                   {"line", diagnostic.line},
                                   {"severity", severity_name(diagnostic.severity)},
                                   {"message", diagnostic.message}});
  }
  // Messages may quote bytes of broken files: never throw over them.
  return json_for_terminals(
             json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) +
         "\n";
}

}  // namespace kindred
