// Rules that look at one article after the other.
#include <algorithm>
#include <array>
#include <map>

#include "core/article_index.hpp"
#include "core/text.hpp"
#include "data/dates.hpp"
#include "models/language.hpp"
#include "site/checks.hpp"

namespace kindred {
namespace {

template <class Visit>
void for_each_article(const Evidence& evidence, Visit visit) {
  for (DocId doc = 0; doc < evidence.corpus.size(); ++doc) {
    visit(doc, evidence.corpus[doc], evidence.details[doc]);
  }
}

/// The details of the article that a diagnostic of its reading is about.
const ArticleDetails& details_of(const Evidence& evidence, const Diagnostic& diagnostic) {
  const auto at = std::lower_bound(
      evidence.corpus.begin(), evidence.corpus.end(), diagnostic.path,
      [](const Article& article, const std::string& path) { return article.path < path; });
  return evidence.details[static_cast<std::size_t>(at - evidence.corpus.begin())];
}

/// What reading says of a value ends in what came of it, which the remedy says better.
std::string without_outcome(const std::string& message) {
  return message.substr(0, message.rfind("; counted"));
}

std::string number_text(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6g", value);
  return text.data();
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// What a mis-encoded piece was meant to be, where it can be shown.
std::string meant(const std::string& piece) {
  if (piece.empty()) return "characters that are lost";
  if (piece == "\xEF\xBB\xBF") return "a byte order mark";
  if (piece == "\xC2\xA0") return "a no-break space";
  return quoted(piece);
}

/// Values of one field that are far from all but a hundredth of the others.
void check_range(const Evidence& evidence, const std::string& name,
                 std::optional<float> Article::*field, std::uint32_t ArticleDetails::Lines::*line,
                 bool negative_is_missing, Report& report) {
  constexpr std::size_t kLeast = 8;  // values, to tell what is usual
  constexpr float kFar = 10;         // times the largest usual one: another order of magnitude
  std::vector<float> values;
  for (const Article& article : evidence.corpus) {
    if (article.*field && !(negative_is_missing && *(article.*field) < 0)) {
      values.push_back(*(article.*field));
    }
  }
  if (values.size() < kLeast) return;
  std::sort(values.begin(), values.end());
  const std::size_t spared = std::max<std::size_t>(1, values.size() / 100);
  const float largest = values[values.size() - 1 - spared];
  const float least = values[spared];
  for_each_article(evidence, [&](DocId doc, const Article& article, const ArticleDetails& details) {
    if (!(article.*field)) return;
    const float value = *(article.*field);
    if (negative_is_missing && value < 0) return;
    const bool above = largest > 0 && value > kFar * largest;
    const bool below = least >= 0 && value < 0;
    if (!above && !below) return;
    report.add(doc, details.lines.*line,
               name + " is " + number_text(value) + ", and of nearly all others between " +
                   number_text(least) + " and " + number_text(largest));
  });
}

}  // namespace

void check_reading(const Evidence& evidence, Progress&, Report& report) {
  for (const Diagnostic& each : evidence.skipped) {
    if (each.severity == Diagnostic::Severity::error) {
      report.add(Place{each.path, each.line}, each.message);
    }
  }
}

void check_texts(const Evidence& evidence, Progress&, Report& report) {
  for (const Diagnostic& each : evidence.skipped) {
    if (each.severity == Diagnostic::Severity::error) continue;
    report.add(Place{each.path, each.line}, "has neither title nor excerpt nor topics");
  }
}

void check_empty_texts(const Evidence& evidence, Progress&, Report& report) {
  for_each_article(evidence, [&](DocId doc, const Article& article, const ArticleDetails& details) {
    if (stem(article.path).starts_with("_index")) return;  // Hugo's lists need no text
    if (trim(article.title).empty()) {
      report.add(doc, details.lines.title, "has no title");
    } else if (trim(article.excerpt).empty() && trim(article.body).empty()) {
      report.add(doc, details.lines.excerpt, "has neither excerpt nor body");
    }
  });
}

void check_dates(const Evidence& evidence, Progress&, Report& report) {
  for (const Diagnostic& each : evidence.reading) {
    if (each.line == details_of(evidence, each).lines.date) {
      report.add(Place{each.path, each.line}, without_outcome(each.message));
    }
  }
  constexpr std::int64_t kYearTwo = -62'104'060'800;
  for_each_article(evidence, [&](DocId doc, const Article& article, const ArticleDetails& details) {
    if (article.time && (*article.time == 0 || *article.time < kYearTwo)) {
      report.add(doc, details.lines.date,
                 "is dated " + format_date(*article.time).substr(0, 10) +
                     ", which programs write for no date");
    }
    if (details.expiry && article.time && *details.expiry < *article.time) {
      report.add(doc, details.expiry_line,
                 "expired (" + format_date(*details.expiry).substr(0, 10) +
                     ") before it was published (" + format_date(*article.time).substr(0, 10) +
                     ")");
    }
  });
}

void check_future_dates(const Evidence& evidence, Progress&, Report& report) {
  for_each_article(evidence, [&](DocId doc, const Article& article, const ArticleDetails& details) {
    if (article.time && *article.time > evidence.now) {
      report.add(doc, details.lines.date, "is dated " + format_date(*article.time));
    }
  });
}

void check_expiry(const Evidence& evidence, Progress&, Report& report) {
  for_each_article(evidence, [&](DocId doc, const Article& article, const ArticleDetails& details) {
    if (article.recommendable && details.expiry && *details.expiry <= evidence.now) {
      report.add(doc, details.expiry_line, "expired " + format_date(*details.expiry));
    }
  });
}

void check_numbers(const Evidence& evidence, Progress&, Report& report) {
  for (const Diagnostic& each : evidence.reading) {
    const auto& lines = details_of(evidence, each).lines;
    if (each.line == lines.quality || each.line == lines.heat) {
      report.add(Place{each.path, each.line}, without_outcome(each.message));
    }
  }
}

void check_ranges(const Evidence& evidence, Progress&, Report& report) {
  check_range(evidence, "quality", &Article::quality, &ArticleDetails::Lines::quality, false,
              report);
  check_range(evidence, "heat", &Article::heat, &ArticleDetails::Lines::heat, true, report);
}

void check_encoding(const Evidence& evidence, Progress&, Report& report) {
  for_each_article(evidence, [&](DocId doc, const Article&, const ArticleDetails& details) {
    if (details.misencoded == 0) return;
    std::string message =
        "has " + quoted(details.misencoded_text) + " for " + meant(details.misencoded_meant);
    if (details.misencoded > 1) {
      message += ", and " + std::to_string(details.misencoded - 1) + " more of the kind";
    }
    report.add(doc, details.misencoded_line, std::move(message));
  });
}

void check_stated_languages(const Evidence& evidence, Progress&, Report& report) {
  for_each_article(evidence, [&](DocId doc, const Article& article, const ArticleDetails& details) {
    const std::string& stated = evidence.tags[doc];
    const std::string& seems = evidence.seeming[doc];
    if (article.language.empty() || seems.empty() || seems == stated) return;
    if (language_name(stated) == "none") return;  // its words are not known
    report.add(doc, details.lines.language,
               "states " + quoted(article.language) + " and seems to be written in " + seems);
  });
}

void check_other_languages(const Evidence& evidence, Progress&, Report& report) {
  std::map<std::string, std::size_t> articles_in;
  for (const std::string& language : evidence.seeming) {
    if (!language.empty()) ++articles_in[language];
  }
  const auto common =
      std::max_element(articles_in.begin(), articles_in.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  for_each_article(evidence, [&](DocId doc, const Article&, const ArticleDetails& details) {
    const std::string& seems = evidence.seeming[doc];
    if (!evidence.tags[doc].empty() || seems.empty() || seems == common->first) return;
    report.add(doc, details.lines.title,
               "seems to be written in " + seems + ", most articles in " + common->first);
  });
}

void check_exclusions(const Evidence& evidence, Progress&, Report& report) {
  for_each_article(evidence, [&](DocId doc, const Article&, const ArticleDetails& details) {
    if (!details.excluded_by.empty()) {
      report.add(doc, details.excluded_line, "says " + quoted(details.excluded_by));
    }
  });
}

}  // namespace kindred
