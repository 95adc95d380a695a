// A small site with judgements, the example, and the evaluation of a site as its users run it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {

inline const Tree kSite = {
    {"ferry.md", article("Ferries go electric", "The harbour ferries run on batteries.")},
    {"charger.md", article("Electric ferries need chargers", "Chargers for the harbour ferries.")},
    {"bakery.md", article("A bakery opens", "Bread and rolls in the old town.")},
    {"baker.md", article("The baker of the old town", "Rolls, bread, and a bakery at night.")}};

inline const std::string kExampleSite = std::string(KINDRED_SOURCE_DIR) + "/examples/site";
inline const std::string kExampleRelations = kExampleSite + "/relations.yml";

inline Ran evaluate(const std::string& site, const std::string& relations,
                    std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"evaluate",    "--site",  site,
                                        "--relations", relations, "--no-config"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_kindred(arguments);
}

/// A site with a file of relations beside its articles.
struct Judged {
  explicit Judged(const std::string& text, const std::string& name = "judged.qrels") : site(kSite) {
    site.write(name, text);
    relations = site.path() + "/" + name;
  }
  Ran evaluate(std::vector<std::string> more = {}) const {
    return test::evaluate(site.path(), relations, std::move(more));
  }
  TempSite site;
  std::string relations;
};

}  // namespace kindred::test
