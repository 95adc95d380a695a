// What an evaluation's page looks like.
#pragma once

#include <string>

namespace kindred {

/// CSS for light and dark screens and for paper; nothing in it is loaded from anywhere.
std::string evaluation_style();

}  // namespace kindred
