#include <array>

#include "data/evaluation.hpp"
#include "data/evaluation_sections.hpp"
#include "data/evaluation_style.hpp"
#include "data/figures.hpp"
#include "data/html_escape.hpp"

namespace kindred {
namespace {

constexpr std::size_t kColours = 8;

// The policy forbids what the page does not have anyway: scripts, requests, forms.
std::string head(const Evaluation& evaluation) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
         "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n"
         "<title>Evaluation of " +
         escape_html(evaluation.site) + "</title>\n<style>" + evaluation_style() +
         "</style>\n</head>\n";
}

std::string what_was_evaluated(const Evaluation& evaluation) {
  return "<p>" + counted(evaluation.judged.size(), "judged article", "judged articles") + " of " +
         count_figure(evaluation.articles) + ", by the relations in " +
         isolated_html(evaluation.relations) + "; lists end at " +
         counted(evaluation.depth, "entry", "entries") + " and are " +
         (evaluation.as_published ? "as they are published" +
                                        std::string(evaluation.curated_left_out
                                                        ? ", but without pins and blocks from the "
                                                          "file of the judgements."
                                                        : ".")
                                  : "ranked without pins, blocks, copies, exclusions, min_score, "
                                    "diversity and provider caps.") +
         "</p>\n";
}

struct Section {
  const char* anchor;
  const char* name;
  std::string (*html)(const Evaluation&);
};

constexpr std::array<Section, 8> kSections = {{
    {"outcome", "Outcome", &outcome_section},
    {"metrics", "Metrics", &metrics_section},
    {"comparisons", "Comparisons", &comparisons_section},
    {"distribution", "Distribution", &distribution_section},
    {"articles", "Gains and losses", &movers_section},
    {"lists", "Lists", &lists_section},
    {"decisions", "Decisions", &decisions_section},
    {"reading", "How to read this", &reading_section},
}};

}  // namespace

std::string colour_class(std::size_t system) { return "s" + std::to_string(system % kColours); }

std::string system_label(const Evaluation& evaluation, std::size_t system) {
  return "<span class=\"system " + colour_class(system) + "\">" +
         isolated_html(evaluation.systems[system].name) + "</span>";
}

std::vector<double> differences(const Evaluation& evaluation, std::size_t system) {
  std::vector<double> out = evaluation.systems[system].values.front();
  const std::vector<double>& first = evaluation.systems.front().values.front();
  for (std::size_t i = 0; i < out.size(); ++i) out[i] -= first[i];
  return out;
}

std::string section(const std::string& anchor, const std::string& heading,
                    const std::string& content) {
  return "<section id=\"" + anchor + "\" aria-labelledby=\"" + anchor + "-heading\">\n<h2 id=\"" +
         anchor + "-heading\">" + heading + "</h2>\n" + content + "</section>\n";
}

std::string to_html(const Evaluation& evaluation) {
  std::string contents;
  std::string main;
  for (const Section& part : kSections) {
    const std::string html = part.html(evaluation);
    if (html.empty()) continue;
    contents += std::string("<a href=\"#") + part.anchor + "\">" + part.name + "</a>\n";
    main += html;
  }
  return head(evaluation) + "<body>\n<header>\n<h1>Related articles of " +
         isolated_html(evaluation.site) + "</h1>\n" + what_was_evaluated(evaluation) +
         "<nav aria-label=\"Contents\">\n" + contents + "</nav>\n</header>\n<main>\n" + main +
         "</main>\n<footer>Made by kindred evaluate. This page runs nothing and loads nothing."
         "</footer>\n</body>\n</html>\n";
}

}  // namespace kindred
