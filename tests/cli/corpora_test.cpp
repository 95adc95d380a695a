// The format of blocks against thousands that an earlier program wrote.
#include <gtest/gtest.h>

#include <map>

#include "data/corpus_loader.hpp"
#include "data/entry.hpp"
#include "data/relations.hpp"
#include "data/yaml.hpp"
#include "tests/support/site.hpp"

namespace kindred::test {
namespace {

/// A real site and the entries of its existing blocks.
class ExistingBlocks : public testing::Test {
 protected:
  void SetUp() override {
    if (shared_folder().empty()) GTEST_SKIP() << "needs the shared corpora";
    store_ = std::move(*open_directory_store(shared_folder() + "/corpora/azure", options_));
    Progress progress;
    options_.fields.body = 0;
    loaded_ = *load_corpus(*store_, options_, 2, progress);
  }

  /// Calls `visit(path, block, entries)` for every existing block.
  template <class Visit>
  void for_each_block(Visit visit) const {
    YamlLimits limits;
    limits.bytes = 64U << 20;
    limits.nodes = 10'000'000;
    for (std::size_t i = 0; i < loaded_.corpus.size(); ++i) {
      if (loaded_.files[i].owner == BlockOwner::none) continue;
      const std::string bytes = *store_->read(loaded_.corpus[i].path);
      const auto front_matter = **scan_front_matter(bytes);
      const std::string block(front_matter.related()->span.of(bytes));
      const auto parsed = parse_yaml(block, 1, limits);
      ASSERT_TRUE(parsed) << loaded_.corpus[i].path << to_string(parsed.error());
      visit(loaded_.corpus[i].path, block, parsed->children.at(0).children);
    }
  }

  Options options_;
  std::unique_ptr<Store> store_;
  Loaded loaded_;
};

std::string without_first_line(const std::string& text) { return text.substr(text.find('\n')); }

TEST_F(ExistingBlocks, RenderToTheSameBytes) {
  std::size_t blocks = 0;
  for_each_block([&](const std::string& path, const std::string& block, const auto& entries) {
    std::vector<std::string> rendered;
    for (const YamlNode& entry : entries) rendered.push_back(render_entry(entry));
    EXPECT_EQ(without_first_line(render_block(rendered, Eol::lf)), without_first_line(block))
        << path;
    ++blocks;
  });
  EXPECT_EQ(blocks, 4172U);
  std::cout << blocks << " blocks parsed and rendered to the same bytes\n";
}

// What an entry says as one text, whatever the bytes.
std::string values(const YamlNode& node) {
  std::string text = node.key + "=" + node.text + (node.quoted ? "q" : "p");
  for (const YamlNode& child : node.children) text += "{" + values(child) + "}";
  return text;
}

TEST_F(ExistingBlocks, EqualTheEntriesOfTheirTargets) {
  std::multimap<std::string, std::size_t> by_url;
  for (std::size_t i = 0; i < loaded_.corpus.size(); ++i) by_url.emplace(loaded_.corpus[i].url, i);
  std::size_t equal = 0;
  std::size_t changed = 0;
  std::size_t gone = 0;
  for_each_block([&](const std::string& path, const std::string&, const auto& entries) {
    for (const YamlNode& entry : entries) {
      const auto [begin, end] = by_url.equal_range(entry.find("webUrl")->text);
      if (begin == end) {
        ++gone;
        continue;
      }
      const std::string was = render_entry(entry);
      bool same_bytes = false;
      for (auto target = begin; target != end; ++target) {
        const std::string& now = loaded_.files[target->second].entry;
        same_bytes = same_bytes || now == was;
        // Where the values are the same, the bytes have to be.
        const auto parsed = parse_yaml(now);
        ASSERT_TRUE(parsed);
        if (values(*parsed) == values(entry)) {
          EXPECT_EQ(now, was) << path;
        }
      }
      ++(same_bytes ? equal : changed);
    }
  });
  std::cout << equal << " entries equal the ones made from their targets' front matter, " << changed
            << " lead to targets with other values now, " << gone << " to targets that are gone\n";
  EXPECT_GT(equal, 100'000U);
  EXPECT_LT(changed, equal / 100);
}

TEST_F(ExistingBlocks, JudgeNearlyEveryArticleThatHasOne) {
  const auto file = front_matter_relations(*store_, loaded_);
  ASSERT_TRUE(file) << to_string(file.error());
  std::size_t pairs = 0;
  for (const auto& [article, judged] : file->judgements) pairs += judged.size();
  for (const Diagnostic& warning : file->warnings) std::cout << warning.message << "\n";
  std::cout << file->judgements.size() << " articles judged, " << pairs << " pairs\n";
  EXPECT_LE(file->judgements.size(), 4172U);
  EXPECT_GT(file->judgements.size(), 4100U);
  EXPECT_GT(pairs, 10 * file->judgements.size());
}

}  // namespace
}  // namespace kindred::test
