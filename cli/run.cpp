#include "cli/run.hpp"

#include <exception>
#include <iostream>
#include <new>

#include "cli/complete_articles.hpp"
#include "cli/completion.hpp"
#include "cli/console.hpp"
#include "cli/doctor.hpp"
#include "cli/evaluate.hpp"
#include "cli/init.hpp"
#include "cli/manual.hpp"
#include "cli/parse.hpp"
#include "cli/regenerate.hpp"
#include "cli/similar.hpp"
#include "cli/tune.hpp"
#include "core/version.hpp"
#include "models/blas.hpp"
#include "models/model.hpp"

namespace kindred::cli {
namespace {

int run(const Regenerate& command, const Console& console) { return regenerate(command, console); }

int run(const Similar& command, const Console& console) { return similar(command, console); }

int run(const Evaluate& command, const Console& console) { return evaluate(command, console); }

int run(const Tune& command, const Console& console) { return tune(command, console); }

int run(const Doctor& command, const Console& console) { return doctor(command, console); }

int run(const Init& command, const Console& console) { return init(command, console); }

int run(const Complete& command, const Console& console) {
  console.out << completion(option_tree(), command.shell);
  return kClean;
}

int run(const CompleteArticles& command, const Console& console) {
  return complete_articles(command, console);
}

int run(const Manual& command, const Console& console) {
  console.out << manual(option_tree(), command.command, command.notation);
  return kClean;
}

int run(const ShowVersion&, const Console& console) {
  console.out << "kindred " << version() << " (" << revision() << ")\n"
              << "compiler: " << compiler() << "\n"
              << "search:   " << search_library_version() << "\n"
              << "blas:     " << blas_version() << "\n";
  return kClean;
}

Common common_of(const Command& command) {
  return std::visit(
      [](const auto& chosen) {
        if constexpr (requires { chosen.common; }) return chosen.common;
        return Common{};
      },
      command);
}

}  // namespace

int run(const Command& command, const Console& console) {
  return std::visit([&](const auto& chosen) { return run(chosen, console); }, command);
}

int run(const Command& command) {
  int code = kCouldNotRun;
  try {
    code = run(command, make_console(common_of(command)));
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
