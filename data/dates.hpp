// Dates as people write them in front matter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kindred {

/// Seconds since 1970-01-01 UTC. Reads YAML's timestamp (`2001-12-14t21:59:43.10-05:00`, spaces
/// allowed, date alone), Jekyll's and Hugo's forms (`2024-03-05 08:30 +0100`, `2024/3/5`, zone
/// names UTC, GMT and Z) and `5 March 2024` or `Mar 5, 2024`. Without a zone: UTC. Nothing for
/// other text or dates that do not exist.
std::optional<std::int64_t> parse_date(std::string_view text);

/// The date at the start of a Jekyll file name, `2024-03-05-title.md`, as seconds; else nothing.
std::optional<std::int64_t> date_of_file_name(std::string_view path);

/// "2024-03-05T08:30:00Z" for seconds since 1970-01-01 UTC.
std::string format_date(std::int64_t seconds);

/// The same as strftime() of the C locale writes it: "%Y", "%-d", "%G"…
std::string format_date(std::int64_t seconds, const char* format);

}  // namespace kindred
