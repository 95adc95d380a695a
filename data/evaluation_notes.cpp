#include "data/evaluation_sections.hpp"
#include "data/figures.hpp"
#include "data/html_escape.hpp"

namespace kindred {
namespace {

std::string decisions_of(const Evaluation& evaluation, std::size_t system) {
  const System& of = evaluation.systems[system];
  if (of.decisions.empty()) return {};
  std::string out = "<div class=\"list card\"><h4>" + system_label(evaluation, system) + "<small>" +
                    std::string(kind_name(of.kind)) + "</small></h4>\n<ul>\n";
  for (const std::string& decision : of.decisions) {
    out += "<li>" + isolated_html(decision) + "</li>\n";
  }
  return out + "</ul></div>\n";
}

std::string note(const char* term, const std::string& meaning) {
  return std::string("<dt>") + term + "</dt><dd>" + meaning + "</dd>\n";
}

// "12 groups, 1 of which, with more than a twentieth of …, was cut …"
std::string groups(const Evaluation& evaluation) {
  const std::size_t cut = evaluation.components_cut;
  std::string text = counted(evaluation.components, "group", "groups");
  if (cut == 0) return text + ", none of which was cut";
  return text + ", " + count_figure(cut) +
         " of which, with more than a twentieth of the judged articles, had to be cut into "
         "blocks: " +
         count_figure(evaluation.groups) + " groups and blocks in all";
}

}  // namespace

std::string decisions_section(const Evaluation& evaluation) {
  std::string out;
  for (std::size_t i = 0; i < evaluation.systems.size(); ++i) out += decisions_of(evaluation, i);
  if (out.empty()) return {};
  return section("decisions", "What was decided automatically",
                 "<div class=\"lists\">\n" + out + "</div>\n");
}

std::string reading_section(const Evaluation& evaluation) {
  std::string notes =
      note("Unanswered", "Judged articles without a list. They count as 0 in every mean.") +
      note("Not judged",
           "Entries that nobody judged count as not related in most metrics, which "
           "favours systems like the one whose lists were judged.") +
      note("Groups",
           "Articles that relations join depend on each other; intervals and tests take "
           "each group as a whole. Here: " +
               groups(evaluation) + ".") +
      note("95&nbsp;% interval",
           "Of the mean, by a symmetric studentised bootstrap over groups: of 100 "
           "such intervals about 95 hold the true mean.");
  if (evaluation.systems.size() > 1) {
    notes += note("p",
                  "How often chance alone makes a difference as large as this one: a randomisation "
                  "test that swaps the two systems within groups.") +
             (has_adjusted(evaluation)
                  ? note("p (Holm)",
                         "The same, adjusted for the number of configurations compared; baselines "
                         "do not count among them.")
                  : "") +
             note("Effect",
                  "The mean difference in standard deviations of the differences: 0.2 is small, "
                  "0.8 is large.");
  }
  return section("reading", "How to read this",
                 "<details class=\"card\"><summary>What the figures mean</summary>\n<dl "
                 "class=\"notes\">\n" +
                     notes + "</dl></details>\n");
}

}  // namespace kindred
