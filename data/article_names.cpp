#include "data/article_names.hpp"

#include <algorithm>

#include "data/trec.hpp"
#include "data/utf8.hpp"

namespace kindred {

Result<std::optional<DocId>> ArticleNames::resolve(const std::string& name, std::uint32_t line) {
  return only_one(index_.find(name), name, line);
}

Result<std::optional<DocId>> ArticleNames::resolve_id(const std::string& id, std::uint32_t line) {
  // Decoded first: that is how document_ids() tells 'a b' from a file that is called 'a%20b'.
  const std::string name = decode_id(id);
  auto found = index_.find_id(name);
  if (name == id || !found.empty() || is_skipped(name)) return only_one(found, name, line);
  return only_one(index_.find_id(id), id, line);
}

Result<std::optional<DocId>> ArticleNames::only_one(const std::vector<DocId>& found,
                                                    const std::string& name, std::uint32_t line) {
  if (found.size() == 1) return std::optional<DocId>(found.front());
  const std::string shown = "'" + printable_utf8(name) + "'";
  if (found.size() > 1) {
    return Error{Errc::malformed,
                 shown + " names " + std::to_string(found.size()) +
                     " articles; write the path of the one you mean",
                 path_, line};
  }
  if (!is_skipped(name)) {
    const std::string likely = index_.likely_stem(name);
    return Error{Errc::malformed,
                 "no article " + shown + (likely.empty() ? "" : ": did you mean '" + likely + "'?"),
                 path_, line};
  }
  warn(name, line);
  return std::optional<DocId>{};
}

bool ArticleNames::is_skipped(const std::string& name) const {
  return std::any_of(skipped_.begin(), skipped_.end(), [&](const std::string& path) {
    return path == name || stem(path) == name || without_extension(path) == name;
  });
}

void ArticleNames::warn(const std::string& name, std::uint32_t line) {
  if (!warned_.insert(name).second) return;
  warnings_.push_back(
      {Diagnostic::Severity::warning, path_, line,
       "'" + printable_utf8(name) + "' was skipped, so lines about it are passed over"});
}

}  // namespace kindred
