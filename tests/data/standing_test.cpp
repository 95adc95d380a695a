#include "data/standing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "data/related_block.hpp"
#include "data/store.hpp"

namespace kindred {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::string url(const std::string& name) { return "https://x.example/" + name; }

std::string article(const std::string& name, const std::string& block = "",
                    const std::string& more = "") {
  return "---\ntitle: \"" + name + "\"\nwebUrl: \"" + url(name) + "\"\n" + more + block + "---\n";
}

/// As kindred writes it.
std::string block_to(const std::vector<std::string>& names) {
  std::vector<std::string> entries;
  entries.reserve(names.size());
  for (const std::string& name : names) {
    entries.push_back("title: \"any\"\nwebUrl: \"" + url(name) + "\"\n");
  }
  return render_block(entries, Eol::lf);
}

Standing standing_in(const std::vector<std::pair<std::string, std::string>>& files,
                     const std::vector<DocId>& owners = {}) {
  const auto store = make_memory_store({files.begin(), files.end()});
  Progress progress;
  const auto loaded = load_corpus(*store, {}, 1, progress);
  EXPECT_TRUE(loaded);
  return standing_links(*loaded, owners);
}

TEST(Standing, IsWhereGeneratedBlocksLeadInTheirOrder) {
  const Standing standing = standing_in({{"a.md", article("a", block_to({"c", "gone", "b"}))},
                                         {"b.md", article("b")},
                                         {"c.md", article("c", block_to({"a"}))}});
  EXPECT_THAT(standing.generated, ElementsAre(Pair(0, ElementsAre(2, 1)), Pair(2, ElementsAre(0))));
  EXPECT_THAT(standing.own, IsEmpty());
}

TEST(Standing, KeepsWhatIsSomeonesOwnApart) {
  std::string edited = block_to({"a"});
  edited.insert(edited.find("any"), "m");
  const std::vector<std::pair<std::string, std::string>> files = {
      {"a.md", article("a", "related:\n  - title: mine\n    webUrl: " + url("b") + "\n")},
      {"b.md", article("b", edited)}};
  const Standing kept = standing_in(files);
  EXPECT_THAT(kept.generated, IsEmpty());
  EXPECT_THAT(kept.own, ElementsAre(Pair(0, ElementsAre(1)), Pair(1, ElementsAre(0))));
  EXPECT_THAT(standing_in(files, {0}).own, ElementsAre(Pair(1, ElementsAre(0))));
  EXPECT_THAT(standing_in(files, {0, 1}).own, IsEmpty());
}

TEST(Standing, KnowsNobodyByASharedAddressUnlessOneAloneMayBeRecommended) {
  const std::string same = "https://x.example/b";
  const std::string copy = "---\ntitle: copy\nwebUrl: \"" + same + "\"\n";
  EXPECT_THAT(standing_in({{"a.md", article("a", block_to({"b"}))},
                           {"b.md", article("b")},
                           {"c.md", copy + "---\n"}})
                  .generated,
              ElementsAre(Pair(0, IsEmpty())));
  EXPECT_THAT(standing_in({{"a.md", article("a", block_to({"b"}))},
                           {"b.md", article("b")},
                           {"c.md", copy + "draft: true\n---\n"}})
                  .generated,
              ElementsAre(Pair(0, ElementsAre(1))));
}

TEST(Standing, FindsArticlesOfTheSiteByTheirPaths) {
  const std::vector<std::string> entries = {"title: \"b\"\npath: \"b.md\"\n"};
  EXPECT_THAT(standing_in({{"a.md", "---\ntitle: a\n" + render_block(entries, Eol::lf) + "---\n"},
                           {"b.md", "---\ntitle: b\n---\n"}})
                  .generated,
              ElementsAre(Pair(0, ElementsAre(1))));
}

}  // namespace
}  // namespace kindred
