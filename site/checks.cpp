#include "site/checks.hpp"

#include <algorithm>
#include <utility>

#include "site/examination.hpp"

namespace kindred {
namespace {

using Severity = Diagnostic::Severity;

constexpr const char* kMendList =
    "correct the entry, or let `kindred regenerate` write the list (--existing replace where the "
    "block is not its own)";

}  // namespace

std::span<const CheckRow> check_rows() {
  static const std::vector<CheckRow> kRows = {
      {{"unreadable", Severity::error, "an article that cannot be read",
        "until then it is in no list, and gets none"},
       check_reading},
      {{"duplicate-url", Severity::error, "articles that share a url",
        "give each a url of its own, or take the spare ones out"},
       check_urls},
      {{"self-relation", Severity::error, "a related list that holds its own article", kMendList},
       check_self_relations},
      {{"dangling-relation", Severity::error, "an entry of a related list that leads nowhere",
        kMendList},
       check_dangling_relations},
      {{"unpublished-relation", Severity::error,
        "an entry of a related list that leads to what readers cannot see", kMendList},
       check_unpublished_relations},
      {{"exact-copy", Severity::warning, "articles with the same title and excerpt",
        "keep one of them; translations are told apart by `lang`"},
       check_exact_copies},
      {{"folded-copy", Severity::warning,
        "articles with the same title and excerpt but for case and white space",
        "keep one of them; translations are told apart by `lang`"},
       check_folded_copies},
      {{"near-copy", Severity::warning, "articles that say nearly the same",
        "look whether one is enough; lists never show them beside each other (rank.near_copy)"},
       check_near_copies},
      {{"impossible-date", Severity::warning, "a date that does not exist or cannot be read",
        "write it as 2024-03-05 or 2024-03-05T08:30:00Z; until then the article is undated"},
       check_dates},
      {{"expired", Severity::warning, "an article whose expiryDate is over",
        "take it out, or say `removed: true` so that no list leads to it"},
       check_expiry},
      {{"no-number", Severity::warning, "a quality or heat that is not a number",
        "write a number, or leave the key out"},
       check_numbers},
      {{"out-of-range", Severity::warning, "a quality or heat far from those of all others",
        "look whether it is on the same scale as theirs"},
       check_ranges},
      {{"no-text", Severity::warning, "an article without title, excerpt and topics",
        "give it a title; until then it has no list and is in none"},
       check_texts},
      {{"empty-text", Severity::warning, "an article of which there is only a title",
        "write an excerpt; a title alone says little of what goes with it"},
       check_empty_texts},
      {{"misencoded", Severity::warning, "text that was read in a wrong encoding",
        "type it again, or save its source as UTF-8; kindred never repairs text"},
       check_encoding},
      {{"wrong-language", Severity::warning, "text in another language than the article states",
        "correct the language; lists stay within one"},
       check_stated_languages},
      {{"other-language", Severity::note, "text in another language than most articles",
        "say so in `lang` if that is right; lists stay within one language"},
       check_other_languages},
      {{"future-date", Severity::note, "an article dated in the future",
        "Jekyll and Hugo leave it out until then; so will a list's link lead nowhere"},
       check_future_dates},
      {{"excluded", Severity::note, "an article that is kept out of all lists",
        "nothing, if that is meant (`exclude` in kindred.yml)"},
       check_exclusions},
      {{"duplicate-id", Severity::note, "articles that share a file name",
        "nothing, or rename them; in relations and lookups they need their whole path"},
       check_ids},
      {{"outside-relation", Severity::note, "an entry of a related list that leaves the site",
        "nothing, if that is meant; kindred cannot see what is there"},
       check_outside_relations},
      {{"orphan", Severity::note, "an article that no list leads to",
        "more topics or a better excerpt bring it nearer to others; a pin puts it in a list"},
       check_orphans},
      {{"hub", Severity::note, "an article that very many lists lead to",
        "nothing, or block it where it does not belong (relations.yml)"},
       check_hubs},
  };
  return kRows;
}

std::string list_of(std::span<const Place> places) {
  constexpr std::size_t kMost = 3;
  const std::size_t shown = std::min(places.size(), kMost);
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i > 0 && i + 1 == places.size();
    text += (i == 0 ? ""
             : last ? " and "
                    : ", ") +
            places[i].path + ":" + std::to_string(places[i].line);
  }
  if (places.size() > shown) text += " and " + std::to_string(places.size() - shown) + " more";
  return text;
}

void Report::add(DocId doc, std::uint32_t line, std::string message, std::vector<Place> others) {
  out_.push_back(
      {rule_, {evidence_.corpus[doc].path, line}, std::move(message), std::move(others)});
}

void Report::add(Place place, std::string message) {
  out_.push_back({rule_, std::move(place), std::move(message), {}});
}

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  ids.reserve(check_rows().size());
  for (const CheckRow& row : check_rows()) ids.push_back(row.rule.id);
  return ids;
}

Result<Findings> examine(const Store& store, const ExaminationRequest& request,
                         Progress& progress) {
  const auto evidence =
      gather_evidence(store, request.options, request.now, request.threads, progress);
  if (!evidence) return evidence.error();
  Findings out;
  out.articles = evidence->articles;
  const auto rows = check_rows();
  progress.begin("check", rows.size());
  for (std::size_t i = 0; i < rows.size() && !progress.stopped(); ++i) {
    out.rules.push_back(rows[i].rule);
    const bool ignored = std::find(request.ignored.begin(), request.ignored.end(),
                                   rows[i].rule.id) != request.ignored.end();
    if (ignored) continue;
    const auto first = static_cast<std::ptrdiff_t>(out.findings.size());
    Report report(*evidence, i, out.findings);
    Progress part(&progress);
    rows[i].check(*evidence, part, report);
    std::stable_sort(out.findings.begin() + first, out.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.place < b.place; });
    progress.advance(1);
  }
  progress.end();
  return out;
}

}  // namespace kindred
