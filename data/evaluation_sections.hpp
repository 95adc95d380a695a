// The parts of an evaluation's page, each an HTML fragment; empty where there is nothing to show.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "data/evaluation.hpp"

namespace kindred {

/// Class of the colour that a system has throughout.
std::string colour_class(std::size_t system);

/// A system's name with its colour, as HTML.
std::string system_label(const Evaluation& evaluation, std::size_t system);

/// By the first metric, for each judged article: what the system has more than the first one.
std::vector<double> differences(const Evaluation& evaluation, std::size_t system);

/// A section with a heading that the page's contents can lead to.
std::string section(const std::string& anchor, const std::string& heading,
                    const std::string& content);

std::string outcome_section(const Evaluation& evaluation);       // in plain words, and key figures
std::string metrics_section(const Evaluation& evaluation);       // bars and the exact figures
std::string comparisons_section(const Evaluation& evaluation);   // every system with the first
std::string distribution_section(const Evaluation& evaluation);  // over articles
std::string movers_section(const Evaluation& evaluation);        // what gained and lost most
std::string lists_section(const Evaluation& evaluation);         // lists side by side
std::string decisions_section(const Evaluation& evaluation);     // what "auto" came out as
std::string reading_section(const Evaluation& evaluation);       // what the figures mean

}  // namespace kindred
