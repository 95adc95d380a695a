// Any file: a block that is put in and proved leaves every other byte alone, is found again as
// kindred's own, and goes without a trace.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/options.hpp"
#include "core/text.hpp"
#include "data/entry.hpp"
#include "data/front_matter.hpp"
#include "data/metadata.hpp"
#include "data/proof.hpp"
#include "data/related_block.hpp"
#include "data/splice.hpp"
#include "data/utf8.hpp"
#include "tests/fuzz/check.hpp"

namespace {

using namespace kindred;

constexpr std::size_t kLongestText = 200;

YamlNode scalar(std::string key, std::string_view text, bool quoted) {
  return {.kind = YamlNode::Kind::scalar,
          .quoted = quoted,
          .key = std::move(key),
          .text = std::string(text)};
}

// Entries whose texts come from the input: its own fields, and pieces of its body.
std::vector<std::string> entries_from(std::string_view bytes, const FrontMatter& front_matter,
                                      const YamlNode& fields) {
  std::vector<EntryKey> keys;
  for (const std::string& text : Options{}.entry) {
    if (auto key = parse_entry_key(text)) keys.push_back(std::move(*key));
  }
  Article target;
  target.path = "_posts/a.md";
  target.url = "https://site.example/a";
  std::vector<std::string> entries;
  const YamlNode external = make_entry(target, fields, keys, {});
  if (!external.children.empty()) entries.push_back(render_entry(external));
  target.url = "/a";
  entries.push_back(render_entry(make_entry(target, fields, keys, {})));

  std::string_view body = bytes.substr(front_matter.body).substr(0, kLongestText);
  while (first_bad_byte(body) != std::string_view::npos) body.remove_suffix(1);
  YamlNode entry{.kind = YamlNode::Kind::map};
  entry.children.push_back(scalar("title", body, true));
  const std::string_view head = body.substr(0, body.find_first_of("\r\n"));
  const bool null_word = head == "~" || lower_ascii(head) == "null";  // plain, these are no text
  if (!head.empty() && !null_word) entry.children.push_back(scalar("type", head, false));
  entries.push_back(render_entry(entry));
  return entries;
}

FrontMatter scan_again(std::string_view bytes) {
  const auto scanned = scan_front_matter(bytes);
  KINDRED_FUZZ_CHECK(scanned && *scanned, "the result can be scanned");
  return **scanned;
}

YamlNode parse_again(std::string_view bytes, const FrontMatter& front_matter) {
  const auto fields = parse_metadata(bytes, front_matter);
  KINDRED_FUZZ_CHECK(fields, "the result can be parsed");
  return fields->values;
}

void check_takes(std::string_view bytes, const FrontMatter& front_matter, const YamlNode& fields,
                 const std::vector<std::string>& entries) {
  const Splice splice = splice_block(bytes, front_matter, render_block(entries, front_matter.eol));
  KINDRED_FUZZ_CHECK(prove_splice(bytes, front_matter, value_fingerprint(fields), splice, entries),
                     "a file that takes any block takes this one");
}

// Takes the block out of `after` and says whether that is proved.
void check_removal(std::string_view before, const FrontMatter& front_matter,
                   const std::string& after) {
  const FrontMatter again = scan_again(after);
  const YamlNode fields = parse_again(after, again);
  const Splice removal = splice_block(after, again, "");
  const std::string without = removal.applied_to(after);
  if (front_matter.related() == nullptr) {
    KINDRED_FUZZ_CHECK(without == before, "taking the block out undoes putting it in");
  }
  if (!prove_splice(after, again, value_fingerprint(fields), removal, {})) {
    KINDRED_FUZZ_CHECK(front_matter.related() != nullptr, "the block can be taken out again");
    return;
  }
  const FrontMatter clean = scan_again(without);
  KINDRED_FUZZ_CHECK(block_owner(without, clean) == BlockOwner::none, "no block is left behind");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto scanned = scan_front_matter(bytes);
  if (!scanned || !*scanned) return 0;
  const FrontMatter& front_matter = **scanned;
  for (const TopLevelKey& key : front_matter.keys) {
    KINDRED_FUZZ_CHECK(key.span.begin >= front_matter.yaml.begin && key.span.begin < key.span.end &&
                           key.span.end <= front_matter.yaml.end,
                       "keys lie between the fences");
  }
  (void)block_owner(bytes, front_matter);
  const auto fields = parse_metadata(bytes, front_matter);
  if (!fields) return 0;

  if (takes_any_block(front_matter, fields->plain)) {
    check_takes(bytes, front_matter, fields->values, {"title: \"a\"\n", "title: b\nurl: /b\n"});
    check_takes(bytes, front_matter, fields->values, {});
  }

  const auto entries = entries_from(bytes, front_matter, fields->values);
  const std::string block = render_block(entries, front_matter.eol);
  const Splice splice = splice_block(bytes, front_matter, block);
  if (!prove_splice(bytes, front_matter, value_fingerprint(fields->values), splice, entries)) {
    return 0;
  }

  const std::string after = splice.applied_to(bytes);
  KINDRED_FUZZ_CHECK(
      std::string_view(after).substr(0, splice.span.begin) == bytes.substr(0, splice.span.begin),
      "the bytes before the splice stay");
  KINDRED_FUZZ_CHECK(std::string_view(after).ends_with(bytes.substr(splice.span.end)),
                     "the bytes behind the splice stay");
  if (front_matter.related() != nullptr) {
    // What the scanner calls the block must be the parser's block, too.
    YamlLimits limits;
    limits.bytes = size + 1;
    const auto whole = parse_yaml(front_matter.yaml.of(bytes), 2, limits);
    if (whole) {
      KINDRED_FUZZ_CHECK(whole->children.size() == front_matter.keys.size(),
                         "a block is replaced only where it ends as its lines say");
    }
  }
  const FrontMatter again = scan_again(after);
  KINDRED_FUZZ_CHECK(block_owner(after, again) == BlockOwner::kindred,
                     "the block is found as kindred's own");
  const YamlNode fields_again = parse_again(after, again);
  KINDRED_FUZZ_CHECK(same_value(fields->values, fields_again), "all other values stay");
  const Splice second = splice_block(after, again, block);
  KINDRED_FUZZ_CHECK(second.applied_to(after) == after, "a second run changes nothing");
  KINDRED_FUZZ_CHECK(prove_splice(after, again, value_fingerprint(fields_again), second, entries),
                     "a second run is proved");
  check_removal(bytes, front_matter, after);
  return 0;
}
