#include "data/proof.hpp"

#include <algorithm>
#include <optional>

#include "data/entry.hpp"
#include "data/lines.hpp"
#include "data/related_block.hpp"
#include "data/yaml.hpp"

namespace kindred {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// What stands behind `key: `, or all of it where there is no key of letters, digits and '_'.
std::string_view behind_key(std::string_view text) {
  std::size_t colon = 0;
  while (colon < text.size() && (is_letter_or_digit(text[colon]) || text[colon] == '_')) ++colon;
  const bool is_key = colon < text.size() && text[colon] == ':' &&
                      (colon + 1 == text.size() || text[colon + 1] == ' ');
  return is_key ? trim(text.substr(colon + 1)) : text;
}

/// Does a text that begins with a double quote end with the quote that closes it?
bool is_quoted(std::string_view text) {
  for (auto quote = text.find('"', 1); quote != std::string_view::npos;
       quote = text.find('"', quote + 1)) {
    std::size_t escapes = 0;
    while (text[quote - 1 - escapes] == '\\') ++escapes;  // the opening quote is none
    if (escapes % 2 == 0) return quote + 1 == text.size();
  }
  return false;
}

// A line of a block that ends where it seems to end: no quote, bracket or block scalar that goes
// on.
bool is_self_contained(std::string_view line) {
  auto rest = trim(line);
  while (rest.starts_with("- ")) rest = trim(rest.substr(2));
  if (rest.empty() || rest == "-" || rest.front() == '#') return true;
  rest = behind_key(rest);
  if (rest.empty()) return true;
  if (rest.front() == '"') return is_quoted(rest);
  const bool another_key = rest.ends_with(':') || rest.find(": ") != std::string_view::npos ||
                           rest.find('\t') != std::string_view::npos;
  return !another_key &&
         (is_letter_or_digit(rest.front()) || static_cast<unsigned char>(rest.front()) >= 0x80);
}

/// Does every line of the block stand for itself, so that it ends where the scanner says?
bool is_extent_obvious(std::string_view bytes, const TopLevelKey& related) {
  auto lines = related.span.of(bytes);
  lines.remove_prefix(line_end(lines, 0));
  while (!lines.empty()) {
    const std::size_t end = line_end(lines, 0);
    if (!is_self_contained(lines.substr(0, end))) return false;
    lines.remove_prefix(end);
  }
  return true;
}

// Does the block end where the scanner says? Obvious for lines that each stand for themselves;
// otherwise the whole front matter goes through the parser.
Status check_extent(std::string_view bytes, const FrontMatter& front_matter, YamlLimits limits) {
  const TopLevelKey& related = *front_matter.related();
  if (is_extent_obvious(bytes, related)) return ok();
  constexpr std::size_t kLargerWithBlock = 16;  // an old block is most of some files
  limits.bytes *= kLargerWithBlock;
  limits.nodes *= kLargerWithBlock;
  const auto parsed = parse_yaml(front_matter.yaml.of(bytes), 2, limits);
  if (!parsed) return parsed.error();
  const auto same = [](const YamlNode& field, const TopLevelKey& key) {
    return field.key == key.name && field.key_line == key.line;
  };
  if (parsed->children.size() != front_matter.keys.size() ||
      !std::equal(parsed->children.begin(), parsed->children.end(), front_matter.keys.begin(),
                  same)) {
    return Error{
        Errc::unsupported,
        "the end of this 'related' block cannot be told by its lines; indent it throughout", "",
        related.line};
  }
  return ok();
}

Error refused(std::string what, const FrontMatter& front_matter) {
  const TopLevelKey* related = front_matter.related();
  const std::string remedy = related != nullptr
                                 ? "; take the block out and run again"
                                 : "; write a line 'related:' where it should stand and run with "
                                   "--existing replace";
  return {Errc::unsupported, "left as it is, because " + std::move(what) + remedy, "",
          related != nullptr ? related->line : 1};
}

// Do the entries read back from the block?
bool reads_back(const YamlNode& related, std::span<const std::string> entries) {
  // Rendering loses nothing, so equal texts are equal values.
  const auto same = [](const std::string& entry, const YamlNode& read) {
    return render_entry(read) == entry;
  };
  return related.is_sequence() &&
         std::equal(entries.begin(), entries.end(), related.children.begin(),
                    related.children.end(), same);
}

}  // namespace

bool takes_any_block(std::string_view bytes, const FrontMatter& front_matter, bool plain) {
  const TopLevelKey* related = front_matter.related();
  return plain && (related != nullptr ? is_extent_obvious(bytes, *related)
                                      : front_matter.keys.size() < kMostKeys);
}

Status prove_splice(std::string_view before, const FrontMatter& front_matter, std::uint64_t values,
                    const Splice& splice, std::span<const std::string> entries,
                    const YamlLimits& limits) {
  if (front_matter.related() != nullptr) {
    if (auto status = check_extent(before, front_matter, limits); !status) return status;
  }
  const std::string after = splice.applied_to(before);
  const auto scanned = scan_front_matter(after);
  if (!scanned) return refused("the result would be: " + scanned.error().message, front_matter);
  if (!*scanned || after.substr((*scanned)->body) != before.substr(front_matter.body)) {
    return refused("the body would change", front_matter);
  }
  auto fields = parse_yaml((*scanned)->yaml.of(after), 2, limits);
  if (!fields && (*scanned)->yaml.size() > limits.bytes) {
    return Error{Errc::unsupported,
                 "left as it is, because the result would be: " + fields.error().message +
                     "; set a lower limit, or fewer keys of an entry, or raise limits.front_matter",
                 "", 1};
  }
  if (!fields) return refused("the result would be: " + fields.error().message, front_matter);
  YamlNode related;
  const auto found = std::find_if(fields->children.begin(), fields->children.end(),
                                  [](const YamlNode& field) { return field.key == "related"; });
  if (found != fields->children.end()) {
    related = std::move(*found);
    fields->children.erase(found);
  }
  fields->kind = YamlNode::Kind::map;  // also where no field is left
  if (value_fingerprint(*fields) != values) {
    return refused("another value would change", front_matter);
  }
  const bool as_meant =
      !entries.empty() ? reads_back(related, entries) : related.is_null() == entries.empty();
  if (!as_meant) return refused("the block would not be read back", front_matter);
  return ok();
}

}  // namespace kindred
