// What do the fields say? Front matter as values, in the names of several kinds of site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.hpp"
#include "core/options.hpp"
#include "data/front_matter.hpp"
#include "data/yaml.hpp"

namespace kindred {

struct Fields {
  YamlNode values;     // a map, without `related`
  bool plain = false;  // all of it is plain YAML, see parse_plain_yaml()
};

/// Parses the front matter of `bytes` without its `related` block (in real sites 90 % of the
/// bytes) and checks that the parser sees the same keys on the same lines as the scanner.
Result<Fields> parse_metadata(std::string_view bytes, const FrontMatter& front_matter,
                              const YamlLimits& limits = {});

struct Metadata {
  Article article;  // path set; body and links still empty
  std::vector<Diagnostic> warnings;
};

/// Reads the fields of an article by the names in options.schema. Values that cannot be read as a
/// number or a date count as missing, with a warning; a title, excerpt, topic list or url of the
/// wrong shape, or beyond options.limits, is an error.
Result<Metadata> read_metadata(const std::string& path, const YamlNode& fields,
                               const Options& options);

/// The field of `names`, in order of preference, that counts: the first that is not empty.
const YamlNode* first_present(const YamlNode& fields, const std::vector<std::string>& names);

/// The names of the field that states a language, in order of preference.
const std::vector<std::string>& language_fields();

/// The field that keeps an article with this url out of lists, or nullptr.
const YamlNode* excluding_field(const YamlNode& fields, const Options& options,
                                std::string_view url);

/// Is this url outside the site? (It has a scheme or a host.)
bool is_external_url(std::string_view url);

}  // namespace kindred
