#include <iostream>

#include "cli/parse.hpp"
#include "cli/printable_stream.hpp"
#include "cli/run.hpp"
#include "models/blas.hpp"

int main(int argc, char** argv) {
  using namespace kindred::cli;
  kindred::end_blas_threads();
  const auto parsed = parse(argc, argv);
  if (const auto* exit = std::get_if<Exit>(&parsed)) {
    if (exit->code == kClean) std::cout << exit->text;
    if (exit->code != kClean) PrintableStream(std::cerr) << exit->text;  // it may quote arguments
    return exit->code;
  }
  return run(std::get<Command>(parsed));
}
