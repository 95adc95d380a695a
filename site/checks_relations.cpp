// Rules that look at the `related` blocks as they stand.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "data/metadata.hpp"
#include "site/checks.hpp"

namespace kindred {
namespace {

/// Calls `visit(article, target, lead)` for every entry of every list.
template <class Visit>
void for_each_entry(const Evidence& evidence, Visit visit) {
  for (DocId doc = 0; doc < evidence.corpus.size(); ++doc) {
    const auto& targets = evidence.details[doc].targets;
    for (std::size_t i = 0; i < targets.size(); ++i) visit(doc, targets[i], evidence.leads[doc][i]);
  }
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// A list that kindred wrote leads to articles alone, whatever their urls are.
bool is_meant_for_outside(const Evidence& evidence, DocId doc, const BlockTarget& target) {
  return is_external_url(target.name) && evidence.details[doc].owner != BlockOwner::kindred;
}

bool is_skipped(const Evidence& evidence, const std::string& name) {
  return std::any_of(
      evidence.skipped.begin(), evidence.skipped.end(),
      [end = "/" + name](const Diagnostic& each) { return ("/" + each.path).ends_with(end); });
}

std::string state_of(const Evidence& evidence, DocId doc) {
  const std::string& excluded = evidence.details[doc].excluded_by;
  return excluded.empty() ? "has expired" : "says " + quoted(excluded);
}

/// How many lists lead to an article that some lead to; 0 where there are no lists.
double average_in_lists(const Evidence& evidence) {
  const auto sum = std::accumulate(evidence.in_lists.begin(), evidence.in_lists.end(), 0.0);
  const auto led_to = std::count_if(evidence.in_lists.begin(), evidence.in_lists.end(),
                                    [](std::size_t lists) { return lists > 0; });
  return led_to == 0 ? 0 : sum / static_cast<double>(led_to);
}

}  // namespace

void check_self_relations(const Evidence& evidence, Progress&, Report& report) {
  for_each_entry(evidence, [&](DocId doc, const BlockTarget& target, const Lead& lead) {
    if (lead.itself) report.add(doc, target.line, "its related list holds the article itself");
  });
}

void check_dangling_relations(const Evidence& evidence, Progress&, Report& report) {
  for_each_entry(evidence, [&](DocId doc, const BlockTarget& target, const Lead& lead) {
    if (!lead.to.empty() || is_meant_for_outside(evidence, doc, target)) return;
    if (is_skipped(evidence, target.name)) return;  // that is said already
    report.add(doc, target.line,
               "its related list leads to " + quoted(target.name) + ", which no article is");
  });
}

void check_unpublished_relations(const Evidence& evidence, Progress&, Report& report) {
  for_each_entry(evidence, [&](DocId doc, const BlockTarget& target, const Lead& lead) {
    if (lead.to.empty() || lead.visible || lead.itself) return;
    report.add(doc, target.line,
               "its related list leads to " + evidence.article(lead.to.front()).path + ", which " +
                   state_of(evidence, lead.to.front()));
  });
}

void check_outside_relations(const Evidence& evidence, Progress&, Report& report) {
  for_each_entry(evidence, [&](DocId doc, const BlockTarget& target, const Lead& lead) {
    if (!lead.to.empty() || !is_meant_for_outside(evidence, doc, target)) return;
    report.add(doc, target.line,
               "its related list leads to " + quoted(target.name) + ", no article of this site");
  });
}

void check_orphans(const Evidence& evidence, Progress&, Report& report) {
  if (average_in_lists(evidence) == 0) return;
  for (DocId doc = 0; doc < evidence.corpus.size(); ++doc) {
    if (evidence.in_lists[doc] == 0 && evidence.is_visible(doc)) {
      report.add(doc, 1, "is in no related list");
    }
  }
}

void check_hubs(const Evidence& evidence, Progress&, Report& report) {
  constexpr double kMany = 5;  // times the average
  constexpr std::size_t kLeast = 20;
  const double average = average_in_lists(evidence);
  for (DocId doc = 0; doc < evidence.corpus.size(); ++doc) {
    const std::size_t lists = evidence.in_lists[doc];
    if (lists < kLeast || static_cast<double>(lists) < kMany * average) continue;
    report.add(doc, 1,
               "is in " + std::to_string(lists) + " related lists; those that are in any are in " +
                   std::to_string(std::lround(average)) + " on average");
  }
}

}  // namespace kindred
