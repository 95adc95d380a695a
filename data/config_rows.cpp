#include "data/config_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/text.hpp"
#include "data/entry.hpp"
#include "data/yaml_text.hpp"

namespace kindred {
namespace {

template <class Number>
bool read_number(const YamlNode& node, Number& out) {
  if (!node.is_scalar()) return false;
  const std::string& text = node.text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

template <class Number>
std::string number_text(Number value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

std::string list_text(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + flow_scalar(value);
  return "[" + text + "]";
}

/// ConfigAccess by type. `place` says which member of Options, constant or not, is meant.
template <class Place>
ConfigAccess number(Place place) {
  return {[place](const YamlNode& node, Options& options) -> Status {
            auto& target = place(options);
            constexpr bool kWhole = std::is_integral_v<std::remove_reference_t<decltype(target)>>;
            if (read_number(node, target)) return ok();
            return bad_config_value(node, kWhole ? "a whole number" : "a number");
          },
          [place](const Options& options) { return number_text(place(options)); }};
}

template <class Place>
ConfigAccess automatic_number(Place place) {
  return {[place](const YamlNode& node, Options& options) -> Status {
            float value = 0;
            if (node.is_scalar() && node.text == "auto") {
              place(options) = std::nullopt;
            } else if (read_number(node, value)) {
              place(options) = value;
            } else {
              return bad_config_value(node, "a number or 'auto'");
            }
            return ok();
          },
          [place](const Options& options) {
            const Auto& value = place(options);
            return value ? number_text(*value) : "auto";
          }};
}

template <class Place>
ConfigAccess text(Place place) {
  return {[place](const YamlNode& node, Options& options) -> Status {
            if (!node.is_scalar()) return bad_config_value(node, "text");
            place(options) = node.text;
            return ok();
          },
          [place](const Options& options) { return flow_scalar(place(options)); }};
}

template <class Place>
ConfigAccess list(Place place) {
  return {[place](const YamlNode& node, Options& options) -> Status {
            std::vector<std::string> values;
            if (node.is_scalar()) values.push_back(node.text);
            if (node.is_map()) return bad_config_value(node, "a list");
            for (const YamlNode& item : node.children) {
              if (!item.is_scalar()) return bad_config_value(item, "text");
              values.push_back(item.text);
            }
            place(options) = std::move(values);
            return ok();
          },
          [place](const Options& options) { return list_text(place(options)); }};
}

template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

template <class Value, class Place>
ConfigAccess choice(Choices<Value> choices, Place place) {
  return {[choices, place](const YamlNode& node, Options& options) -> Status {
            std::vector<std::string> names;
            std::string all;
            for (const auto& [name, value] : choices) {
              if (node.is_scalar() && node.text == name) {
                place(options) = value;
                return ok();
              }
              names.push_back(name);
              all += (all.empty() ? "" : ", ") + name;
            }
            Error error = bad_config_value(node, "one of " + all);
            if (node.is_scalar()) error.message += suggestion(node.text, names);
            return error;
          },
          [choices, place](const Options& options) {
            const auto chosen = std::find_if(choices.begin(), choices.end(), [&](const auto& one) {
              return one.second == place(options);
            });
            return chosen->first;
          }};
}

Status set_language(const YamlNode& node, Options& options) {
  static const std::vector<std::string> kNames = {
      "auto",       "none",    "arabic",    "armenian",   "basque",   "catalan",
      "danish",     "dutch",   "english",   "finnish",    "french",   "german",
      "greek",      "hindi",   "hungarian", "indonesian", "irish",    "italian",
      "lithuanian", "nepali",  "norwegian", "portuguese", "romanian", "russian",
      "serbian",    "spanish", "swedish",   "tamil",      "turkish",  "yiddish"};
  if (!node.is_scalar() || std::find(kNames.begin(), kNames.end(), node.text) == kNames.end()) {
    Error error = bad_config_value(node, "'auto', 'none' or a Snowball language such as 'english'");
    if (node.is_scalar()) error.message += suggestion(node.text, kNames);
    return error;
  }
  options.language = node.text;
  return ok();
}

Status set_entry(const YamlNode& node, Options& options) {
  std::vector<std::string> keys;
  if (!node.is_sequence()) return bad_config_value(node, "a list of entry keys");
  for (const YamlNode& item : node.children) {
    if (!item.is_scalar())
      return bad_config_value(item, "an entry key (quote it: \"provider{name}\")");
    if (auto key = parse_entry_key(item.text); !key) {
      key.error().line = item.line;
      return key.error();
    }
    keys.push_back(item.text);
  }
  if (keys.empty()) return bad_config_value(node, "at least one entry key");
  options.entry = std::move(keys);
  return ok();
}

// Adds to what is excluded by default; `draft: null` takes one out.
Status set_exclude(const YamlNode& node, Options& options) {
  if (!node.is_map() && !node.is_null())
    return bad_config_value(node, "a map such as {removed: true}");
  for (const YamlNode& field : node.children) {
    if (!field.is_scalar() && !field.is_null()) return bad_config_value(field, "a single value");
    std::erase_if(options.exclude, [&](const auto& known) { return known.first == field.key; });
    if (field.is_scalar()) options.exclude.emplace_back(field.key, field.text);
  }
  return ok();
}

// For someone who has the defaults: those that do not exclude are taken out.
std::string exclude_text(const Options& options) {
  std::string text;
  const auto add = [&](const std::string& name, const std::string& value) {
    text += (text.empty() ? "" : ", ") + flow_scalar(name) + ": " + value;
  };
  for (const auto& [name, value] : options.exclude) add(name, flow_scalar(value));
  for (const auto& [name, value] : Options{}.exclude) {
    const auto same_name = [&name = name](const auto& one) { return one.first == name; };
    if (std::none_of(options.exclude.begin(), options.exclude.end(), same_name)) add(name, "null");
  }
  return "{" + text + "}";
}

}  // namespace

Error bad_config_value(const YamlNode& node, const std::string& expected) {
  const std::string found = node.is_scalar() ? "'" + node.text + "'"
                            : node.is_map()  ? "a map"
                            : node.is_null() ? "nothing"
                                             : "a list";
  return {Errc::invalid, found + " where " + expected + " belongs", "", node.line};
}

// The place of a member, for the functions above.
#define KINDRED_PLACE(member) \
  [](auto& options) -> auto& { return options.member; }  // NOLINT: a member stands in no brackets

const std::vector<ConfigRow>& config_rows() {
  static const std::vector<ConfigRow> kRows = {
      {"content",
       "folders or globs that hold articles, relative to the file; none: all that may hold some",
       list(KINDRED_PLACE(content))},
      {"language",
       "auto (per article), a Snowball name such as german, or none",
       {set_language, text(KINDRED_PLACE(language)).get}},
      {"limit", "entries per article", number(KINDRED_PLACE(limit))},
      {"site.kind", "what makes its pages, and their urls: auto, jekyll, hugo or none",
       choice<SiteKind>({{"auto", SiteKind::automatic},
                         {"jekyll", SiteKind::jekyll},
                         {"hugo", SiteKind::hugo},
                         {"none", SiteKind::none}},
                        KINDRED_PLACE(kind))},
      {"existing", "blocks that kindred did not write: keep or replace",
       choice<Existing>({{"keep", Existing::keep}, {"replace", Existing::replace}},
                        KINDRED_PLACE(existing))},
      {"keep_margin",
       "part of its score by which a new link must beat one that stands to take its place, 0 to 1",
       number(KINDRED_PLACE(keep_margin))},
      {"max_inlinks", "most lists that one article may be in (0: any)",
       number(KINDRED_PLACE(max_inlinks))},
      {"fields.title", "multiplier of term counts in titles; 0 turns the field off",
       number(KINDRED_PLACE(fields.title))},
      {"fields.excerpt", "multiplier of term counts in excerpts; 0 turns the field off",
       number(KINDRED_PLACE(fields.excerpt))},
      {"fields.body", "multiplier of term counts in bodies; 0 turns the field off, and links",
       number(KINDRED_PLACE(fields.body))},
      {"fields.damping", "exponent of a term's multiplied counts: 0.5 the square root, 1 none",
       number(KINDRED_PLACE(fields.damping))},
      {"similarity.topics", "share of shared topics in the similarity, 0 to 1 or auto",
       automatic_number(KINDRED_PLACE(similarity.topics))},
      {"similarity.dense", "share of nearness in faiss's space, 0 to 1 or auto",
       automatic_number(KINDRED_PLACE(similarity.dense))},
      {"similarity.links", "share of a link from one body to the other, 0 to 1 or auto",
       automatic_number(KINDRED_PLACE(similarity.links))},
      {"similarity.mentions",
       "share of one article's text naming the other's title, 0 to 1 or auto",
       automatic_number(KINDRED_PLACE(similarity.mentions))},
      {"similarity.section", "share of the same section of the site, 0 to 1 or auto",
       automatic_number(KINDRED_PLACE(similarity.section))},
      {"schema.title", "front-matter names of the title, the first that is there",
       list(KINDRED_PLACE(schema.title))},
      {"schema.excerpt", "front-matter names of the excerpt, the first that is there",
       list(KINDRED_PLACE(schema.excerpt))},
      {"schema.topics", "front-matter names of topics, all of them",
       list(KINDRED_PLACE(schema.topics))},
      {"schema.date", "front-matter names of the date, the first that is there",
       list(KINDRED_PLACE(schema.date))},
      {"schema.url", "front-matter names of the url, the first that is there",
       list(KINDRED_PLACE(schema.url))},
      {"entry",
       "keys that an entry copies from its target",
       {set_entry, list(KINDRED_PLACE(entry)).get}},
      {"rank.quality", "weight of the quality rank, 0 to 1", number(KINDRED_PLACE(rank.quality))},
      {"rank.heat", "weight of the heat rank, 0 to 1", number(KINDRED_PLACE(rank.heat))},
      {"rank.proximity", "weight of closeness in time, 0 to 1 or auto",
       automatic_number(KINDRED_PLACE(rank.proximity))},
      {"rank.half_life_days", "days after which closeness has halved, or auto",
       automatic_number(KINDRED_PLACE(rank.half_life_days))},
      {"rank.min_score", "least similarity of an entry", number(KINDRED_PLACE(rank.min_score))},
      {"rank.near_copy",
       "text similarity from which two articles are copies (0.95 if weeks lie between them)",
       number(KINDRED_PLACE(rank.near_copy))},
      {"rank.diversity", "share given to being unlike the entries above, 0 to 1",
       number(KINDRED_PLACE(rank.diversity))},
      {"rank.per_provider", "most entries of one provider (0: any)",
       number(KINDRED_PLACE(rank.per_provider))},
      {"rank.duplicates", "copies: collapse or keep",
       choice<Duplicates>({{"collapse", Duplicates::collapse}, {"keep", Duplicates::keep}},
                          KINDRED_PLACE(rank.duplicates))},
      {"rank.languages", "articles of another language: apart or mixed",
       choice<Languages>({{"apart", Languages::apart}, {"mixed", Languages::mixed}},
                         KINDRED_PLACE(rank.languages))},
      {"exclude",
       "front-matter values that keep an article out of lists; yours are added, and null takes one "
       "out",
       {set_exclude, exclude_text}},
      {"curated", "file of pins and blocks; empty: relations.yml in SITE, if there is one",
       text(KINDRED_PLACE(curated))},
      {"candidates.sources",
       "auto (postings; faiss, too, where similarity.dense counts), faiss, postings or both",
       choice<Sources>({{"auto", Sources::automatic},
                        {"faiss", Sources::faiss},
                        {"postings", Sources::postings},
                        {"both", Sources::both}},
                       KINDRED_PLACE(candidates.sources))},
      {"candidates.index", "faiss index: auto, flat, hnsw or ivf",
       choice<IndexKind>({{"auto", IndexKind::automatic},
                          {"flat", IndexKind::flat},
                          {"hnsw", IndexKind::hnsw},
                          {"ivf", IndexKind::ivf}},
                         KINDRED_PLACE(candidates.index))},
      {"candidates.depth", "candidates per article and source",
       number(KINDRED_PLACE(candidates.depth))},
      {"limits.file", "bytes of a file, 1 to 64 MiB", number(KINDRED_PLACE(limits.file))},
      {"limits.front_matter", "bytes of YAML, without related and with a new one, 0.5 to 16 MiB",
       number(KINDRED_PLACE(limits.front_matter))},
      {"limits.depth", "levels of nested values, 16 to 256", number(KINDRED_PLACE(limits.depth))},
      {"limits.values", "values of front matter, aliases written out, up to 10,000,000",
       number(KINDRED_PLACE(limits.values))},
      {"limits.topics", "topics of an article", number(KINDRED_PLACE(limits.topics))},
      {"limits.text", "bytes of a title, an excerpt, a url or a topic, 1000 to 1 MiB",
       number(KINDRED_PLACE(limits.text))},
      {"limits.entry", "bytes of the entry that leads to an article, 1000 to 1 MiB",
       number(KINDRED_PLACE(limits.entry))},
      {"limits.body", "bytes of a body that are read; the rest does not count",
       number(KINDRED_PLACE(limits.body))},
  };
  return kRows;
}
#undef KINDRED_PLACE

}  // namespace kindred
