#include "data/html.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/text.hpp"

namespace kindred {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

constexpr std::array<Named, 26> kNamedEntities = {{
    {"amp", "&"},   {"lt", "<"},    {"gt", ">"},     {"quot", "\""}, {"apos", "'"},
    {"nbsp", " "},  {"shy", ""},    {"ndash", "–"},  {"mdash", "—"}, {"hellip", "…"},
    {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"},  {"rdquo", "”"}, {"laquo", "«"},
    {"raquo", "»"}, {"bull", "•"},  {"middot", "·"}, {"copy", "©"},  {"reg", "®"},
    {"trade", "™"}, {"euro", "€"},  {"deg", "°"},    {"times", "×"}, {"eacute", "é"},
    {"uuml", "ü"},
}};

// Tags of feeds and articles; other `<words>` are more likely code.
constexpr std::array<std::string_view, 62> kTags = {
    "a",       "abbr",    "article", "aside",   "audio", "b",          "blockquote", "br",
    "button",  "caption", "center",  "cite",    "code",  "dd",         "del",        "details",
    "div",     "dl",      "dt",      "em",      "embed", "figcaption", "figure",     "font",
    "footer",  "form",    "h1",      "h2",      "h3",    "h4",         "h5",         "h6",
    "header",  "hr",      "i",       "iframe",  "img",   "input",      "ins",        "label",
    "li",      "link",    "mark",    "meta",    "nav",   "noscript",   "object",     "ol",
    "p",       "pre",     "q",       "section", "small", "span",       "strong",     "sub",
    "summary", "sup",     "table",   "u",       "ul",    "video",
};
constexpr std::array<std::string_view, 9> kTableTags = {"tbody", "td",  "tfoot",  "th", "thead",
                                                        "tr",    "col", "source", "svg"};

void append_utf8(std::string& out, std::uint32_t code) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0U | code >> 6U);
    byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    byte(0xE0U | code >> 12U);
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  } else {
    byte(0xF0U | code >> 18U);
    byte(0x80U | (code >> 12U & 0x3FU));
    byte(0x80U | (code >> 6U & 0x3FU));
    byte(0x80U | (code & 0x3FU));
  }
}

std::optional<std::uint32_t> numeric_entity(std::string_view name) {
  name.remove_prefix(1);  // '#'
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
  const bool whole = error == std::errc{} && end == name.data() + name.size();
  const bool character = code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return whole && character ? std::optional(code) : std::nullopt;
}

// Decodes the entity at the start of `text` and returns its length, or 0.
std::size_t append_entity(std::string_view text, std::string& out) {
  const auto semicolon = text.substr(0, 12).find(';');
  if (semicolon == std::string_view::npos || semicolon < 2) return 0;
  const auto name = text.substr(1, semicolon - 1);
  if (name.front() == '#') {
    const auto code = numeric_entity(name);
    if (!code) return 0;
    append_utf8(out, *code);
    return semicolon + 1;
  }
  const auto* const known = std::find_if(kNamedEntities.begin(), kNamedEntities.end(),
                                         [&](const Named& entity) { return entity.first == name; });
  if (known == kNamedEntities.end()) return 0;
  out += known->second;
  return semicolon + 1;
}

struct Tag {
  std::string name;  // small letters
  bool closing = false;
  std::size_t length = 0;
};

std::optional<Tag> read_tag(std::string_view text) {
  Tag tag;
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') {
    tag.closing = true;
    ++at;
  }
  const auto name_end = text.substr(0, 20).find_first_of(" \t\r\n/>", at);  // no long search
  if (name_end == std::string_view::npos || name_end - at > 10) return std::nullopt;
  tag.name = lower_ascii(text.substr(at, name_end - at));
  const bool known =
      std::find(kTags.begin(), kTags.end(), tag.name) != kTags.end() ||
      std::find(kTableTags.begin(), kTableTags.end(), tag.name) != kTableTags.end() ||
      tag.name == "script" || tag.name == "style";
  const auto close = text.substr(0, 20'000).find('>', name_end);
  if (!known || close == std::string_view::npos) return std::nullopt;
  tag.length = close + 1;
  return tag;
}

// Length of what stands at a '<' and is not text (a tag, a comment, a whole script), or 0.
std::size_t markup_length(std::string_view text) {
  if (text.starts_with("<!--")) {
    const auto end = text.find("-->", 4);
    return end == std::string_view::npos ? text.size() : end + 3;
  }
  const auto tag = read_tag(text);
  if (!tag) return 0;
  if (tag->closing || (tag->name != "script" && tag->name != "style")) return tag->length;
  for (auto at = text.find("</", tag->length); at != std::string_view::npos;
       at = text.find("</", at + 2)) {
    const auto end = read_tag(text.substr(at));
    if (end && end->name == tag->name) return at + end->length;
  }
  return text.size();
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const auto at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at);
    const std::size_t n = append_entity(text, out);
    if (n == 0) out += '&';
    text.remove_prefix(std::max<std::size_t>(n, 1));
  }
}

std::string html_to_text(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return std::string(html);
  std::string out;
  out.reserve(html.size());
  while (!html.empty()) {
    const auto at = std::min(html.find_first_of("<&"), html.size());
    out += html.substr(0, at);
    html.remove_prefix(at);
    if (html.empty()) break;
    std::size_t n = 0;
    if (html.front() == '<') {
      n = markup_length(html);
      if (n > 0) out += ' ';
    } else {
      n = append_entity(html, out);
    }
    if (n == 0) out += html.front();
    html.remove_prefix(std::max<std::size_t>(n, 1));
  }
  return out;
}

}  // namespace kindred
