// Prints the page of a made-up evaluation, for a browser to show: report_page hostile, or
// report_page JUDGED SYSTEMS SHOWN.
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "tests/support/evaluations.hpp"

int main(int argc, char** argv) {
  using kindred::to_html;
  if (argc == 2 && std::string_view(argv[1]) == "hostile") {
    std::cout << to_html(kindred::hostile_evaluation());
    return 0;
  }
  if (argc != 4) {
    std::cerr << "report_page hostile | report_page JUDGED SYSTEMS SHOWN\n";
    return 2;
  }
  const auto number = [&](int i) { return std::strtoul(argv[i], nullptr, 10); };
  std::cout << to_html(kindred::made_up_evaluation(number(1), number(2), number(3)));
  return 0;
}
