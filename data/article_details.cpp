#include "data/article_details.hpp"

#include <algorithm>
#include <cassert>

#include "data/dates.hpp"
#include "data/front_matter.hpp"
#include "data/metadata.hpp"
#include "data/misencoding.hpp"

namespace kindred {
namespace {

std::uint32_t line_of(const YamlNode& fields, const std::vector<std::string>& names) {
  const YamlNode* field = first_present(fields, names);
  return field == nullptr ? 1 : field->key_line;
}

void read_fields(const YamlNode& fields, std::string_view url, const Options& options,
                 ArticleDetails& out) {
  out.lines = {.title = line_of(fields, options.schema.title),
               .excerpt = line_of(fields, options.schema.excerpt),
               .url = line_of(fields, options.schema.url),
               .date = line_of(fields, options.schema.date),
               .quality = line_of(fields, {"quality"}),
               .heat = line_of(fields, {"heat"}),
               .language = line_of(fields, language_fields())};
  if (const YamlNode* key = fields.find("translationKey"); key != nullptr && key->is_scalar()) {
    out.translation_key = key->text;
  }
  if (const YamlNode* expiry = fields.find("expiryDate");
      expiry != nullptr && expiry->is_scalar()) {
    out.expiry = parse_date(expiry->text);
    out.expiry_line = expiry->key_line;
  }
  if (const YamlNode* field = excluding_field(fields, options, url)) {
    out.excluded_by = field->key + ": " + field->text;
    out.excluded_line = field->key_line;
  }
}

/// Counts lines as it is asked for ever later places.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes, std::size_t begin = 0, std::uint32_t line = 1)
      : bytes_(bytes), at_(begin), line_(line) {}

  std::uint32_t line_at(std::size_t offset) {
    const auto* const from = bytes_.begin();
    line_ += static_cast<std::uint32_t>(std::count(
        from + static_cast<std::ptrdiff_t>(at_), from + static_cast<std::ptrdiff_t>(offset), '\n'));
    at_ = offset;
    return line_;
  }

 private:
  std::string_view bytes_;
  std::size_t at_;
  std::uint32_t line_;
};

void read_block(std::string_view bytes, const FrontMatter& front_matter, ArticleDetails& out) {
  const TopLevelKey& related = *front_matter.related();
  LineCounter lines(bytes, related.span.begin, related.line);
  for (const std::string_view target : front_matter.block.targets) {
    // An empty one may be a view of nothing.
    const auto at = target.empty() ? 0 : static_cast<std::size_t>(target.data() - bytes.data());
    const std::uint32_t line = target.empty() ? related.line : lines.line_at(at);
    out.targets.push_back({std::string(target), line});
  }
}

void read_encoding(std::string_view bytes, const TopLevelKey* related, ArticleDetails& out) {
  const ByteSpan block = related == nullptr ? ByteSpan{} : related->span;
  LineCounter lines(bytes);
  const auto look = [&](std::size_t begin, std::size_t end) {
    for (const Misencoded& piece : find_misencoded(bytes.substr(begin, end - begin))) {
      if (out.misencoded++ > 0) continue;
      out.misencoded_line = lines.line_at(begin + piece.at);
      out.misencoded_text = bytes.substr(begin + piece.at, piece.size);
      out.misencoded_meant = piece.meant;
    }
  };
  look(0, block.begin);
  look(block.end, bytes.size());
}

}  // namespace

ArticleDetails read_details(std::string_view bytes, std::string_view url, const Options& options) {
  ArticleDetails out;
  const auto scanned = scan_front_matter(bytes);
  assert(scanned && *scanned);
  const FrontMatter& front_matter = **scanned;
  const auto fields = parse_metadata(bytes, front_matter, yaml_limits(options.limits));
  assert(fields);
  read_fields(fields->values, url, options, out);
  out.owner = block_owner(bytes, front_matter);
  const TopLevelKey* related = front_matter.related();
  if (related != nullptr) read_block(bytes, front_matter, out);
  read_encoding(bytes, related, out);
  return out;
}

}  // namespace kindred
