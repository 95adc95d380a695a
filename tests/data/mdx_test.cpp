#include "data/mdx.hpp"

#include <gtest/gtest.h>

namespace kindred {
namespace {

TEST(Mdx, StatementsAreNoText) {
  EXPECT_EQ(without_statements("import A from './a';\n\nText\n"), "\n\nText\n");
  EXPECT_EQ(without_statements("export const x = {\n  y: 1\n}\n\nText\n"), "\n\n\n\nText\n");
  EXPECT_EQ(without_statements("We import tea.\n"), "We import tea.\n");
  EXPECT_EQ(without_statements("```\nimport os\n```\n"), "```\nimport os\n```\n");
  const std::string nested = "~~~md\n```\nimport os\n```\n~~~\n";
  EXPECT_EQ(without_statements(nested), nested);
  EXPECT_EQ(without_statements(nested + "import A from 'a';\n"), nested + "\n");
}

}  // namespace
}  // namespace kindred
