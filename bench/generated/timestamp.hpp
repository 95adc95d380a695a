// Times as front matter writes them.
#pragma once

#include <cstdint>
#include <string>

namespace kindred::bench {

/// "2021-05-13T19:00:01Z" for seconds since 1970-01-01 UTC.
std::string timestamp(std::int64_t seconds);

}  // namespace kindred::bench
