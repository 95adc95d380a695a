// One default configuration is relevant on every set of judgements there is.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/program.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

struct Expected {
  std::string name;
  std::string set;
  std::vector<std::string> settings;
  double ndcg;  // at least; the best of other tools reaches what stands beside it
};

/// The mean of nDCG@10: third field of the second line.
double ndcg(const std::string& site, const std::string& relations,
            const std::vector<std::string>& settings) {
  std::vector<std::string> arguments = {"evaluate", "--site",     site,      "--relations",
                                        relations,  "--metrics",  "nDCG@10", "--format",
                                        "tsv",      "--no-config"};
  arguments.insert(arguments.end(), settings.begin(), settings.end());
  const Ran ran = run_kindred(arguments);
  EXPECT_EQ(ran.code, 0) << ran.err;
  std::size_t at = ran.out.find('\n') + 1;
  for (int field = 0; field < 2; ++field) at = ran.out.find('\t', at) + 1;
  return std::strtod(ran.out.c_str() + at, nullptr);
}

TEST(Relevance, OfTheExampleSite) {
  const std::string site = std::string(KINDRED_SOURCE_DIR) + "/examples/site";
  EXPECT_GE(ndcg(site, site + "/relations.yml", {}), 0.88);
}

class RelevanceOfCorpora : public testing::TestWithParam<Expected> {};

TEST_P(RelevanceOfCorpora, IsAtLeast) {
  if (shared_folder().empty()) GTEST_SKIP() << "needs the shared corpora";
  const std::string site = shared_folder() + "/corpora/" + GetParam().set;
  const double figure = ndcg(site, site + "/relations.qrels", GetParam().settings);
  EXPECT_GE(figure, GetParam().ndcg);
  std::cout << GetParam().name << ": nDCG@10 " << figure << "\n";
}

INSTANTIATE_TEST_SUITE_P(
    Sets, RelevanceOfCorpora,
    testing::Values(
        Expected{"PsdocsMetadata", "psdocs", {"--set", "fields.body=0"}, 0.41},        // .289
        Expected{"PsdocsWithBody", "psdocs", {}, 0.57},                                // .481
        Expected{"CppdocsMetadata", "cppdocs-dev", {"--set", "fields.body=0"}, 0.32},  // .167
        Expected{"CppdocsWithBody", "cppdocs-dev", {}, 0.50},                          // .447
        Expected{"Azure", "azure", {}, 0.40}),                                         // .369
    [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace kindred::test
