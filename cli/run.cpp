#include "cli/run.hpp"

#include <exception>
#include <iostream>
#include <new>

#include "cli/console.hpp"
#include "cli/evaluate.hpp"
#include "cli/regenerate.hpp"
#include "cli/tune.hpp"
#include "core/version.hpp"
#include "models/model.hpp"

namespace kindred::cli {
namespace {

int run(const Regenerate& command) { return regenerate(command, make_console(command.common)); }

int run(const Evaluate& command) { return evaluate(command, make_console(command.common)); }

int run(const Tune& command) { return tune(command, make_console(command.common)); }

int run(const ShowVersion&) {
  std::cout << "kindred " << version() << " (" << revision() << ")\n"
            << "compiler: " << compiler() << "\n"
            << "search:   " << search_library_version() << "\n"
            << "blas:     " << blas_version() << "\n";
  return kClean;
}

}  // namespace

int run(const Command& command) {
  int code = kCouldNotRun;
  try {
    code = std::visit([](const auto& chosen) { return run(chosen); }, command);
  } catch (const std::bad_alloc&) {
    std::cerr << "kindred: out of memory\n";
  } catch (const std::exception& error) {
    std::cerr << "kindred: " << error.what() << "\n";
  }
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "kindred: standard output cannot be written\n";
    return kCouldNotRun;
  }
  return code;
}

}  // namespace kindred::cli
