// What is wrong with a site? Its articles and the lists that stand in them, looked at by rules.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/options.hpp"
#include "core/progress.hpp"
#include "core/result.hpp"
#include "data/findings.hpp"
#include "data/store.hpp"

namespace kindred {

struct ExaminationRequest {
  Options options;
  std::int64_t now = 0;  // seconds since 1970-01-01 UTC: what is expired, what is to come
  std::span<const std::string> ignored;  // ids of rules that are not asked for
  unsigned threads = 1;
};

/// Reads all of `store` and applies every rule. The result depends on the files and the request,
/// but not on `threads`. Errors: the store cannot be listed, an entry key is faulty. Stopped early
/// (progress.stopped()), the result is incomplete.
Result<Findings> examine(const Store& store, const ExaminationRequest& request, Progress& progress);

/// The ids of all rules, in their order.
std::vector<std::string> rule_ids();

}  // namespace kindred
