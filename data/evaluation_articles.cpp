#include "data/evaluation_sections.hpp"
#include "data/figures.hpp"
#include "data/html_escape.hpp"

namespace kindred {
namespace {

std::string article_label(const std::string& id, const std::string& title) {
  const std::string code = "<code>" + isolated_html(id) + "</code>";
  return title.empty() ? code : isolated_html(title) + " " + code;
}

double value_of(const Evaluation& evaluation, std::size_t system, std::size_t article) {
  return evaluation.systems[system].values.front()[article];
}

std::string mover_row(const Evaluation& evaluation, std::size_t system, const Movement& moved) {
  const JudgedArticle& of = evaluation.judged[moved.article];
  return "<tr><th scope=\"row\">" + article_label(of.id, of.title) + "</th><td>" +
         figure(value_of(evaluation, 0, moved.article)) + " → " +
         figure(value_of(evaluation, system, moved.article)) + "</td><td>" +
         signed_figure(moved.difference) + "</td></tr>\n";
}

// The articles that moved in one direction.
std::string mover_table(const Evaluation& evaluation, std::size_t system, const char* caption,
                        bool gained) {
  std::string rows;
  for (const Movement& moved : evaluation.systems[system].moved) {
    if ((moved.difference > 0) == gained) rows += mover_row(evaluation, system, moved);
  }
  if (rows.empty()) return std::string("<p>") + caption + ": none.</p>\n";
  return std::string("<table class=\"movers\"><caption>") + caption +
         "</caption><thead><tr><th scope=\"col\">Article</th><th scope=\"col\">" +
         escape_html(evaluation.metrics.front()) +
         "</th><th scope=\"col\">Difference</th></tr></thead>\n<tbody>\n" + rows +
         "</tbody></table>\n";
}

std::string movers(const Evaluation& evaluation, std::size_t system) {
  return std::string("<details class=\"card\"") +
         (is_tested(evaluation.systems[system]) ? " open" : "") + "><summary>" +
         system_label(evaluation, system) + " against " + system_label(evaluation, 0) +
         "</summary>\n<div class=\"pair\"><div>" +
         mover_table(evaluation, system, "Gained most", true) + "</div><div>" +
         mover_table(evaluation, system, "Lost most", false) + "</div></div></details>\n";
}

std::string mark(const std::optional<int>& grade) {
  if (!grade) return {};
  if (*grade <= 0) return "<span class=\"mark no\">✗ judged not related</span>";
  const std::string degree = *grade > 1 ? ", grade " + std::to_string(*grade) : "";
  return "<span class=\"mark yes\">✓ related" + degree + "</span>";
}

std::string entries(const std::vector<ListEntry>& list) {
  std::string out;
  for (const ListEntry& entry : list) {
    const char* kind = !entry.grade ? "" : *entry.grade > 0 ? " class=\"yes\"" : " class=\"no\"";
    out += std::string("<li") + kind + ">" + article_label(entry.id, entry.title) +
           mark(entry.grade) + "</li>\n";
  }
  return out;
}

std::string list_of(const Evaluation& evaluation, const ArticleLists& shown, std::size_t system) {
  const std::string value = escape_html(evaluation.metrics.front()) + " " +
                            figure(value_of(evaluation, system, shown.article));
  const auto& list = shown.lists[system];
  return "<div class=\"list\"><h4>" + system_label(evaluation, system) + "<small>" + value +
         "</small></h4>\n" +
         (list.empty() ? "<p>No list.</p>" : "<ol>\n" + entries(list) + "</ol>") + "</div>\n";
}

std::string lists_of(const Evaluation& evaluation, const ArticleLists& shown, bool open) {
  const JudgedArticle& article = evaluation.judged[shown.article];
  std::string out = std::string("<details class=\"card\"") + (open ? " open" : "") + "><summary>" +
                    article_label(article.id, article.title) + "<small>" +
                    counted(article.related, "related article", "related articles") +
                    "</small></summary>\n<div class=\"lists\">\n";
  for (std::size_t i = 0; i < shown.lists.size(); ++i) out += list_of(evaluation, shown, i);
  out += "</div>\n";
  if (!shown.missed.empty()) {
    out += "<div class=\"list\"><h4>Missed: related, but in no list</h4>\n<ul>\n" +
           entries(shown.missed) + "</ul></div>\n";
  }
  return out + "</details>\n";
}

}  // namespace

std::string movers_section(const Evaluation& evaluation) {
  if (evaluation.metrics.empty()) return {};
  std::string out;
  for (std::size_t i = 1; i < evaluation.systems.size(); ++i) {
    if (!evaluation.systems[i].comparisons.empty()) out += movers(evaluation, i);
  }
  if (out.empty()) return {};
  return section("articles", "Articles that gained and lost most", out);
}

std::string lists_section(const Evaluation& evaluation) {
  if (evaluation.metrics.empty()) return {};
  std::string out;
  for (const ArticleLists& shown : evaluation.shown) {
    out += lists_of(evaluation, shown, out.empty());
  }
  if (out.empty()) return {};
  return section("lists", "Lists side by side",
                 "<p>Entries without a mark were not judged: that is not the same as not "
                 "related.</p>\n" +
                     out);
}

}  // namespace kindred
