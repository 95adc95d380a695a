#include "cli/evaluation_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "cli/console.hpp"

namespace kindred::cli {
namespace {

using Row = std::vector<std::string>;

std::string decimal(double value, bool with_sign = false) {
  if (!std::isfinite(value)) return "-";
  char text[32];
  std::snprintf(text, sizeof text, with_sign ? "%+.4f" : "%.4f", value);
  return text;
}

/// Bytes that are no continuation of a character.
std::size_t columns(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xc0) != 0x80; }));
}

/// Rows as columns two spaces apart, the first on the left, the others on the right.
std::string aligned(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  std::string text;
  for (const Row& row : rows) {
    std::string line = "  ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - columns(row[i]), ' ');
      line += (i == 0 ? "" : "  ") + (i == 0 ? row[i] + padding : padding + row[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string interval(double low, double high, bool with_sign) {
  if (!std::isfinite(low) || !std::isfinite(high)) return "-";
  return decimal(low, with_sign) + " to " + decimal(high, with_sign);
}

std::string heading(const Evaluation& evaluation) {
  std::size_t related = 0;
  for (const JudgedArticle& article : evaluation.judged) related += article.related;
  std::string text = printable(evaluation.site) + ": " + with_thousands(evaluation.articles) +
                     " articles, " + with_thousands(evaluation.judged.size()) + " judged (" +
                     with_thousands(related) + " relations)";
  const std::size_t unanswered = evaluation.systems.front().unanswered;
  if (unanswered > 0) text += ", " + with_thousands(unanswered) + " of them without a list count 0";
  text += "\n";
  text += "Lists end at " + with_thousands(evaluation.depth) + " entries. ";
  text += evaluation.as_published
              ? "They are as published: pins, copies, exclusions and thresholds apply.\n"
              : "Pins, blocks, exclusions, thresholds and collapsed copies are left out "
                "(--as-published applies them).\n";
  if (evaluation.curated_left_out) {
    text += "Pins and blocks from the file of the judgements are left out.\n";
  }
  return text;
}

std::string figures(const Evaluation& evaluation) {
  std::vector<Row> rows{{""}};
  for (const System& system : evaluation.systems) {
    rows.front().push_back(printable(system.name));
    rows.front().emplace_back("95 % interval");
  }
  for (std::size_t metric = 0; metric < evaluation.metrics.size(); ++metric) {
    Row& row = rows.emplace_back(Row{evaluation.metrics[metric]});
    for (const System& system : evaluation.systems) {
      const MetricSummary& summary = system.metrics[metric];
      row.push_back(decimal(summary.mean));
      row.push_back(interval(summary.low, summary.high, false));
    }
  }
  return aligned(rows);
}

std::string comparison_table(const Evaluation& evaluation, const System& system) {
  const bool adjusted = is_adjusted(evaluation, system);
  std::vector<Row> rows{
      {"", "difference", "95 % interval", "p", "effect", "better", "same", "worse"}};
  if (adjusted) rows.front().insert(rows.front().begin() + 4, "p (Holm)");
  for (std::size_t metric = 0; metric < evaluation.metrics.size(); ++metric) {
    const MetricComparison& change = system.comparisons[metric];
    Row& row = rows.emplace_back(Row{evaluation.metrics[metric], decimal(change.difference, true),
                                     interval(change.low, change.high, true), decimal(change.p),
                                     decimal(change.effect, true), with_thousands(change.wins),
                                     with_thousands(change.ties), with_thousands(change.losses)});
    if (adjusted) row.insert(row.begin() + 4, decimal(change.p_holm));
  }
  return aligned(rows);
}

/// The articles that moved most in one direction.
std::string changes(const Evaluation& evaluation, const System& system, bool gained) {
  std::string text;
  for (const Movement& moved : system.moved) {
    if ((moved.difference > 0) != gained) continue;
    const JudgedArticle& article = evaluation.judged[moved.article];
    text += "    " + decimal(moved.difference, true) + "  " + printable(article.title) + " (" +
            printable(article.id) + ")\n";
  }
  return text;
}

std::string comparison(const Evaluation& evaluation, const System& system) {
  std::string text = "\n" + printable(system.name) + " against " +
                     printable(evaluation.systems.front().name) + "\n";
  text += comparison_table(evaluation, system);
  if (!is_tested(system)) return text;
  const std::string& metric = evaluation.metrics.front();
  const std::string gained = changes(evaluation, system, true);
  const std::string lost = changes(evaluation, system, false);
  if (!gained.empty()) text += "  gained most by " + metric + "\n" + gained;
  if (!lost.empty()) text += "  lost most by " + metric + "\n" + lost;
  return text;
}

std::string method(const Evaluation& evaluation) {
  if (!has_intervals(evaluation)) {
    return "The judged articles are one group of related ones: there is no interval, and nothing "
           "tells a difference from chance.\n";
  }
  const std::string rough =
      evaluation.groups < kFewGroups ? "With so few, intervals and p-values are rough.\n" : "";
  if (evaluation.judged.size() == evaluation.groups && evaluation.components_cut == 0) {
    return "Intervals: bootstrap by article.\n" + rough;
  }
  const std::string joined = "Relations join the judged articles in " +
                             with_thousands(evaluation.components) +
                             (evaluation.components == 1 ? " group" : " groups");
  if (evaluation.components_cut == 0) {
    return joined + "; intervals and p-values resample whole groups, not articles.\n" + rough;
  }
  return joined + ", " + with_thousands(evaluation.components_cut) +
         " of which, with more than a twentieth of the articles, had to be cut into blocks.\n"
         "Intervals and p-values resample " +
         with_thousands(evaluation.groups) +
         " groups and blocks; they are somewhat too narrow and too small where relations lead "
         "across cuts.\n" +
         rough;
}

std::string article_rows(const Evaluation& evaluation) {
  std::vector<Row> rows{{"article"}};
  const bool several = evaluation.systems.size() > 1;
  for (const System& system : evaluation.systems) {
    for (const std::string& metric : evaluation.metrics) {
      rows.front().push_back(several ? printable(system.name) + " " + metric : metric);
    }
  }
  for (std::size_t at = 0; at < evaluation.judged.size(); ++at) {
    Row& row = rows.emplace_back(Row{printable(evaluation.judged[at].id)});
    for (const System& system : evaluation.systems) {
      for (const auto& values : system.values) row.push_back(decimal(values[at]));
    }
  }
  return aligned(rows) + "\n";
}

}  // namespace

std::string to_table(const Evaluation& evaluation, bool per_article) {
  std::string text;
  if (per_article) text += article_rows(evaluation);
  text += heading(evaluation) + "\n" + figures(evaluation);
  for (const System& system : evaluation.systems) {
    if (!system.comparisons.empty()) text += comparison(evaluation, system);
  }
  return text + "\n" + method(evaluation);
}

}  // namespace kindred::cli
