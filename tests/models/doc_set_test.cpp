#include "models/doc_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kindred {
namespace {

TEST(DocSet, GivesEachOnceAndInOrder) {
  DocSet set(300'000);
  for (const DocId doc : {299'999U, 4096U, 0U, 63U, 64U, 4095U, 64U, 299'999U}) set.add(doc);
  std::vector<DocId> docs = {7};
  set.move_to(docs);
  EXPECT_THAT(docs, testing::ElementsAre(7, 0, 63, 64, 4095, 4096, 299'999));
}

TEST(DocSet, IsEmptyBehindThat) {
  DocSet set(10);
  set.add(9);
  std::vector<DocId> docs;
  set.move_to(docs);
  docs.clear();
  set.move_to(docs);
  EXPECT_THAT(docs, testing::IsEmpty());
}

}  // namespace
}  // namespace kindred
