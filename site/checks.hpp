// The rules of an examination: each one function, all in one table (site/checks.cpp).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "data/findings.hpp"
#include "site/evidence.hpp"

namespace kindred {

/// Takes what one rule finds.
class Report {
 public:
  Report(const Evidence& evidence, std::size_t rule, std::vector<Finding>& out)
      : evidence_(evidence), rule_(rule), out_(out) {}

  void add(DocId doc, std::uint32_t line, std::string message, std::vector<Place> others = {});
  void add(Place place, std::string message);

 private:
  const Evidence& evidence_;
  std::size_t rule_;
  std::vector<Finding>& out_;
};

using Check = void (*)(const Evidence&, Progress&, Report&);

struct CheckRow {
  Rule rule;
  Check check;
};
std::span<const CheckRow> check_rows();

/// "a.md:5", "a.md:5 and b.md:7", "a.md:5, b.md:7, c.md:9 and 4 more".
std::string list_of(std::span<const Place> places);

// Of single articles (site/checks_articles.cpp).
void check_reading(const Evidence& evidence, Progress& progress, Report& report);
void check_texts(const Evidence& evidence, Progress& progress, Report& report);
void check_empty_texts(const Evidence& evidence, Progress& progress, Report& report);
void check_dates(const Evidence& evidence, Progress& progress, Report& report);
void check_future_dates(const Evidence& evidence, Progress& progress, Report& report);
void check_expiry(const Evidence& evidence, Progress& progress, Report& report);
void check_numbers(const Evidence& evidence, Progress& progress, Report& report);
void check_ranges(const Evidence& evidence, Progress& progress, Report& report);
void check_encoding(const Evidence& evidence, Progress& progress, Report& report);
void check_stated_languages(const Evidence& evidence, Progress& progress, Report& report);
void check_other_languages(const Evidence& evidence, Progress& progress, Report& report);
void check_exclusions(const Evidence& evidence, Progress& progress, Report& report);

// Of articles beside each other (site/checks_copies.cpp).
void check_urls(const Evidence& evidence, Progress& progress, Report& report);
void check_ids(const Evidence& evidence, Progress& progress, Report& report);
void check_exact_copies(const Evidence& evidence, Progress& progress, Report& report);
void check_folded_copies(const Evidence& evidence, Progress& progress, Report& report);
void check_near_copies(const Evidence& evidence, Progress& progress, Report& report);

// Of the lists that stand in them (site/checks_relations.cpp).
void check_self_relations(const Evidence& evidence, Progress& progress, Report& report);
void check_dangling_relations(const Evidence& evidence, Progress& progress, Report& report);
void check_unpublished_relations(const Evidence& evidence, Progress& progress, Report& report);
void check_outside_relations(const Evidence& evidence, Progress& progress, Report& report);
void check_orphans(const Evidence& evidence, Progress& progress, Report& report);
void check_hubs(const Evidence& evidence, Progress& progress, Report& report);

}  // namespace kindred
