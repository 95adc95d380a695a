// One entry of a `related` block: chosen fields of the target, as YAML lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "data/yaml.hpp"

namespace kindred {

/// Where Hugo keeps articles; `path` in an entry begins below it.
inline constexpr std::string_view kHugoContent = "content/";

/// A key that an entry copies from its target: `quality`, or with chosen parts
/// `provider{name,domain}` (of a map, or of each map in a list).
struct EntryKey {
  std::string name;
  std::vector<std::string> parts;  // empty: the whole value
};

/// Reads the notation of options.entry. Errors name the faulty text.
Result<EntryKey> parse_entry_key(std::string_view text);

/// The fields of an entry that leads to the article with these front-matter `fields`: a map.
/// A target with a url outside the site has the keys of `keys` that it states, in their order, with
/// `originalUrl` in place of a missing `webUrl`, and in any case the url that it was read by. A
/// target on the site itself has title, path, its url, date and excerpt, under the names that it
/// uses; a url that it does not state goes by the first of webUrl and url that `keys` hold.
YamlNode make_entry(const Article& target, const YamlNode& fields,
                    const std::vector<EntryKey>& keys, const SchemaOptions& schema);

/// The lines of an entry, each ended by '\n', indented as they stand behind "- ". Values keep their
/// quoting: quoted scalars are double-quoted on one line, plain ones plain where that is safe.
/// Parsing the result gives the same values back.
std::string render_entry(const YamlNode& entry);

}  // namespace kindred
