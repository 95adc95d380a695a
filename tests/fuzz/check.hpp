// What a fuzz target says when a promise is broken.
#pragma once

#include <cstdio>
#include <cstdlib>

#define KINDRED_FUZZ_CHECK(condition, promise)                                  \
  do {                                                                          \
    if (!(condition)) {                                                         \
      std::fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, promise); \
      std::abort();                                                             \
    }                                                                           \
  } while (false)
