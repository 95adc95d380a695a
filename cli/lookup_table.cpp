#include "cli/lookup_table.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "cli/console.hpp"
#include "core/display.hpp"
#include "data/dates.hpp"

namespace kindred::cli {
namespace {

constexpr std::size_t kWords = 3;        // that say why
constexpr std::size_t kTermsTold = 8;    // of an explanation
constexpr std::size_t kDateLength = 10;  // "2024-03-05"
constexpr std::size_t kLeastTitle = 20;  // columns that a title keeps on a narrow terminal

std::string decimal(double value, const char* format = "%.3f") {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

bool is_gram(const ToldScore::Term& term) { return term.term.starts_with('~'); }

/// The words that joined most; where there are none, the topics, then the strongest signal.
std::string why(const ToldScore& told) {
  std::vector<std::string> words;
  for (const ToldScore::Term& term : told.terms) {
    if (words.size() == kWords) break;
    if (is_gram(term)) continue;
    const std::string& word = term.word.empty() ? term.term : term.word;
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  for (const auto& [topic, contribution] : told.topics) {
    if (words.empty()) words.push_back("topic " + topic);
  }
  for (const auto& [signal, contribution] : told.signals) {
    if (words.empty() && contribution > 0) words.push_back("same " + signal);
  }
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// Only what is plainly a web address becomes a link: no byte of it ends the escape early.
bool is_linkable(const std::string& url) {
  return (url.starts_with("https://") || url.starts_with("http://")) &&
         std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

struct Line {
  std::string rank, score, title, provider, date, why, url;
};

/// Widths of the columns; title, provider and why give way on a narrow terminal.
struct Widths {
  std::size_t rank = 1, score = 5, title = 0, provider = 0, date = 0, why = 0;
  [[nodiscard]] std::size_t total() const {
    return rank + score + title + provider + date + why + 10;  // two spaces between each
  }
};

void shrink(std::size_t& column, std::size_t least, std::size_t& too_much) {
  const std::size_t give = std::min(too_much, column > least ? column - least : 0);
  column -= give;
  too_much -= give;
}

Widths fit(const std::vector<Line>& lines, std::size_t width) {
  Widths widths;
  for (const Line& line : lines) {
    widths.rank = std::max(widths.rank, line.rank.size());
    widths.title = std::max(widths.title, display_width(line.title));
    widths.provider = std::max(widths.provider, display_width(line.provider));
    widths.date = std::max(widths.date, line.date.size());
    widths.why = std::max(widths.why, display_width(line.why));
  }
  if (width == 0 || widths.total() <= width) return widths;
  std::size_t too_much = widths.total() - width;
  shrink(widths.title, 2 * kLeastTitle, too_much);
  shrink(widths.provider, kLeastTitle / 2, too_much);
  shrink(widths.why, kLeastTitle, too_much);
  shrink(widths.title, kLeastTitle, too_much);
  shrink(widths.why, 0, too_much);
  shrink(widths.provider, 0, too_much);
  shrink(widths.date, 0, too_much);
  shrink(widths.title, 1, too_much);
  return widths;
}

std::string linked(const std::string& shown, const std::string& url, const TableStyle& style) {
  if (!style.links || !is_linkable(url)) return shown;
  const std::size_t end = shown.find_last_not_of(' ') + 1;
  return "\033]8;;" + url + "\033\\" + shown.substr(0, end) + "\033]8;;\033\\" + shown.substr(end);
}

std::string dim(const std::string& text, const TableStyle& style) {
  return style.color && !text.empty() ? "\033[2m" + text + "\033[0m" : text;
}

std::string rendered(const Line& line, const Widths& widths, const TableStyle& style) {
  std::string text = padded(line.rank, widths.rank, true) + "  " + line.score + "  ";
  text += linked(padded(fitted(line.title, widths.title), widths.title), line.url, style);
  const auto column = [&](const std::string& value, std::size_t width) {
    if (width > 0) text += "  " + padded(fitted(value, width), width);
  };
  column(line.provider, widths.provider);
  column(line.date, widths.date);
  if (widths.why > 0 && !line.why.empty()) text += "  " + dim(fitted(line.why, widths.why), style);
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

std::string parts(const std::vector<std::pair<std::string, double>>& named, const char* format,
                  const std::string& between) {
  std::string text;
  for (const auto& [name, value] : named) {
    if (value == 0) continue;
    text += (text.empty() ? "" : between) + name + " " + decimal(value, format);
  }
  return text;
}

std::string told_terms(const ToldScore& told) {
  std::string text;
  std::size_t shown = 0;
  double grams = 0;
  double others = 0;
  for (const ToldScore::Term& term : told.terms) {
    if (is_gram(term)) {
      grams += term.contribution;
    } else if (shown++ < kTermsTold) {
      text += text.empty() ? "" : ", ";
      text += printable(term.word.empty() ? term.term : term.word) + " " +
              decimal(term.contribution, "%.4f");
      std::string fields;
      for (const std::string& field : term.fields) fields += (fields.empty() ? "" : "+") + field;
      if (!fields.empty()) text += " (" + fields + ")";
    } else {
      others += term.contribution;
    }
  }
  if (others > 0) {
    text += ", " + std::to_string(shown - kTermsTold) + " more " + decimal(others, "%.4f");
  }
  if (grams > 0) text += (text.empty() ? "" : ", ") + ("spelling " + decimal(grams, "%.4f"));
  return text;
}

std::string explained(const ToldScore& told, const std::string& indent) {
  std::string text = indent + "score " + decimal(told.score, "%.5f") + " = similarity " +
                     decimal(told.similarity, "%.5f");
  for (const auto& [name, factor] : told.boosts) text += " × " + name + " " + decimal(factor);
  text += "\n" + indent +
          "similarity = " + (told.signals.empty() ? "0" : parts(told.signals, "%.4f", " + ")) +
          "\n";
  if (const std::string terms = told_terms(told); !terms.empty()) {
    text += indent + "text: " + terms + "\n";
  }
  if (!told.topics.empty()) {
    text += indent + "topics: " + printable(parts(told.topics, "%.4f", ", ")) + "\n";
  }
  return text;
}

std::string absent(const AbsentArticle& article) {
  std::string text = article.listed ? "in the list: " : "not in the list: ";
  text += printable(article.article.title) + " (" + printable(article.article.path) + ")\n  " +
          printable(article.reason) + "\n";
  if (!article.remedy.empty()) text += "  let in by " + article.remedy + "\n";
  return text + explained(article.explanation, "  ");
}

}  // namespace

std::string to_table(const Lookup& lookup, const TableStyle& style) {
  std::string text;
  if (lookup.absent) return absent(*lookup.absent);
  std::vector<Line> lines;
  for (const FoundArticle& found : lookup.found) {
    Line line;
    line.rank = std::to_string(lines.size() + 1);
    line.score = decimal(found.score);
    line.title = printable(found.article.title.empty() ? found.article.path : found.article.title);
    line.provider = printable(found.provider);
    if (found.time) line.date = format_date(*found.time).substr(0, kDateLength);
    if (found.explanation) line.why = printable(why(*found.explanation));
    line.url = found.url;
    lines.push_back(std::move(line));
  }
  const Widths widths = fit(lines, style.width);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += rendered(lines[i], widths, style);
    if (lookup.explain) text += explained(*lookup.found[i].explanation, "     ");
  }
  return text;
}

}  // namespace kindred::cli
