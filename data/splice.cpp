#include "data/splice.hpp"

#include <algorithm>

#include "data/lines.hpp"

namespace kindred {
namespace {

bool blank_before(std::string_view bytes, const FrontMatter& front_matter, std::size_t at) {
  if (at <= front_matter.yaml.begin) return false;
  const auto begin = line_before(bytes, at);
  return is_blank(bytes.substr(begin, at - begin));
}

// A group is a key with the comments right above it.
std::size_t group_begin(std::string_view bytes, const FrontMatter& front_matter,
                        const TopLevelKey& key) {
  std::size_t begin = key.span.begin;
  std::size_t end_before = front_matter.yaml.begin;  // '#' may also begin a line of a quoted value
  for (const TopLevelKey& other : front_matter.keys) {
    if (other.span.end <= begin) end_before = other.span.end;
  }
  while (begin > end_before) {
    const auto before = line_before(bytes, begin);
    if (!bytes.substr(before).starts_with('#')) break;
    begin = before;
  }
  return begin;
}

bool has_blank_between_groups(std::string_view bytes, const FrontMatter& front_matter) {
  return std::any_of(front_matter.keys.begin(), front_matter.keys.end(), [&](const auto& key) {
    const auto begin = group_begin(bytes, front_matter, key);
    return blank_before(bytes, front_matter, begin);
  });
}

// Behind the last line that says something.
std::size_t end_of_content(std::string_view bytes, const FrontMatter& front_matter) {
  std::size_t end = front_matter.yaml.end;
  while (end > front_matter.yaml.begin && blank_before(bytes, front_matter, end)) {
    end = line_before(bytes, end);
  }
  return end;
}

Splice insert_block(std::string_view bytes, const FrontMatter& front_matter,
                    std::string_view block) {
  const std::string eol(to_string(front_matter.eol));
  if (const TopLevelKey* secured = front_matter.find("secured")) {
    const auto at = group_begin(bytes, front_matter, *secured);
    const bool set_off = blank_before(bytes, front_matter, at);
    return {{at, at}, std::string(block) + (set_off ? eol : "")};
  }
  const auto at = end_of_content(bytes, front_matter);
  const bool set_off = has_blank_between_groups(bytes, front_matter);
  return {{at, at}, (set_off ? eol : "") + std::string(block)};
}

// Takes out the block and the blank line that insert_block() would have added with it.
Splice remove_block(std::string_view bytes, const FrontMatter& front_matter, ByteSpan block) {
  const bool set_off = blank_before(bytes, front_matter, block.begin);
  const bool last = end_of_content(bytes, front_matter) == block.end;
  if (last) {
    if (set_off) block.begin = line_before(bytes, block.begin);
  } else if (const auto end = line_end(bytes, block.end);
             set_off && is_blank(bytes.substr(block.end, end - block.end))) {
    block.end = end;
  }
  return {block, ""};
}

}  // namespace

std::string Splice::applied_to(std::string_view bytes) const {
  std::string out;
  out.reserve(bytes.size() - span.size() + replacement.size());
  out.append(bytes.substr(0, span.begin));
  out.append(replacement);
  out.append(bytes.substr(span.end));
  return out;
}

Splice splice_block(std::string_view bytes, const FrontMatter& front_matter,
                    std::string_view block) {
  const TopLevelKey* related = front_matter.related();
  if (related == nullptr) {
    if (block.empty()) return {{front_matter.yaml.end, front_matter.yaml.end}, ""};
    return insert_block(bytes, front_matter, block);
  }
  if (block.empty()) return remove_block(bytes, front_matter, related->span);
  return {related->span, std::string(block)};
}

}  // namespace kindred
