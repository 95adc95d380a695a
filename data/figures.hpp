// Numbers as people read them.
#pragma once

#include <cstddef>
#include <string>

namespace kindred {

/// "0.412", "−0.021"; "–" for what is no number. Never "−0.000".
std::string figure(double value, int decimals = 3);

/// The same with its sign: "+0.021", "−0.021", "0.000".
std::string signed_figure(double value, int decimals = 3);

/// "0.398 to 0.426"; "–" where an end is no finite number.
std::string interval_figure(double low, double high, int decimals = 3);

/// The same with signs: "−0.021 to +0.034".
std::string signed_interval_figure(double low, double high, int decimals = 3);

/// "0.0003", "< 0.0001".
std::string p_figure(double p);

/// "1 353" with narrow spaces that do not break.
std::string count_figure(std::size_t count);

/// "1 article", "1 353 articles".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

}  // namespace kindred
