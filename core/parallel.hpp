// The only place that starts threads.
#pragma once

#include <cstddef>
#include <functional>

#include "core/progress.hpp"

namespace kindred {

/// Runs `body(begin, end)` over [0, n) in chunks of `chunk`, on up to `threads` threads.
/// Chunks depend on n and `chunk` alone, so a body that writes only to slots of its own range
/// gives the same bytes for any number of threads. Adds what is done to `progress` and returns
/// early (false) once progress.stopped(). Exceptions of a body reach the caller.
bool parallel_for(std::size_t n, std::size_t chunk, unsigned threads, Progress& progress,
                  const std::function<void(std::size_t begin, std::size_t end)>& body);

/// The processors that this process may use, at least 1.
unsigned available_threads();

}  // namespace kindred
